import type { ReactNode } from "react";
import { GlossaryDialog } from "../glossary/GlossaryDialog";
import { Inspector } from "../inspector/Inspector";
import { OwnModelDialog } from "../ownModel/OwnModelDialog";
import { ShareDialog } from "../share/ShareDialog";
import type { OwnModelFiles } from "../worker/protocol";
import { HelpDialog } from "./HelpDialog";
import { Workshop } from "./Workshop";

export interface DialogsProps {
  readonly onRetry: () => void;
  readonly onOwnModel: (files: OwnModelFiles) => Promise<void>;
}

/** Everything that opens over the page. */
export function Dialogs({ onRetry, onOwnModel }: DialogsProps): ReactNode {
  return (
    <>
      <HelpDialog />
      <Workshop />
      <GlossaryDialog />
      <ShareDialog />
      <OwnModelDialog onLoad={onOwnModel} onReset={onRetry} />
      <Inspector />
    </>
  );
}

import { Component, lazy, type ReactNode, Suspense, useState } from "react";
import { useStore } from "../store/store";
import { words } from "../words/app";
import { withWords } from "../words/speak";
import type { DialogsProps } from "./Dialogs";
import { Notice } from "./Notices";

const Dialogs = lazy(() => withWords(import("./Dialogs")).then((file) => ({ default: file.Dialogs })));

/** What opens over the page, fetched when the first of it is asked for: nobody needs it for a first picture. */
export function LateDialogs(props: DialogsProps): ReactNode {
  const isAsked = useStore(
    (state) =>
      state.helpOpen ||
      state.shareOpen ||
      state.modelOpen ||
      state.workshopOpen ||
      state.glossary !== null ||
      state.inspection !== null,
  );
  const [isWanted, setWanted] = useState(isAsked);
  if (isAsked && !isWanted) setWanted(true);
  if (!isWanted) return null;
  return (
    <DialogsBoundary>
      <Suspense fallback={null}>
        <Dialogs {...props} />
      </Suspense>
    </DialogsBoundary>
  );
}

/** Keeps the page standing when the file does not arrive, and says so. */
class DialogsBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice about="error" role="alert" late actions={{ [words.reload]: () => location.reload() }}>
        <p>{words.dialogsLost}</p>
      </Notice>
    );
  }
}

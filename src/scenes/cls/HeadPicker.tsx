import type { ReactNode } from "react";
import { setHead } from "../../store/view";
import { Options } from "../../ui/Options";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { words } from "./words";

const MEAN = "mean";
/** More heads than this become a drop-down. */
const BUTTONS = 6;

/** All heads averaged, or one of them alone. */
export function HeadPicker({ context }: { context: SceneContext }): ReactNode {
  const heads = context.model?.config.heads ?? 1;
  const value = context.settings.cls.oneHead ? String(context.head) : MEAN;
  const choose = (chosen: string) => {
    setSetting("cls", { oneHead: chosen !== MEAN });
    if (chosen !== MEAN) setHead(Number(chosen));
  };
  const options = [
    { value: MEAN, label: words.head.mean },
    ...Array.from({ length: heads }, (_, head) => ({ value: String(head), label: String(head + 1) })),
  ];
  return (
    <Options
      label={words.head.label}
      options={options}
      value={value}
      onChange={choose}
      list={heads > BUTTONS}
    />
  );
}

import type { ReactNode } from "react";
import { setHead } from "../../store/view";
import { Options } from "../../ui/Options";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Cls.module.css";
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
  if (heads <= BUTTONS)
    return <Options label={words.head.label} options={options} value={value} onChange={choose} />;
  return (
    <label className={styles.headLabel}>
      {words.head.label}
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

import type { ReactNode } from "react";
import { Choices } from "../../ui/Choices";
import { NumberField } from "../../ui/NumberField";
import { FAMILY, measuresOf, publishedText } from "../family";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Sizes.module.css";
import { chosenRelative, type Subject } from "./subject";
import { words } from "./words";

/** The published sizes, to begin with. */
export function Presets({ context }: { context: SceneContext }): ReactNode {
  const chosen = chosenRelative(context);
  return (
    <Choices
      label={words.presets}
      options={FAMILY.map((relative) => ({
        value: relative,
        label: words.relative(relative.name, publishedText(relative)),
      }))}
      value={chosen}
      onChoose={(relative) => setSetting("sizes", measuresOf(relative))}
    />
  );
}

/** The five sizes that decide everything. */
export function Controls({ subject }: { subject: Subject }): ReactNode {
  const { layers, hidden, heads, vocabulary, positions } = subject.measures;
  return (
    <div className={styles.controls}>
      <NumberField
        label={words.controls.layers}
        value={layers}
        min={1}
        max={48}
        most={96}
        onChange={(value) => setSetting("sizes", { layers: value })}
      />
      <NumberField
        label={words.controls.hidden}
        value={hidden}
        min={32}
        max={2048}
        most={8192}
        step={32}
        onChange={(value) => setSetting("sizes", { hidden: value })}
      />
      <NumberField
        label={words.controls.heads}
        value={heads}
        min={1}
        max={32}
        most={128}
        onChange={(value) => setSetting("sizes", { heads: value })}
        note={
          subject.headSize === null
            ? words.controls.cannotSplit(hidden, heads)
            : words.controls.headSize(subject.headSize)
        }
      />
      <NumberField
        label={words.controls.vocabulary}
        value={vocabulary}
        min={522}
        max={250_522}
        most={1_000_000}
        step={1000}
        onChange={(value) => setSetting("sizes", { vocabulary: value })}
      />
      <NumberField
        label={words.controls.positions}
        value={positions}
        min={32}
        max={4096}
        most={32_768}
        step={32}
        onChange={(value) => setSetting("sizes", { positions: value })}
      />
    </div>
  );
}

import { type ReactNode, useMemo, useState } from "react";
import { useLive } from "../../player/time";
import { useStore } from "../../store/store";
import { setToken } from "../../store/view";
import { insideOf, Stage } from "../Stage";
import type { SceneProps } from "../scene";
import { Bench } from "./Bench";
import { Flow } from "./Flow";
import { SourceText } from "./SourceText";
import { hardestWord, matchSlots, wordAt } from "./steps";
import styles from "./Tokenization.module.css";

/** From this width on, text and magnifier stand side by side. */
const BESIDE = 820;
const GAP = 16;

/** Looks at a token, or at none if it is the one. */
function select(index: number): void {
  const { token } = useStore.getState();
  setToken(index === token ? null : index);
}

/** The text, one of its words under the magnifier, and below them the words as they become tokens. */
export default function TokenizationScene({ context, room: { width } }: SceneProps): ReactNode {
  const { encoding } = context;
  const { words, tokens } = encoding;
  const [hovered, setHovered] = useState<number | null>(null);
  const slots = useMemo(() => matchSlots(words), [words]);
  const working = useLive((t) => wordAt(slots, t));
  const pointed = hovered ?? context.token;
  const pointedWord = pointed === null ? null : (tokens[pointed]?.word ?? null);
  const focus = working ?? pointedWord ?? hardestWord(words);
  const inner = insideOf(width);
  const beside = inner >= BESIDE;
  return (
    <Stage width={width}>
      <div className={styles.top} data-beside={beside || undefined}>
        <SourceText encoding={encoding} span={pointed === null ? null : tokens[pointed]} />
        <Bench
          word={words[focus]}
          slot={slots[focus]}
          live={working !== null}
          words={words}
          width={beside ? Math.floor(inner / 2) - GAP : inner}
        />
      </div>
      <Flow
        encoding={encoding}
        slots={slots}
        width={inner}
        lens={beside ? inner * 0.75 : inner / 2}
        selected={context.token}
        highlighted={working}
        onSelect={select}
        onHover={setHovered}
      />
    </Stage>
  );
}

import { type ReactNode, useMemo, useState } from "react";
import { useLive } from "../../player/time";
import { useStore } from "../../store/store";
import type { SceneProps } from "../scene";
import { Bench } from "./Bench";
import { Flow } from "./Flow";
import { SourceText } from "./SourceText";
import { hardestWord, matchSlots, wordAt } from "./schedule";
import styles from "./Tokenization.module.css";

/** Text on top, its words and tokens in the middle, one word under the magnifier at the bottom. */
export default function TokenizationScene({ context, width }: SceneProps): ReactNode {
  const { encoding } = context;
  const { words, tokens } = encoding;
  const [hovered, setHovered] = useState<number | null>(null);
  const slots = useMemo(() => matchSlots(words), [words]);
  const working = useLive((t) => wordAt(slots, t));
  const { setToken } = useStore.getState();

  const pointed = hovered ?? context.token;
  const pointedWord = pointed === null ? null : (tokens[pointed]?.word ?? null);
  const focus = working ?? pointedWord ?? hardestWord(words);
  const inner = width - 2 * (width < 560 ? 14 : 32);
  return (
    <div className={styles.stage}>
      <SourceText encoding={encoding} span={pointed === null ? null : tokens[pointed]} />
      <Flow
        encoding={encoding}
        slots={slots}
        width={inner}
        selected={context.token}
        highlighted={working}
        onSelect={(index) => setToken(index === context.token ? null : index)}
        onHover={setHovered}
      />
      <Bench word={words[focus]} slot={slots[focus]} live={working !== null} words={words} width={inner} />
    </div>
  );
}

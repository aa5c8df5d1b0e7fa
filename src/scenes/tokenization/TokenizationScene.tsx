import { m, motionValue } from "framer-motion";
import { type ReactNode, useMemo, useState } from "react";
import type { Encoding } from "../../engine";
import { useDerived } from "../../player/derived";
import { useLive, useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { setToken } from "../../store/view";
import { insideOf, Stage } from "../Stage";
import type { SceneProps } from "../scene";
import { Bench, benchHeight } from "./Bench";
import { Flow } from "./Flow";
import { SourceText } from "./SourceText";
import { hardestWord, matchSlots, STEP, wordAt } from "./steps";
import styles from "./Tokenization.module.css";

/** From this width on, text and magnifier stand side by side. */
const BESIDE = 820;
const GAP = 16;
/** Pixels that a letter of the text takes, about, and a line of it and of what it becomes; and what stands before it. */
const LETTER = 10.5;
const LINE = 29;
const NAME = 78;

const ALWAYS = motionValue(1);

/** Looks at a token, or at none if it is the one. */
function select(index: number): void {
  const { token } = useStore.getState();
  setToken(index === token ? null : index);
}

/** How much larger the text stands while it has the magnifier's room as well. */
function largeness({ normalization, words }: Encoding, width: number): number {
  const lines = normalization.map(({ original }) => Math.ceil((original.length * LETTER) / (width - NAME)));
  const height = lines.reduce((sum, count) => sum + 2 * count * LINE + GAP, 0);
  return Math.max(1, Math.min(1.9, benchHeight(words) / height));
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
  const half = beside ? Math.floor(inner / 2) - GAP : inner;
  const large = beside ? largeness(encoding, half) : 1;
  const aside = useSpan(STEP.match, STEP.match + 0.06);
  const comes = useSpan(STEP.match + 0.04, STEP.match + 0.07);
  const scale = useDerived(aside, (p) => large + (1 - large) * p);
  return (
    <Stage width={width}>
      <div className={styles.top} data-beside={beside || undefined}>
        <m.div style={{ scale, originX: 0, originY: 0 }}>
          <SourceText encoding={encoding} span={pointed === null ? null : tokens[pointed]} />
        </m.div>
        <Bench
          word={words[focus]}
          slot={slots[focus]}
          live={working !== null}
          words={words}
          width={half}
          opacity={beside ? comes : ALWAYS}
        />
      </div>
      <Flow
        encoding={encoding}
        slots={slots}
        width={inner}
        letter={LETTER * large * 0.9}
        lens={beside ? inner * 0.75 : inner / 2}
        selected={context.token}
        highlighted={working}
        onSelect={select}
        onHover={setHovered}
      />
    </Stage>
  );
}

import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Token } from "../../engine";
import { markProps } from "../../inspector/question";
import { useLive, useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import styles from "./Cls.module.css";
import type { Look } from "./gather";
import type { Geometry } from "./geometry";
import type { ClsNumbers } from "./refs";
import { layerSlot } from "./steps";
import { words } from "./words";

interface NotesProps {
  readonly tokens: readonly Token[];
  readonly looks: readonly Look[];
  readonly geometry: Geometry;
  readonly pooled: boolean;
  readonly numbers: ClsNumbers;
}

/** To the right of each layer: what [CLS] looks at most, and how spread its look is. */
export function Notes({ tokens, looks, geometry, pooled, numbers }: NotesProps): ReactNode {
  const x = geometry.picture + 24;
  const { rows } = geometry;
  // Of many layers each has room for one line; the entropy is then the picture's own affair.
  const roomy = rows.length < 2 || Math.abs(rows[1] - rows[0]) >= TWO_LINES;
  return (
    <g>
      {looks.map((look) => (
        <Note
          key={look.layer}
          look={look}
          tokens={tokens}
          x={x}
          y={geometry.rows[look.layer + 1] + 11}
          layers={looks.length}
          numbers={numbers}
          roomy={roomy}
        />
      ))}
      {pooled && (
        <text className={styles.noteTitle} x={x} y={geometry.pooledTop + 13}>
          {words.flow.pooled}
        </text>
      )}
      <text className={styles.noteTitle} x={x} y={geometry.rows[0] + 22}>
        {words.flow.goesIn}
      </text>
    </g>
  );
}

interface NoteProps {
  readonly look: Look;
  readonly tokens: readonly Token[];
  readonly x: number;
  readonly y: number;
  readonly layers: number;
  readonly numbers: ClsNumbers;
  /** Whether there is room for a second line. */
  readonly roomy: boolean;
}

/** Pixels between two layers from which two lines stand beside each. */
const TWO_LINES = 36;

function Note({ look, tokens, x, y, layers, numbers, roomy }: NoteProps): ReactNode {
  const slot = layerSlot(look.layer, layers);
  const opacity = useSpan(slot.to - 0.1, slot.to);
  const on = useLive((t) => t > slot.to) && !look.off;
  return (
    <g>
      <text className={styles.noteTitle} x={x} y={y}>
        {words.flow.layer(look.layer + 1)}
      </text>
      <m.text
        className={styles.note}
        x={x + 62}
        y={y}
        style={{ opacity }}
        {...(on &&
          markProps(() => numbers.look(look.layer, look.top), {
            label: words.flow.note(look.layer + 1, lookWords(look, tokens)),
            later: true,
          }))}
      >
        {lookWords(look, tokens)}
      </m.text>
      <m.text
        className={styles.note}
        x={x + 62}
        y={y + 17}
        style={{ opacity }}
        {...(on &&
          markProps(() => look.entropy, {
            label: words.flow.entropyName(look.layer + 1, fixed(look.entropy.value)),
            tip: () => entropyTip(look, tokens.length),
            later: true,
          }))}
      >
        {!look.off &&
          roomy &&
          words.flow.entropyOf(fixed(look.entropy.value), fixed(Math.log(tokens.length)))}
      </m.text>
    </g>
  );
}

/** What a layer's look comes down to: `most at [SEP] 31 %`. */
export function lookWords(look: Look, tokens: readonly Token[]): string {
  if (look.off) return words.flow.off;
  return `${tokens[look.top].text} ${percent(look.shares[look.top])}`;
}

function entropyTip({ layer, shares, entropy }: Look, count: number): ReactNode {
  const parts = Array.from(shares)
    .sort((a, b) => b - a)
    .slice(0, 3)
    .map((p) => `${fixed(p, 2)}·ln ${fixed(p, 2)}`);
  return words.flow.entropyTip({
    layer: layer + 1,
    sum: [...parts, ...(count > 3 ? ["…"] : [])].join(" + "),
    entropy: fixed(entropy.value),
    count,
    most: fixed(Math.log(count)),
  });
}

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
import { layerSlot, type Times } from "./times";

export interface NotesProps {
  readonly tokens: readonly Token[];
  readonly looks: readonly Look[];
  readonly geometry: Geometry;
  readonly times: Times;
  readonly pooled: boolean;
  readonly numbers: ClsNumbers;
}

/** To the right of each layer: what [CLS] looks at most, and how spread its look is. */
export function Notes({ tokens, looks, geometry, times, pooled, numbers }: NotesProps): ReactNode {
  const x = geometry.picture + 24;
  return (
    <g>
      {looks.map((look) => (
        <Note
          key={look.layer}
          look={look}
          tokens={tokens}
          x={x}
          y={geometry.rows[look.layer + 1] + 11}
          times={times}
          numbers={numbers}
        />
      ))}
      {pooled && (
        <text className={styles.noteTitle} x={x} y={geometry.pooledTop + 13}>
          pooled
        </text>
      )}
      <text className={styles.noteTitle} x={x} y={geometry.rows[0] + 22}>
        [CLS] goes in
      </text>
    </g>
  );
}

interface NoteProps {
  readonly look: Look;
  readonly tokens: readonly Token[];
  readonly x: number;
  readonly y: number;
  readonly times: Times;
  readonly numbers: ClsNumbers;
}

function Note({ look, tokens, x, y, times, numbers }: NoteProps): ReactNode {
  const slot = layerSlot(times, look.layer);
  const opacity = useSpan(slot.to - 0.1, slot.to);
  const on = useLive((t) => t > slot.to) && !look.off;
  return (
    <g>
      <text className={styles.noteTitle} x={x} y={y}>
        layer {look.layer + 1}
      </text>
      <m.text
        className={styles.note}
        x={x + 62}
        y={y}
        style={{ opacity }}
        {...(on &&
          markProps(() => numbers.look(look.layer, look.top), {
            label: `Layer ${look.layer + 1}: ${lookWords(look, tokens)}`,
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
          markProps(() => numbers.entropy(look.layer), {
            label: `Entropy of layer ${look.layer + 1}: ${fixed(look.entropy)}`,
            tip: () => entropyTip(look, tokens.length),
            later: true,
          }))}
      >
        {look.off ? "" : `entropy ${fixed(look.entropy)} of ${fixed(Math.log(tokens.length))}`}
      </m.text>
    </g>
  );
}

/** What a layer's look comes down to: `most at [SEP] 31 %`. */
export function lookWords(look: Look, tokens: readonly Token[]): string {
  if (look.off) return "switched off";
  return `${tokens[look.top].text} ${percent(look.shares[look.top])}`;
}

function entropyTip({ layer, shares, entropy }: Look, count: number): ReactNode {
  const parts = Array.from(shares)
    .sort((a, b) => b - a)
    .slice(0, 3)
    .map((p) => `${fixed(p, 2)}·ln ${fixed(p, 2)}`);
  return (
    <>
      Layer {layer + 1}: −({parts.join(" + ")}
      {count > 3 ? " + …" : ""}) = <b>{fixed(entropy)}</b> nats. Looking at all {count} tokens alike would be
      ln {count} = {fixed(Math.log(count))}.
    </>
  );
}

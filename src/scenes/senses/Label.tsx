import type { ReactNode } from "react";
import { setAttributes, useDrawn } from "../../player/drawn";
import { progress, stepAt } from "../../player/storyboard";
import { LABEL_FONT, type Place } from "./labels";
import { markColor, markKind } from "./Mark";
import { along, between, moveTo } from "./path";
import type { Item } from "./reading";
import styles from "./Senses.module.css";
import type { ScatterLayout } from "./scatterLayout";
import { MOVING } from "./steps";

interface LabelProps {
  readonly item: Item;
  readonly layout: ScatterLayout;
  readonly index: number;
}

/** A point's words: they travel with it from place to place, faint on the way, with a line where they stand off. */
export function Label({ item, layout, index }: LabelProps): ReactNode {
  const { before, word, after } = layout.snippets[index];
  const last = layout.rests - 1;
  /** Where the label stands at a rest; before the first one it waits where it will appear. */
  const placeAt = (rest: number): Place | undefined =>
    (layout.labels(rest) ?? layout.labels(layout.firstLabelled))?.[index];
  const whereAt = (t: number) => {
    const step = stepAt(t, last);
    const [from, to] = [placeAt(step), placeAt(step + 1)];
    if (!from || !to) return null;
    return {
      left: between(from.left, to.left, t, step),
      middle: between(from.middle, to.middle, t, step),
      width: from.width,
    };
  };
  const group = useDrawn<SVGGElement>((element, t) => {
    const step = stepAt(t, last);
    const seen = (rest: number) => (layout.labels(rest)?.[index].fits ? 1 : 0);
    const share = progress(t, step, step + MOVING);
    const at = seen(step) + (seen(step + 1) - seen(step)) * share;
    element.style.opacity = `${at * (1 - 0.7 * Math.sin(Math.PI * share))}`;
  });
  const leader = useDrawn<SVGLineElement>((line, t) => {
    const where = whereAt(t);
    if (!where) return;
    const { left, middle, width } = where;
    const [x, y] = [along(layout.x[index], t), along(layout.y[index], t)];
    const edge = Math.max(left, Math.min(left + width, x));
    setAttributes(line, { x1: x, y1: y, x2: edge, y2: middle });
    line.style.opacity = Math.hypot(edge - x, middle - y) > 19 ? "0.8" : "0";
  });
  const text = useDrawn<SVGTextElement>((element, t) => {
    const where = whereAt(t);
    if (where) moveTo(element, where.left, where.middle);
  });
  if (!placeAt(last)) return null;
  const color = markColor(markKind(item.entry.sense));
  return (
    <g ref={group}>
      <g className={styles.label}>
        <line ref={leader} className={styles.leader} />
        <text ref={text} fontSize={LABEL_FONT} dy="0.35em" dx={2}>
          {before}
          <tspan className={styles.labelWord} style={{ fill: color }}>
            {word}
          </tspan>
          {after}
        </text>
      </g>
    </g>
  );
}

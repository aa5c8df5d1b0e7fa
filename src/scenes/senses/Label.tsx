import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { progress, stepAt } from "../../player/storyboard";
import { useTime } from "../../player/time";
import { LABEL_FONT } from "./labels";
import { markColor, markKind } from "./Mark";
import { useAlong } from "./path";
import type { Item } from "./reading";
import styles from "./Senses.module.css";
import type { ScatterLayout } from "./scatterLayout";
import { MOVING } from "./steps";

export interface LabelProps {
  readonly item: Item;
  readonly layout: ScatterLayout;
  readonly index: number;
  readonly dim: boolean;
}

/** A point's words: they travel with it from place to place, faint on the way, with a line where they stand off. */
export function Label({ item, layout, index, dim }: LabelProps): ReactNode {
  const { before, word, after } = layout.snippets[index];
  const last = layout.labels.length - 1;
  const firstKnown = layout.labels.findIndex((labels) => labels !== null);
  const places = layout.labels.map((labels) => (labels ?? layout.labels[firstKnown])?.[index]);
  const rests = places.flatMap((place) => (place ? [place] : []));
  const left = useAlong(rests.map((place) => place.left));
  const middle = useAlong(rests.map((place) => place.middle));
  const opacity = useTransform(useTime(), (t) => {
    const step = stepAt(t, last);
    const seen = (rest: number) => (layout.labels[rest]?.[index].fits ? 1 : 0);
    const share = progress(t, step, step + MOVING);
    const at = seen(step) + (seen(step + 1) - seen(step)) * share;
    return at * (1 - 0.7 * Math.sin(Math.PI * share));
  });
  const px = useAlong(layout.x[index]);
  const py = useAlong(layout.y[index]);
  const width = rests[0]?.width ?? 0;
  const edge = useTransform([px, left], ([x, l]: number[]) => Math.max(l, Math.min(l + width, x)));
  const lead = useTransform([px, py, edge, middle], ([x, y, ex, my]: number[]) =>
    Math.hypot(ex - x, my - y) > 19 ? 0.8 : 0,
  );
  if (rests.length === 0) return null;
  const color = markColor(markKind(item.entry.sense));
  return (
    <m.g style={{ opacity }}>
      <g className={styles.label} data-dim={dim || undefined}>
        <m.line className={styles.leader} x1={px} y1={py} x2={edge} y2={middle} style={{ opacity: lead }} />
        <m.text fontSize={LABEL_FONT} style={{ x: left, y: middle }} dy="0.35em" dx={2}>
          {before}
          <tspan className={styles.labelWord} style={{ fill: color }}>
            {word}
          </tspan>
          {after}
        </m.text>
      </g>
    </m.g>
  );
}

import type { ReactNode } from "react";
import type { TrainingRun } from "../../engine";
import { fixed } from "../../ui/format";
import styles from "./Finetuning.module.css";
import { words } from "./words";

/** A loss as it is written: with the digits it deserves. */
export function lossText(loss: number): string {
  return fixed(loss, loss >= 10 ? 1 : loss >= 0.1 ? 2 : 3);
}

/** The vertical axis for losses: up to the worst, but no higher than three times the loss of a head that knows nothing. */
export function lossScale(
  all: readonly Float32Array[],
  start: number,
): { top: number; marks: { at: number; text: string }[] } {
  const worst = all.reduce((top, losses) => losses.reduce((a, b) => Math.max(a, b), top), 0);
  const top = Math.min(3 * start, 1.1 * Math.max(worst, start));
  return {
    top,
    marks: [
      { at: 0, text: "0" },
      { at: start, text: fixed(start) },
      ...(top > 2 * start ? [{ at: 2 * start, text: fixed(2 * start) }] : []),
    ],
  };
}

/** First, middle and last epoch, at their steps. */
export function epochMarks({ losses, stepsPerEpoch, settings }: TrainingRun): { at: number; text: string }[] {
  const middle = Math.round(settings.epochs / 2);
  return [
    { at: 0, text: words.chart.epoch(0) },
    { at: middle * stepsPerEpoch, text: String(middle) },
    { at: losses.length - 1, text: String(settings.epochs) },
  ];
}

interface LegendEntry {
  readonly name: string;
  readonly color: string;
  readonly value: ReactNode;
  readonly dashed?: boolean;
}

/** What the lines are, with their values at the moment on stage. */
export function Legend({ title, entries }: { title: ReactNode; entries: readonly LegendEntry[] }): ReactNode {
  return (
    <div className={styles.legend}>
      <span className={styles.legendTitle}>{title}</span>
      {entries.map(({ name, color, value, dashed }) => (
        <span key={name} className={styles.legendEntry}>
          <span
            className={styles.swatch}
            data-dashed={dashed}
            style={{ borderColor: color }}
            aria-hidden="true"
          />
          {name} <b className={styles.mono}>{value}</b>
        </span>
      ))}
    </div>
  );
}

/** What asks a chart's points: the chart's label, and how the keys go. */
export function pointsLabel(label: string): string {
  return `${label}. ${words.chart.cursor}`;
}

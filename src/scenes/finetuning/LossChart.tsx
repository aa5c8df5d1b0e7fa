import type { TrainingRun } from "../../engine";
import { fixed } from "../../ui/format";
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

/** What asks a chart's points: the chart's label, and how the keys go. */
export function pointsLabel(label: string): string {
  return `${label}. ${words.chart.cursor}`;
}

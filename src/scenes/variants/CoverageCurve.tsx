import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { Legend } from "../../viz/Legend";
import { LineChart, SHARE_MARKS } from "../../viz/LineChart";
import type { SceneContext } from "../scene";
import { coverage, EPOCHS } from "./epochs";
import { STEP } from "./steps";
import styles from "./Variants.module.css";
import { words } from "./words";

const LINES = [
  { schedule: "fixed", color: "var(--ink-faint)" },
  { schedule: "copies", color: "var(--accent)" },
  { schedule: "dynamic", color: "var(--c-mask)" },
] as const;

/** Share of the tokens that have been masked at least once, epoch by epoch. */
export function CoverageCurve({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const reveal = useSpan(STEP.dynamic + 0.1, STEP.dynamic + 0.85, (p) => p);
  const { title, schedules, epoch, description, reader, point } = words.coverage;
  const series = LINES.map(({ schedule, color }) => ({
    name: schedules[schedule],
    values: coverage(context, schedule, EPOCHS),
    color,
  }));
  const entries = series.map(({ name, color, values }) => ({
    name,
    color,
    value: percent(values[EPOCHS - 1]),
  }));
  return (
    <div className={styles.figure} data-steps="dynamic">
      <Legend title={title} entries={entries} />
      <LineChart
        label={description(
          EPOCHS,
          entries.map(({ name, value }) => `${name} ${value}`),
        )}
        series={series}
        width={width}
        height={150}
        top={1.02}
        yMarks={SHARE_MARKS}
        xMarks={[1, 10, 20, 30, EPOCHS].map((at) => ({
          at: at - 1,
          text: at === 1 ? epoch(1) : String(at),
        }))}
        reveal={reveal}
        points={{
          label: reader,
          say: ({ series: line, index }) =>
            point(series[line].name, index + 1, percent(series[line].values[index])),
        }}
      />
    </div>
  );
}

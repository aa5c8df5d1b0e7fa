import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { useLive, useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { ChartReader } from "../../viz/ChartReader";
import type { SceneContext } from "../scene";
import { coverage, EPOCHS, maskableOf, maskedOnce, type Schedule, throwsBy } from "./epochs";
import { STEP } from "./steps";
import styles from "./Variants.module.css";
import { words } from "./words";

const HEIGHT = 168;
const LEFT = 46;
const BOTTOM = 36;
const TOP = 12;

/** Story time from a line's start to its end. */
const DRAWN = 0.5;

const LINES: readonly { schedule: Schedule; start: number }[] = [
  { schedule: "fixed", start: STEP.dynamic },
  { schedule: "copies", start: STEP.dynamic + 0.35 },
  { schedule: "dynamic", start: STEP.dynamic + 0.35 },
];

/** Share of the tokens that have been masked at least once, epoch by epoch. */
export function CoverageCurve({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const right = width < 620 ? 120 : 140;
  const inner = width - LEFT - right;
  const x = (epoch: number) => LEFT + (epoch / (EPOCHS - 1)) * inner;
  const y = (share: number) => HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  const lines = LINES.map((line) => {
    const shares = coverage(context, line.schedule, EPOCHS);
    return {
      ...line,
      shares,
      label: `${words.coverage.schedules[line.schedule]} ${percent(shares[EPOCHS - 1])}`,
    };
  });
  const count = useLive((t) => LINES.filter(({ start }) => t >= start + DRAWN).length);
  const drawn = lines.slice(0, count).map(({ schedule, shares }) => ({ schedule, values: shares }));
  // Ends that touch are moved apart, the higher one up.
  const ends = lines
    .map(({ shares }, index) => ({ index, at: y(shares[EPOCHS - 1]) }))
    .sort((a, b) => a.at - b.at || b.index - a.index);
  for (let i = 1; i < ends.length; i++) ends[i].at = Math.max(ends[i].at, ends[i - 1].at + 16);
  return (
    <figure className={styles.figure} data-steps="dynamic">
      <figcaption>{words.coverage.title}</figcaption>
      <div className={styles.read}>
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={words.coverage.description(
            EPOCHS,
            lines.map(({ label }) => label),
          )}
        >
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line x1={LEFT} x2={LEFT + inner} y1={y(share)} y2={y(share)} className={styles.grid} />
              <text x={LEFT - 8} y={y(share)} dy="0.35em" textAnchor="end" className={styles.head}>
                {share * 100} %
              </text>
            </g>
          ))}
          {[1, 10, 20, 30, 40].map((epoch) => (
            <text key={epoch} x={x(epoch - 1)} y={HEIGHT - 18} textAnchor="middle" className={styles.head}>
              {epoch}
            </text>
          ))}
          <text x={LEFT + inner / 2} y={HEIGHT - 2} textAnchor="middle" className={styles.axisName}>
            {words.coverage.epochs}
          </text>
          {lines.map(({ schedule, label, start, shares }, index) => (
            <Line
              key={schedule}
              schedule={schedule}
              start={start}
              path={shares
                .map((share, epoch) => `${epoch === 0 ? "M" : "L"}${x(epoch)} ${y(share)}`)
                .join("")}
              label={label}
              labelX={LEFT + inner + 8}
              labelY={ends.find((end) => end.index === index)?.at ?? 0}
            />
          ))}
        </svg>
        {drawn.length > 0 && (
          <ChartReader
            label={words.coverage.reader}
            series={drawn}
            x={x}
            y={y}
            say={({ series, index }) => point(context, drawn[series].schedule, index)}
          />
        )}
      </div>
    </figure>
  );
}

/** A point of a line in words: how many tokens, and whose dice they were counted over. */
function point(context: SceneContext, schedule: Schedule, epoch: number): string {
  const maskable = maskableOf(context);
  const masked = maskedOnce(context, schedule, epoch + 1)[epoch];
  return words.coverage.point({
    schedule,
    epoch: epoch + 1,
    masked,
    maskable,
    share: percent(maskable === 0 ? 0 : masked / maskable),
    throws: throwsBy(schedule, epoch),
    seed: context.seed,
  });
}

interface LineProps {
  readonly schedule: Schedule;
  readonly start: number;
  readonly path: string;
  readonly label: string;
  readonly labelX: number;
  readonly labelY: number;
}

function Line({ schedule, start, path, label, labelX, labelY }: LineProps): ReactNode {
  const drawn = useSpan(start + 0.1, start + DRAWN);
  const opacity = useDerived(drawn, (p) => (p < 0.9 ? 0 : (p - 0.9) * 10));
  return (
    <g data-schedule={schedule}>
      <m.path d={path} className={styles.curve} style={{ pathLength: drawn }} />
      <m.text x={labelX} y={labelY} dy="0.35em" className={styles.curveName} style={{ opacity }}>
        {label}
      </m.text>
    </g>
  );
}

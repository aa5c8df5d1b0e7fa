import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { RunRequest } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useSpan, useTime } from "../../player/time";
import { fixed, grouped, percent, significant } from "../../ui/format";
import { numberColumns, Row, Table } from "../../viz/Table";
import { fitMono } from "../../viz/tokenLayout";
import styles from "./Loss.module.css";
import { lossRef, type Reading, scored } from "./readings";
import { FALL, STEP, slotOf } from "./steps";
import { words } from "./words";

const FONT = 12.5;

interface LossProps {
  readonly readings: readonly Reading[];
  readonly mean: Num | null;
  readonly vocabSize: number;
  readonly width: number;
  /** The pass that the losses are of. */
  readonly request: RunRequest | null;
}

/** Width of the list of losses beside the curve. */
const SUM = 250;
/** With more points than this, only the best and the worst carry their word. */
const LABELED = 9;
const EXTREMES = 3;
/** Pixels by which a label stands above its point, so that the curve does not run through it. */
const ABOVE = 16;
/** No label stands above this: the axis has its name there. */
const HIGHEST = 32;

/** The curve −ln p with a point per chosen token, and the mean: the number that training pushes down. */
export function Loss({ readings, mean, vocabSize, width, request }: LossProps): ReactNode {
  const points = scored(readings);
  if (points.length === 0) {
    return <p className={styles.noLoss}>{words.loss.none}</p>;
  }
  return (
    <div className={styles.loss} data-steps="loss">
      <Curve
        readings={points}
        vocabSize={vocabSize}
        width={width > 560 ? width - SUM - 40 : width}
        request={request}
      />
      <Sum mean={mean} vocabSize={vocabSize} />
    </div>
  );
}

function Curve({ readings, vocabSize, width, request }: Omit<LossProps, "mean">): ReactNode {
  const height = 236;
  const left = 34;
  const bottom = height - 46;
  const worst = Math.max(Math.log(vocabSize) + 0.6, ...readings.map(({ both }) => both?.target?.loss ?? 0));
  const x = (p: number) => left + p * (width - left - 10);
  const y = (loss: number) => bottom - (Math.min(loss, worst) / worst) * (bottom - 26);
  const samples = Array.from({ length: 120 }, (_, i) => (i / 119) ** 3).filter((p) => p > Math.exp(-worst));
  const path = [Math.exp(-worst), ...samples]
    .map((p) => `${x(p).toFixed(1)},${y(-Math.log(p)).toFixed(1)}`)
    .join(" L");
  const drawn = useSpan(STEP.loss + 0.05, STEP.loss + 0.35);
  const named = labeled(readings);
  const labels = spread(
    named.map((reading) => Math.max(HIGHEST, y(reading.both?.target?.loss ?? 0) - ABOVE)),
    17,
    bottom - 4,
  );
  return (
    <svg width={width} height={height} {...marksGroup(words.loss.summary(readings.map(pointWords)))}>
      <line className={styles.axis} x1={left} x2={x(1)} y1={bottom} y2={bottom} />
      <line className={styles.axis} x1={left} x2={left} y1={20} y2={bottom} />
      {[0, 0.25, 0.5, 0.75, 1].map((p) => (
        <text
          key={p}
          className={styles.tick}
          x={x(p)}
          y={bottom + 18}
          textAnchor={p === 1 ? "end" : "middle"}
        >
          {p * 100}
          {p === 0 ? "" : " %"}
        </text>
      ))}
      <text className={styles.axisTitle} x={x(0.5)} y={bottom + 40} textAnchor="middle">
        {words.loss.xAxis}
      </text>
      {[0, 5, 10].map((loss) => (
        <text key={loss} className={styles.tick} x={left - 7} y={y(loss)} dy="0.36em" textAnchor="end">
          {loss}
        </text>
      ))}
      <text className={styles.axisTitle} x={left - 6} y={13}>
        {words.loss.yAxis}
      </text>
      <m.path className={styles.curve} d={`M${path}`} style={{ pathLength: drawn }} />
      {readings.map((reading, index) => (
        <Point
          key={reading.choice.position}
          reading={reading}
          request={request}
          index={index}
          count={readings.length}
          x={x(probability(reading))}
          y={y(reading.both?.target?.loss ?? 0)}
          labelY={labels[named.indexOf(reading)] ?? null}
        />
      ))}
    </svg>
  );
}

const probability = ({ both }: Reading): number => both?.target?.probability ?? 0;

function labeled(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length <= LABELED) return readings;
  const byLoss = readings.toSorted((a, b) => (b.both?.target?.loss ?? 0) - (a.both?.target?.loss ?? 0));
  return [...byLoss.slice(0, EXTREMES), ...byLoss.slice(-EXTREMES)];
}

/** Heights for labels that want to stand at `wanted`: from the top down, none nearer to the one above than `gap`. */
function spread(wanted: readonly number[], gap: number, lowest: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b]);
  const placed = [...wanted];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    placed[index] = Math.max(wanted[index], free);
    free = placed[index] + gap;
  }
  const over = Math.max(0, ...placed.map((y) => y - lowest));
  return placed.map((y) => y - over);
}

function pointWords({ original, both }: Reading): string {
  const { probability = 0, loss = 0 } = both?.target ?? {};
  return words.loss.point(original ?? "", percent(probability), fixed(loss));
}

interface PointProps {
  readonly reading: Reading;
  readonly request: RunRequest | null;
  readonly index: number;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  /** Height of the label; null if the point has none. */
  readonly labelY: number | null;
}

function Point({ reading, request, index, count, x, y, labelY }: PointProps): ReactNode {
  const slot = slotOf(STEP.loss, FALL, index, count, 4);
  const shown = useDerived(useTime(), (t) => progress(t, slot.from + 0.15, slot.to));
  const scale = useDerived(shown, (p) => 0.2 + 0.8 * p);
  // Near the right end there is no room for words on the right.
  const side = probability(reading) > 0.6 ? -1 : 1;
  return (
    <m.g
      className={styles.point}
      style={{ opacity: shown }}
      {...markProps(() => ({ request, about: lossRef(reading) }), {
        label: pointWords(reading),
        tip: () => lossTip(reading),
        later: index > 0,
      })}
    >
      <m.circle cx={x} cy={y} r={6} style={{ scale }} />
      {labelY !== null && (
        <>
          <line className={styles.leader} x1={x + 7 * side} y1={y} x2={x + 26 * side} y2={labelY} />
          <text
            x={x + 30 * side}
            y={labelY}
            dy="0.35em"
            fontSize={FONT}
            textAnchor={side > 0 ? "start" : "end"}
          >
            {fitMono(reading.original ?? "", FONT, 120)} {fixed(reading.both?.target?.loss ?? 0)}
          </text>
        </>
      )}
    </m.g>
  );
}

function lossTip({ original, both }: Reading): ReactNode {
  const { probability = 0, loss = 0 } = both?.target ?? {};
  const share = probability < 0.001 ? significant(probability) : fixed(probability, 4);
  return words.loss.tip(original ?? "", share, <b className="mono">{fixed(loss, 3)}</b>);
}

/** What training pushes down, and what it began with. */
function Sum({ mean, vocabSize }: Pick<LossProps, "mean" | "vocabSize">): ReactNode {
  const shown = useSpan(STEP.loss + 0.45, STEP.loss + 0.7);
  return (
    <m.div className={styles.sum} style={{ opacity: shown }}>
      <Table caption={words.loss.caption} columns={["", ...numberColumns("")]}>
        <Row sum head={words.loss.mean}>
          {mean ? <Ask {...mean}>{fixed(mean.value)}</Ask> : "–"}
        </Row>
        <Row head={words.loss.blind(grouped(vocabSize))}>{fixed(Math.log(vocabSize))}</Row>
      </Table>
    </m.div>
  );
}

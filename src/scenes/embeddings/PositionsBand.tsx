import { m } from "framer-motion";
import type { ReactNode } from "react";
import { ask, markProps, marksGroup, type Question } from "../../inspector/question";
import { cosineRef } from "../../inspector/refs";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { Note } from "../../ui/Room";
import { Cells } from "../../viz/Cells";
import type { Room } from "../../viz/ground";
import { Pixels } from "../../viz/Pixels";
import type { SceneContext } from "../scene";
import styles from "./Embeddings.module.css";
import { STEP } from "./steps";
import { comparedPositions, positionRow, similarPositions } from "./tables";
import { words } from "./words";

interface PositionsBandProps {
  readonly context: SceneContext;
  readonly focus: number;
  readonly room: Room;
}

const AXIS = 34;
/** What stands above and below the matrix: the tokens, its title and a line of words. */
const AROUND = 130;

/** How much the position vectors resemble each other: all pairs as a matrix, the chosen position's row as bars. */
export function PositionsBand({ context, focus, room: { width, height } }: PositionsBandProps): ReactNode {
  const count = comparedPositions(context);
  const matrix = context.runs.positions?.result?.table?.positions;
  const reveal = useSpan(STEP.positions + 0.05, STEP.positions + 0.6);
  const clipPath = useDerived(reveal, (p) => `inset(0 0 ${(1 - p) * 100}% 0)`);
  if (!matrix || count === 0) return <p className={styles.pick}>{words.positions.waiting}</p>;
  const beside = width >= 600;
  const free = beside ? Math.max(240, Math.min(width * 0.5, height - AROUND)) : width - AXIS;
  const side = Math.floor(free / count) * count;
  const cell = side / count;
  const cosines = positionRow(context, focus);
  const request = context.runs.main?.answered;
  const about = (i: number, j: number) =>
    cosineRef(
      words.positions.cosineOf(i, j),
      { vector: { of: "row", table: "position", row: i } },
      { vector: { of: "row", table: "position", row: j } },
    );
  return (
    <div
      className={styles.positions}
      data-steps="positions"
      style={{ gridTemplateColumns: beside ? `${side}px minmax(0, 1fr)` : "minmax(0, 1fr)" }}
    >
      <figure className={styles.figure}>
        <figcaption>{words.positions.title(count)}</figcaption>
        <Cells
          className={styles.matrix}
          rows={count}
          columns={count}
          width={side}
          height={side}
          label={words.positions.matrix(count - 1)}
          row={focus}
          say={(i, j) => words.positions.cell(i, j, fixed(matrix.data[i * count + j]))}
          onPick={(i, j) => ask({ request, about: about(i, j) })}
        >
          <m.div style={{ clipPath }}>
            <Pixels
              shades="linear"
              values={matrix.data}
              rows={count}
              columns={count}
              width={side}
              height={side}
            />
          </m.div>
          {focus < count && <div className={styles.frame} style={{ top: focus * cell, height: cell }} />}
        </Cells>
      </figure>
      <figure className={styles.figure}>
        <figcaption>
          {cosines ? words.positions.row(focus) : words.positions.notAmong(focus, count)}
        </figcaption>
        {cosines && (
          <Bars
            cosines={cosines}
            focus={focus}
            question={(position) => ({ request, about: about(focus, position) })}
            width={beside ? width - side - 48 : width}
            height={beside ? Math.floor(side * 0.72) : 190}
          />
        )}
        <Note>{words.positions.note}</Note>
      </figure>
    </div>
  );
}

interface BarsProps {
  readonly cosines: Float32Array;
  readonly focus: number;
  /** Where a bar comes from. */
  readonly question: (position: number) => Question;
  readonly width: number;
  readonly height: number;
}

function Bars({ cosines, focus, question, width, height }: BarsProps): ReactNode {
  const grow = useSpan(STEP.positions + 0.3, STEP.positions + 0.75);
  const low = Math.min(-0.2, ...cosines);
  const y = (value: number) => 8 + ((1 - value) / (1 - low)) * (height - 32);
  const step = (width - AXIS) / cosines.length;
  const [nearest] = similarPositions(cosines, focus);
  const last = cosines.length - 1;
  const free = (position: number) => Math.abs(position - focus) * step > 22;
  const ticks = [focus, ...[0, last].filter(free)];
  return (
    <svg
      width={width}
      height={height}
      {...marksGroup(
        words.positions.bars(
          focus,
          similarPositions(cosines, focus)
            .slice(0, 5)
            .map((other) => ({ position: other.position, cosine: fixed(other.cosine) })),
        ),
      )}
    >
      {[1, 0].map((tick) => (
        <g key={tick}>
          <line x1={AXIS} x2={width} y1={y(tick)} y2={y(tick)} className={styles.grid} />
          <text x={AXIS - 8} y={y(tick)} dy="0.35em" textAnchor="end" className={styles.axis}>
            {tick}
          </text>
        </g>
      ))}
      {Array.from(cosines, (value, position) => (
        <PositionBar
          key={position}
          x={AXIS + position * step}
          width={Math.max(1.5, step - 1.5)}
          zero={y(0)}
          end={y(value)}
          grow={grow}
          own={position === focus}
          mark={markProps(() => question(position), {
            label: words.positions.bar(position, fixed(value)),
            later: position > 0,
          })}
        />
      ))}
      {ticks.map((position) => (
        <text
          key={position}
          x={AXIS + (position + 0.5) * step}
          y={height - 4}
          textAnchor={position === last ? "end" : "middle"}
          className={styles.axis}
        >
          {position}
        </text>
      ))}
      {nearest.position !== focus && Math.abs(nearest.position - focus) * step > 18 && (
        <text
          x={AXIS + (nearest.position + 0.5) * step}
          y={y(nearest.cosine) - 5}
          textAnchor="middle"
          className={styles.axis}
        >
          {nearest.position}
        </text>
      )}
    </svg>
  );
}

interface PositionBarProps {
  readonly x: number;
  readonly width: number;
  readonly zero: number;
  readonly end: number;
  readonly grow: ReturnType<typeof useSpan>;
  readonly own: boolean;
  readonly mark: ReturnType<typeof markProps>;
}

function PositionBar({ x, width, zero, end, grow, own, mark }: PositionBarProps): ReactNode {
  const top = Math.min(zero, end);
  const size = Math.abs(zero - end);
  const height = useDerived(grow, (p) => size * p);
  const y = useDerived(grow, (p) => (end < zero ? zero - size * p : top));
  return (
    <m.rect
      x={x}
      width={width}
      y={y}
      height={height}
      className={styles.positionBar}
      data-below={end > zero || undefined}
      data-own={own || undefined}
      {...mark}
    />
  );
}

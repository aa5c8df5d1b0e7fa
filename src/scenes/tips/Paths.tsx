import { easeCubicInOut } from "d3";
import type { ReactNode } from "react";
import { useDrawn } from "../../player/drawn";
import { progress } from "../../player/storyboard";
import { SIDE_NAMES, SIDES } from "../../trainer/SeriesTable";
import { bestOf, lastOf, type TuningRun } from "../../trainer/tuning";
import { grouped, percent } from "../../ui/format";
import type { Point } from "../../viz/ground";
import { Axes, scaleOf } from "./Axes";
import styles from "./Tips.module.css";
import { words } from "./words";

/** Pixels: free above, and from name to name. */
const TOP = 14;
const LINE = 40;
/** Story time that the walk of all trainings takes. */
const WALK = { from: 0.05, to: 0.8 } as const;

interface PathsProps {
  readonly runs: readonly TuningRun[];
  readonly titleOf: (run: TuningRun) => string;
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/**
 * All trainings set out from one place, what BERT was before, and each walks as it learns: to the right what it knows
 * of the task, upwards what is left of the words it knew. Where training goes on, its point is where it was last measured.
 */
export function Paths({ runs, titleOf, step, width, height }: PathsProps): ReactNode {
  const measured = runs.filter(({ points }) => points.length > 0);
  const best = runs.length > 1 ? bestOf(runs) : null;
  const all = measured.flatMap(({ points }) => points);
  const scale = scaleOf(all.map(SIDES.task.read), all.map(SIDES.words.read), width, height);
  const { right, x, y } = scale;
  const paths = measured.map((run) => ({
    run,
    path: run.points.map((point): Point => ({ x: x(SIDES.task.read(point)), y: y(SIDES.words.read(point)) })),
  }));
  // A name stands beside its end, and below the one above it.
  let free = TOP;
  const named = paths
    .map(({ run, path }) => ({ run, path, end: path[path.length - 1] }))
    .sort((a, b) => a.end.y - b.end.y)
    .map((one) => {
      const at = Math.max(free, one.end.y - LINE / 2);
      free = at + LINE;
      return { ...one, at: at + LINE / 2 };
    });
  const over = Math.max(0, free - height);
  return (
    <svg className={styles.paths} width={width} height={height} aria-hidden="true">
      <Axes scale={scale} isTask />
      {named.map(({ run, path, at }) => (
        <Path
          key={titleOf(run)}
          path={path}
          step={step}
          name={{ x: right + 30, y: at - over }}
          title={titleOf(run)}
          run={run}
          isBest={run === best}
        />
      ))}
      {paths[0] && (
        <>
          <circle className={styles.before} cx={paths[0].path[0].x} cy={paths[0].path[0].y} r={6} />
          <text
            className={styles.axis}
            x={paths[0].path[0].x}
            y={paths[0].path[0].y + 22}
            textAnchor="middle"
          >
            {words.before}
          </text>
        </>
      )}
    </svg>
  );
}

interface PathProps {
  readonly path: readonly Point[];
  readonly step: number;
  readonly name: Point;
  readonly title: string;
  readonly run: TuningRun;
  readonly isBest: boolean;
}

/** Where a way of `path` is after the share `p` of its stretches. */
function along(path: readonly Point[], p: number): { readonly at: Point; readonly passed: readonly Point[] } {
  const way = p * (path.length - 1);
  const index = Math.min(path.length - 1, Math.floor(way));
  const [a, b] = [path[index], path[Math.min(path.length - 1, index + 1)]];
  const at = { x: a.x + (b.x - a.x) * (way - index), y: a.y + (b.y - a.y) * (way - index) };
  return { at, passed: [...path.slice(0, index + 1), at] };
}

function Path({ path, step, name, title, run, isBest }: PathProps): ReactNode {
  const [from, to] = [step + WALK.from, step + WALK.to];
  const walked = (t: number): number => easeCubicInOut(progress(t, from, to));
  const trail = useDrawn<SVGPolylineElement>(
    (line, t) => {
      const { passed } = along(path, walked(t));
      line.setAttribute("points", passed.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "));
    },
    from,
    to,
  );
  const dot = useDrawn<SVGCircleElement>(
    (circle, t) => {
      const { at } = along(path, walked(t));
      circle.setAttribute("cx", `${at.x}`);
      circle.setAttribute("cy", `${at.y}`);
    },
    from,
    to,
  );
  const leader = useDrawn<SVGLineElement>(
    (line, t) => {
      const { at } = along(path, walked(t));
      line.setAttribute("x1", `${at.x + 7}`);
      line.setAttribute("y1", `${at.y}`);
    },
    from,
    to,
  );
  return (
    <g className={styles.path} data-best={isBest || undefined}>
      <line ref={leader} className={styles.leader} x2={name.x - 5} y2={name.y} />
      <polyline ref={trail} />
      <circle ref={dot} r={isBest ? 7 : 5} />
      <text x={name.x} y={name.y - 2}>
        {title}
      </text>
      <text className={styles.figures} x={name.x} y={name.y + 15}>
        {run.done
          ? SIDE_NAMES.map((side, i) => (
              <tspan key={side} dx={i * 8} style={{ fill: SIDES[side].color }}>
                {percent(SIDES[side].read(lastOf(run)))}
              </tspan>
            ))
          : words.state(grouped(run.step), run.steps > 0 ? grouped(run.steps) : "…")}
      </text>
    </g>
  );
}

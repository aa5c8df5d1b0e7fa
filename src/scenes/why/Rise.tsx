import { m } from "framer-motion";
import { memo, type ReactNode, useId } from "react";
import type { GuessResult } from "../../engine";
import { markProps, marksGroup } from "../../inspector/question";
import { guessRef } from "../../inspector/refs";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useLive, useSpan, useTime } from "../../player/time";
import { grouped, percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import type { Point } from "../../viz/ground";
import { Unseen } from "../../viz/Phase";
import { ribbonPath } from "../../viz/ribbon";
import type { Findings } from "./findings";
import { type Column, LABEL, type Segment, STEM, stacked } from "./riseLayout";
import { STEP, turnOf } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

interface RiseProps {
  readonly findings: Findings;
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  /** The blank, seen from the picture's corner: the first state is its own embedding. */
  readonly source: Point;
}

/** What the MLM head reads in each layer's state, as a river from state to state: a word is as wide as it is probable. */
export const Rise = memo(function Rise({ findings, width, height, narrow, source }: RiseProps): ReactNode {
  const { lens, winner } = findings;
  const shown = useSpan(STEP.lens, STEP.lens + 0.04);
  return (
    <m.section
      className={styles.panel}
      data-steps="lens"
      aria-label={words.lens.title}
      style={{ opacity: shown }}
    >
      <h3 className={styles.panelTitle}>
        {words.lens.title} <span>{words.lens.note}</span>
      </h3>
      {lens && (
        <River
          findings={findings}
          lens={lens}
          width={width}
          height={height}
          narrow={narrow}
          source={source}
        />
      )}
      <Unseen>
        <table className="sr-only">
          <thead>
            <tr>
              <th scope="col">{words.lens.state}</th>
              <th scope="col">{words.lens.says}</th>
              <th scope="col">{words.lens.probability(winner.token)}</th>
            </tr>
          </thead>
          <tbody>
            {lens?.map(({ state, guesses, target }) => (
              <tr key={state}>
                <th scope="row">{words.state(state)}</th>
                <td>
                  {guesses.map(({ token, probability }) => `${token} ${percent(probability)}`).join(", ")}
                </td>
                <td>{percent(target?.probability ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Unseen>
    </m.section>
  );
});

function River({
  findings,
  lens,
  width,
  narrow,
  height,
  source,
}: RiseProps & { lens: readonly GuessResult[] }): ReactNode {
  const clip = useId();
  const columns = stacked(lens, { width, height, narrow });
  // The water reaches a state as the layer's turn comes, and the next one when the next turn does.
  const reach = useDerived(useTime(), (t) =>
    columns.reduce((far, { x }, index) => {
      const { from, to } = turnOf(STEP.lens, index, columns.length);
      const stood = index === 0 ? 0 : columns[index - 1].x + STEM;
      return far + (x + STEM - stood) * progress(t, from, to);
    }, 0),
  );
  return (
    <svg
      className={styles.rise}
      width={width}
      height={height + LABEL}
      {...marksGroup(words.lens.probability(findings.winner.token))}
    >
      <clipPath id={clip}>
        <m.rect y={-4} height={height + 8} width={reach} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {columns.slice(1).flatMap((column, index) =>
          column.segments.map((segment) => {
            const before = columns[index].segments.find(({ id }) => id === segment.id);
            return (
              before && (
                <path
                  key={`${column.state}-${segment.id}`}
                  className={styles.current}
                  data-winner={segment.isWinner || undefined}
                  transform="matrix(0 1 1 0 0 0)"
                  d={ribbonPath(
                    { left: before.y, width: before.height, y: columns[index].x + STEM },
                    { left: segment.y, width: segment.height, y: column.x },
                  )}
                />
              )
            );
          }),
        )}
        {columns.flatMap(({ x, state, segments }) =>
          segments.map(({ id, y, height, isWinner }) => (
            <rect
              key={`${state}-${id}`}
              className={styles.stem}
              data-winner={isWinner || undefined}
              x={x}
              y={y}
              width={STEM}
              height={height}
            />
          )),
        )}
      </g>
      {columns.map((column, index) => (
        <State
          key={column.state}
          column={column}
          before={columns[index - 1] ?? null}
          index={index}
          count={columns.length}
          findings={findings}
          ground={height}
          source={source}
        />
      ))}
    </svg>
  );
}

interface StateProps {
  readonly column: Column;
  readonly before: Column | null;
  readonly index: number;
  readonly count: number;
  readonly findings: Findings;
  /** Where the stacks stand. */
  readonly ground: number;
  readonly source: Point;
}

/** What one state would say: each word comes along from where it stood in the state before, or out of the stem. */
function State({ column, before, index, count, findings, ground, source }: StateProps): ReactNode {
  const slot = turnOf(STEP.lens, index, count);
  const named = useSpan(slot.from, slot.to);
  const live = useLive((t) => t > slot.from);
  return (
    <>
      <m.text className={styles.stateName} x={column.x} y={ground + LABEL - 6} style={{ opacity: named }}>
        {words.state(column.state)}
      </m.text>
      {column.segments.map((segment, rank) => {
        const stood = before?.segments.find(({ id }) => id === segment.id);
        const from = stood
          ? { x: (before?.x ?? 0) - column.x, y: stood.label - segment.label }
          : before
            ? { x: -STEM, y: 0 }
            : { x: source.x - column.x, y: source.y - segment.label };
        return (
          <Said
            key={segment.id}
            segment={segment}
            x={column.x + STEM + 5}
            from={from}
            slot={slot}
            mark={
              live
                ? markProps(
                    () => ({
                      request: findings.request,
                      about: guessRef(findings.subject.position, segment.id, "probability", column.state),
                    }),
                    {
                      label: `${words.state(column.state)}: ${segment.token} ${percent(segment.probability)}`,
                      tip: () =>
                        words.lens.tip(
                          column.state,
                          segment.token,
                          grouped(segment.rank + 1),
                          percent(segment.probability),
                        ),
                      later: index > 0 || rank > 0,
                    },
                  )
                : null
            }
          />
        );
      })}
    </>
  );
}

interface SaidProps {
  readonly segment: Segment;
  readonly x: number;
  readonly from: Point;
  readonly slot: { readonly from: number; readonly to: number };
  readonly mark: ReturnType<typeof markProps> | null;
}

function Said({ segment, x, from, slot, mark }: SaidProps): ReactNode {
  const comes = useArrival(slot.from, slot.to, from.x, from.y);
  return (
    <m.g style={comes}>
      <text
        className={styles.said}
        data-winner={segment.isWinner || undefined}
        x={x}
        y={segment.label + 4.5}
        fontSize={segment.fontSize}
        {...mark}
      >
        {segment.text}
        {segment.figure && <tspan dx={6}>{segment.figure}</tspan>}
      </text>
    </m.g>
  );
}

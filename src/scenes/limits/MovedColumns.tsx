import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import { useTween } from "../../player/time";
import { fixed } from "../../ui/format";
import { Note, Panel } from "../../ui/Room";
import { asTable, CELL, ROW, ROW_HEADER } from "../../ui/tableRoles";
import { useArrival } from "../../viz/arrival";
import { Inflow } from "../../viz/Inflow";
import type { SceneContext } from "../scene";
import styles from "./Limits.module.css";
import { chartPlace } from "./PositionChart";
import { movedLoss, offsets } from "./positions";
import { STEP } from "./steps";
import { words } from "./words";

/** How long the text is in the chart's measure, and how far below it the columns begin. */
const STRIP = 9;
const FALL = 40;
const TALL = 150;
const WIDEST = 104;

/** The visitor's text at several places of the position table: the same tokens, and only the place differs. */
export function MovedColumns({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const places = offsets(context).map((offset) => ({ offset, scored: movedLoss(context, offset) }));
  const worst = Math.max(1, ...places.map(({ scored }) => scored?.mean?.value ?? 0));
  const guessed = places[0]?.scored?.losses.tokens.length ?? 0;
  const tokens = Math.max(1, context.encoding.tokens.length - 1);
  const at = chartPlace(width, context.model?.config.maxPositions ?? 1);
  const each = width / Math.max(1, places.length);
  const column = Math.min(WIDEST, each - 12);
  return (
    <Panel title={words.moved.heading}>
      <div className={styles.moved} data-steps="moved" {...asTable(words.moved.table)}>
        <svg width={width} height={FALL + TALL} aria-hidden="true">
          {places.map(({ offset, scored }, index) => (
            <Strip
              key={offset}
              left={at(offset + 1)}
              width={at(tokens) - at(0)}
              from={index === 0 ? 0 : at(places[index - 1].offset) - at(offset)}
              gives={scored?.mean != null}
              into={{ left: (index + 0.5) * each - column / 2, width: column, y: FALL }}
              start={startOf(index, places.length)}
            />
          ))}
        </svg>
        {places.map(({ offset, scored }, index) => (
          <Column
            key={offset}
            scored={scored}
            offset={offset}
            left={(index + 0.5) * each}
            width={column}
            height={(TALL * (scored?.mean?.value ?? 0)) / worst}
            start={startOf(index, places.length)}
          />
        ))}
      </div>
      <Note>{words.moved.note(guessed)}</Note>
    </Panel>
  );
}

/** Story time at which the text is moved on to a place. */
const startOf = (index: number, count: number): number => STEP.moved + 0.03 + (0.52 * index) / count;

interface StripProps {
  readonly left: number;
  readonly width: number;
  /** Where the text stood before, in pixels from here. */
  readonly from: number;
  /** Whether its losses are known. */
  readonly gives: boolean;
  readonly into: { readonly left: number; readonly width: number; readonly y: number };
  readonly start: number;
}

/** The text under the position vectors that it gets, and the way down from there. */
function Strip({ left, width, from, gives, into, start }: StripProps): ReactNode {
  const moves = useArrival(start, start + 0.1, from);
  const run = useTween(start + 0.08, start + 0.2, 0, 1);
  const source = { x: left + width / 2, y: STRIP, share: 1, color: "var(--c-mask)", tip: () => null };
  return (
    <>
      {gives && (
        <g className={styles.way}>
          <Inflow sources={[{ ...source, width: width / 0.8 }]} into={into} run={run} />
        </g>
      )}
      <m.rect className={styles.strip} x={left} y={0} width={width} height={STRIP} style={moves} />
    </>
  );
}

interface ColumnProps {
  readonly scored: ReturnType<typeof movedLoss>;
  readonly offset: number;
  /** Its middle. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly start: number;
}

/** The losses of the guessed tokens hang from their text, one below the other: as long as their mean. */
function Column({ scored, offset, left, width, height, start }: ColumnProps): ReactNode {
  const mean = scored?.mean ?? null;
  const tokens = scored?.losses.tokens ?? [];
  const total = tokens.reduce((sum, { loss }) => sum + loss, 0);
  const number = useArrival(start + 0.3, start + 0.42, 0, -30);
  return (
    <div {...ROW} className={styles.hanging} style={{ left: left - width / 2, width, top: FALL }}>
      <m.div className={styles.hangingFoot} style={number}>
        <div {...ROW_HEADER} className={styles.detail}>
          {words.moved.begins(offset + 1)}
        </div>
        <div {...CELL} className={styles.value}>
          {mean ? <Ask {...mean}>{fixed(mean.value)}</Ask> : "…"}
        </div>
      </m.div>
      <span {...CELL} className={styles.pile} style={{ height }}>
        <span className={styles.track}>
          {mean && (
            <AskBar {...mean}>
              {tokens.map(({ position, loss }, i) => (
                <Part
                  key={position}
                  name={scored?.result.encoding.tokens[position]?.text ?? ""}
                  height={(height * loss) / total}
                  start={start + 0.16 + (0.12 * i) / tokens.length}
                />
              ))}
            </AskBar>
          )}
        </span>
      </span>
    </div>
  );
}

const READABLE = 15;

/** A token's loss: it comes down out of the text. */
function Part({ name, height, start }: { name: string; height: number; start: number }): ReactNode {
  const falls = useArrival(start, start + 0.1, 0, -FALL);
  return (
    <m.span className={styles.hangingPart} style={{ ...falls, height }}>
      {height >= READABLE && name}
    </m.span>
  );
}

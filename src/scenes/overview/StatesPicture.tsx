import { m } from "framer-motion";
import type { MouseEvent, ReactNode } from "react";
import { ask, cellsHandlers, marksGroup } from "../../inspector/question";
import { useLive, useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { useSlide } from "../../viz/arrival";
import { CellCursor } from "../../viz/CellCursor";
import { Pixels } from "../../viz/Pixels";
import type { SceneContext } from "../scene";
import styles from "./Overview.module.css";
import type { States } from "./reading";
import { stateRef } from "./refs";
import { words } from "./words";

interface StatesPictureProps {
  readonly context: SceneContext;
  /** Which place of the network: 0 is after the embeddings, i after layer i. */
  readonly state: number;
  /** Null before the weights are there: an empty frame keeps the place. */
  readonly states: States | null;
  readonly width: number;
  readonly height: number;
  /** The chosen token's line is framed. */
  readonly focus: number;
  readonly from: number;
  readonly to: number;
}

/** The vectors of all tokens at one place, a line of cells each: they come out of the lanes at its left, all at once. */
export function StatesPicture(props: StatesPictureProps): ReactNode {
  const { states, width, height, focus, from, to } = props;
  const reveal = useSpan(from, to, (p) => p);
  const isShown = useLive((t) => t > from);
  const slides = useSlide(reveal);
  const count = states?.tensor.shape[0] ?? 1;
  return (
    <div className={styles.picture} style={{ width, height }}>
      {states && (
        <m.div style={slides} inert={!isShown}>
          <Pixels
            shades="linear"
            values={states.tensor.data}
            rows={count}
            columns={states.tensor.shape[1]}
            width={width}
            height={height}
            scale={states.scale}
          />
          <div
            className={styles.focusFrame}
            style={{ top: (focus * height) / count, height: Math.max(2, height / count) }}
          />
          <Entries {...props} states={states} />
        </m.div>
      )}
    </div>
  );
}

/** Over the picture: what each cell is, by pointer and by key, and where it comes from. */
function Entries(props: StatesPictureProps & { readonly states: States }): ReactNode {
  const { context, state, states, width, height, focus } = props;
  const [rows, columns] = states.tensor.shape;
  const cellAt = (event: MouseEvent): [row: number, column: number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (share: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
    return [
      at((event.clientY - box.top) / box.height, rows),
      at((event.clientX - box.left) / box.width, columns),
    ];
  };
  const label = (row: number, column: number) =>
    words.entry(
      context.encoding.tokens[row]?.text ?? "",
      state,
      column,
      fixed(states.tensor.data[row * columns + column], 3),
    );
  const askFor = (row: number, column: number) =>
    ask({ request: context.runs.main?.answered, about: stateRef(state, row, column) });
  return (
    <div
      className={styles.entries}
      {...marksGroup(words.vectors(state, rows))}
      {...cellsHandlers({
        cellAt,
        tip: (cell) => words.whereFrom(label(...cell)),
        onPick: (cell) => askFor(...cell),
      })}
    >
      <CellCursor
        rows={rows}
        columns={columns}
        width={width}
        height={height}
        row={focus}
        label={label}
        onPick={askFor}
      />
    </div>
  );
}

import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { Button } from "../../ui/Button";
import { fixed } from "../../ui/format";
import { TextLine } from "../../ui/Room";
import { editSense, removeReadySense, removeSense } from "./choose";
import { Mark, markKind } from "./Mark";
import { neighborsOf, type Reading, VOTERS } from "./reading";
import { coordinateQuestion, cosineOf } from "./refs";
import type { Direction } from "./requests";
import styles from "./Senses.module.css";
import { MAX_OWN_LENGTH } from "./settings";
import { words } from "./words";

interface DetailProps {
  readonly reading: Reading;
  readonly index: number;
  readonly direction: Direction;
  readonly frame: number;
}

/** Of the selected sentence: its three nearest, its place on the axes, and what can be done with it. */
export function Detail(props: DetailProps): ReactNode {
  const { reading, index, direction, frame } = props;
  const { entry, occurrence } = reading.items[index];
  const neighbors = neighborsOf(reading, direction, frame, index).slice(0, VOTERS);
  return (
    <div className={styles.detail}>
      {entry.origin === "own" && (
        <TextLine
          label={words.detail.yours}
          className={styles.box}
          value={entry.text}
          maxLength={MAX_OWN_LENGTH}
          onChange={(typed) => editSense(entry.index, typed)}
        />
      )}
      <div className={styles.neighbors}>
        {frame === 0 ? (
          <p>{words.detail.sameRow}</p>
        ) : (
          <ol aria-label={words.detail.neighbours}>
            {neighbors.map((neighbor) => {
              const other = reading.items[neighbor.index];
              const cosine = cosineOf(reading, direction, frame, [index, neighbor.index]);
              return (
                <li key={other.entry.id}>
                  <span className={styles.cosine}>
                    {cosine && <Ask {...cosine}>{fixed(cosine.value, 3)}</Ask>}
                  </span>
                  <Mark kind={markKind(other.entry.sense)} />
                  <span className={styles.oneLine}>{other.occurrence.text}</span>
                </li>
              );
            })}
          </ol>
        )}
      </div>
      {/* The line is always there, so that the stage keeps its height. */}
      <p>{frame === 0 ? words.detail.onePlace : <Coordinates {...props} />}</p>
      {occurrence.count > 1 && <p>{words.detail.several(reading.word, occurrence.count)}</p>}
      <p className={styles.actions}>
        {entry.origin === "ready" && (
          <Button kind="quiet" onClick={() => removeReadySense(entry.index)}>
            {words.detail.takeOut}
          </Button>
        )}
        {entry.origin === "own" && (
          <Button kind="quiet" onClick={() => removeSense(entry.index)}>
            {words.list.remove}
          </Button>
        )}
      </p>
    </div>
  );
}

/** The point's place, each coordinate with its question. */
function Coordinates({ reading, index, direction, frame }: DetailProps): ReactNode {
  const place = reading.points[direction][frame][index];
  const [x, y] = ([0, 1] as const).map((axis) => (
    <Ask
      key={axis}
      request={reading.items[index].passes[direction]}
      about={() => coordinateQuestion(reading, direction, frame, index, axis).about}
    >
      {fixed(place[axis])}
    </Ask>
  ));
  return words.detail.place(x, y);
}

import { m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { ask, marksGroup } from "../../inspector/question";
import { useSpan, useStep } from "../../player/time";
import { fixed } from "../../ui/format";
import { sensesOf } from "../../words/wordSets";
import { KeywordRow } from "./KeywordRow";
import { Label } from "./Label";
import { neighborsOf, type Reading } from "./reading";
import { coordinateQuestion } from "./refs";
import type { Direction } from "./requests";
import { AxisNames, Badges, Frame, NearestLine, OnePlace, Point, Trail } from "./ScatterParts";
import styles from "./Senses.module.css";
import { scatterLayout } from "./scatterLayout";
import { frameOf, stepsOf } from "./steps";
import { words } from "./words";

interface ScatterProps {
  readonly reading: Reading;
  readonly causal: boolean;
  /** Index of the selected item. */
  readonly selected: number;
  readonly width: number;
  readonly height: number;
  readonly onSelect: (item: number) => void;
}

/** From this width on every point has its label; below, only the selected one and its nearest neighbour. */
const LABELLED = 520;

/** The word's vectors as points that move from state to state, on axes that never change. */
export function Scatter(props: ScatterProps): ReactNode {
  const { reading, causal, selected, width, height, onSelect } = props;
  const { layers } = reading;
  const { STEP } = stepsOf(layers);
  const step = useStep(STEP.own + 1);
  const direction = causal ? "causal" : "both";
  const frame = frameOf(step, layers);
  const nearest = neighborsOf(reading, direction, frame, selected)[0];
  const few = width < LABELLED;
  const near = nearest?.index ?? selected;
  const chosen = few ? `${selected},${near}` : "";
  const layout = useMemo(() => {
    const only = chosen === "" ? [] : [...new Set(chosen.split(",").map(Number))];
    return scatterLayout(reading, causal, { width, height, labelled: true, only });
  }, [reading, causal, width, height, chosen]);
  const axes = useSpan(STEP.embeddings, STEP.embeddings + 0.4);
  return (
    <svg
      className={styles.scatter}
      width={width}
      height={height}
      {...marksGroup(summary(reading, frame, direction === "causal"))}
    >
      <m.g style={{ opacity: axes }}>
        <Frame width={width} height={height} />
      </m.g>
      <OnePlace layout={layout} count={reading.items.length} until={STEP.embeddings} />
      {reading.items.map((item, i) => (
        <KeywordRow key={item.entry.id} item={item} x={layout.x[i][0]} y={layout.y[i][0]} width={width} />
      ))}
      {reading.items.map((item, i) => (
        <Trail key={item.entry.id} item={item} x={layout.x[i]} y={layout.y[i]} from={STEP.embeddings} />
      ))}
      {nearest && frame > 0 && <NearestLine layout={layout} from={selected} to={nearest.index} />}
      {reading.items.map((item, i) =>
        !few || i === selected || i === near ? (
          <Label key={item.entry.id} item={item} layout={layout} index={i} />
        ) : null,
      )}
      {reading.items.map((item, i) => (
        <Point
          key={item.entry.id}
          item={item}
          x={layout.x[i]}
          y={layout.y[i]}
          selected={i === selected}
          focusable={i === selected}
          label={pointName(reading, i, direction, frame)}
          tip={() => pointTip(reading, i, direction, frame, i === selected)}
          onSelect={() => onSelect(i)}
          onAsk={() => ask(coordinateQuestion(reading, direction, frame, i, 0))}
        />
      ))}
      {layout.shared.map((places, rest) => (
        <Badges key={rest} places={places} rest={rest} />
      ))}
      <m.g style={{ opacity: axes }}>
        <AxisNames
          reading={reading}
          width={width}
          height={height}
          few={few}
          shown={step >= STEP.embeddings}
        />
      </m.g>
    </svg>
  );
}

function pointName(reading: Reading, item: number, direction: Direction, frame: number): string {
  const [x, y] = reading.points[direction][frame][item];
  return words.scatter.point(reading.items[item].occurrence.text, fixed(x), fixed(y));
}

function pointTip(
  reading: Reading,
  item: number,
  direction: Direction,
  frame: number,
  isSelected: boolean,
): ReactNode {
  const nearest = neighborsOf(reading, direction, frame, item)[0];
  return (
    <div className={styles.tip}>
      <p>{reading.items[item].occurrence.text}</p>
      {nearest && (
        <p>
          {words.scatter.nearest(
            reading.items[item].vectors.both[0].length,
            fixed(nearest.cosine, 3),
            reading.items[nearest.index].occurrence.text,
          )}
        </p>
      )}
      <p>{isSelected ? words.scatter.askPlace : words.scatter.select}</p>
    </div>
  );
}

function summary(reading: Reading, frame: number, isCausal: boolean): string {
  const said = words.scatter;
  const state = frame === 0 ? said.table : frame === 1 ? said.embeddings : said.layer(frame - 1);
  const legend = reading.set
    ? sensesOf(reading.set)
        .map((name, sense) => said.legend(words.marks[sense as 0 | 1], name))
        .join(", ")
    : words.stars;
  return said.summary({ count: reading.items.length, word: reading.word, state, isCausal, legend });
}

import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Token } from "../../engine";
import { markProps, marksGroup } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { Waiting } from "../../ui/Room";
import { Row, Table } from "../../viz/Table";
import { Columns } from "./Columns";
import { type Geometry, namedColumns } from "./geometry";
import type { ClsNumbers } from "./refs";
import styles from "./Three.module.css";
import { type ThreeWays as Three, type Way, waitingWords } from "./ways";
import { shiftWords } from "./waysCaption";
import { words } from "./words";

/** Height of one measure: its name, its numbers, its bars. A wide picture has more room. */
const LANE = 104;
const TALL_LANE = 134;
const NAME = 20;
const NUMBER = 18;
const GAP = 14;
/** Room that a number takes beside its neighbours. */
const NUMBER_ROOM = 44;
const WIDEST_BAR = 34;
/** How many bars of a measure stand out. */
const LEADING = 3;

interface ThreeWaysProps {
  readonly three: Three;
  readonly tokens: readonly Token[];
  readonly geometry: Geometry;
  readonly selected: number | null;
  readonly onSelect: (position: number) => void;
  readonly at: number;
  readonly numbers: ClsNumbers;
}

/** The tokens, and over each of them how much [CLS] depends on it: looked at, passed on, missed. */
export function ThreeWays(props: ThreeWaysProps): ReactNode {
  const { three, tokens, geometry, selected, onSelect, at, numbers } = props;
  const { columns, picture, upright, chipHeight, wordHeight } = geometry;
  const lane = geometry.width >= 720 ? TALL_LANE : LANE;
  const chipTop = three.ways.length * lane + 6;
  const height = chipTop + (upright ? wordHeight : chipHeight + 6);
  const peaks = three.ways.map(({ values }) => Math.max(0, ...(values ?? [])));
  const named = namedColumns(geometry, (position) =>
    Math.max(...three.ways.map(({ values }, i) => (peaks[i] > 0 ? (values?.[position] ?? 0) / peaks[i] : 0))),
  );
  const marked = columns.find(({ position }) => position === selected);
  return (
    <>
      <svg width={picture} height={height} className={styles.picture} {...marksGroup(words.three.picture)}>
        {marked && (
          <rect
            className={styles.marked}
            x={marked.x - marked.width / 2}
            y={0}
            width={marked.width}
            height={height}
            rx={6}
          />
        )}
        {three.ways.map((way, index) => (
          <Lane
            key={way.id}
            way={way}
            top={index * lane}
            height={lane}
            peak={peaks[index]}
            tokens={tokens}
            geometry={geometry}
            start={at + 0.05 + index * 0.22}
            numbers={numbers}
            first={index === 0}
          />
        ))}
        <Columns
          tokens={tokens}
          named={named}
          geometry={geometry}
          top={chipTop}
          selected={selected}
          onSelect={onSelect}
        />
      </svg>
      <Numbers three={three} tokens={tokens} />
    </>
  );
}

interface LaneProps {
  readonly way: Way;
  readonly top: number;
  readonly height: number;
  /** The value whose bar is full. */
  readonly peak: number;
  readonly tokens: readonly Token[];
  readonly geometry: Geometry;
  readonly start: number;
  readonly numbers: ClsNumbers;
  /** The uppermost: the tab key enters there. */
  readonly first: boolean;
}

/** One measure: a bar over each token, on a scale of its own. */
function Lane(props: LaneProps): ReactNode {
  const { way, top, height: lane, peak, tokens, geometry, start, numbers, first } = props;
  const scaleY = useSpan(start, start + 0.2);
  const opacity = useSpan(start + 0.1, start + 0.24);
  const { columns, picture } = geometry;
  const floor = top + lane - GAP;
  const tallest = lane - GAP - NAME - NUMBER;
  const value = (position: number) => way.values?.[position] ?? 0;
  const height = (position: number) => (peak > 0 ? (value(position) / peak) * tallest : 0);
  const order = columns.toSorted((a, b) => value(b.position) - value(a.position));
  const leading = new Set(order.slice(0, LEADING).map(({ position }) => position));
  const written: typeof order = [];
  const numberX = (x: number) => Math.max(NUMBER_ROOM / 2, Math.min(picture - NUMBER_ROOM / 2, x));
  for (const column of order) {
    const isFree = written.every(({ x }) => Math.abs(numberX(x) - numberX(column.x)) >= NUMBER_ROOM);
    // A taller bar beside it would stand behind the number.
    const isClear = order.every(
      ({ x, position }) =>
        Math.abs(x - numberX(column.x)) >= (NUMBER_ROOM + barWidth(column.width)) / 2 ||
        height(position) <= height(column.position) + 3,
    );
    if (isFree && isClear) written.push(column);
  }
  return (
    <g data-way={way.id} className={styles.lane}>
      <text className={styles.name} x={0} y={top + 13}>
        {way.name}
      </text>
      <line className={styles.floor} x1={0} x2={picture} y1={floor} y2={floor} />
      {!way.values && (
        <foreignObject x={0} y={top + NAME} width={picture} height={lane - NAME - GAP}>
          <Waiting>{waitingWords(tokens)}</Waiting>
        </foreignObject>
      )}
      <m.g style={{ scaleY, originY: 1 }}>
        {way.values &&
          columns.map(({ position, x, width }) => {
            const bar = barWidth(width);
            return (
              <rect
                key={position}
                className={styles.bar}
                data-leading={leading.has(position) || undefined}
                x={x - bar / 2}
                y={floor - height(position)}
                width={bar}
                height={height(position)}
                rx={Math.min(2, bar / 2)}
                {...markProps(() => numbers.way(way.id, position), {
                  label: words.three.bar(way.name, tokens[position].text, valueWords(way, value(position))),
                  tip: () => tip(way, tokens[position].text, value(position)),
                  later: !first || position !== columns[0].position,
                })}
              />
            );
          })}
      </m.g>
      {way.values && (
        <m.g style={{ opacity }}>
          {written.map(({ position, x }) => (
            <text
              key={position}
              className={styles.number}
              data-leading={leading.has(position) || undefined}
              x={numberX(x)}
              y={floor - height(position) - 5}
              textAnchor="middle"
            >
              {valueWords(way, value(position))}
            </text>
          ))}
        </m.g>
      )}
    </g>
  );
}

const barWidth = (column: number): number => Math.max(1.5, Math.min(WIDEST_BAR, column * 0.62));

const valueWords = ({ id }: Way, value: number): string =>
  id === "masked" ? shiftWords(value) : percent(value);

function tip(way: Way, word: string, value: number): ReactNode {
  if (way.id === "masked") return words.three.maskedTip(word, fixed(value, 4));
  return words.three.barTip(way.name, word, fixed(value, 4));
}

/** The numbers of the picture for those who do not see it. */
function Numbers({ three, tokens }: { three: Three; tokens: readonly Token[] }): ReactNode {
  return (
    <Table
      unseen="table"
      caption={words.three.table}
      columns={[words.three.token, ...three.ways.map(({ name }) => name)]}
    >
      {tokens.slice(1).map(({ text }, index) => (
        <Row key={index} head={text}>
          {three.ways.map((way) => (way.values ? valueWords(way, way.values[index + 1]) : "–"))}
        </Row>
      ))}
    </Table>
  );
}

import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { ParameterPart } from "../../engine";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { compact, grouped, percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { tipHandlers } from "../../viz/Tip";
import { monoWidth } from "../../viz/tokenLayout";
import { type AreaRect, areaLayout } from "./areaLayout";
import styles from "./Sizes.module.css";
import { BUILT } from "./steps";
import type { Subject } from "./subject";
import { words } from "./words";

interface AreaProps {
  readonly subject: Subject;
  readonly width: number;
  readonly height: number;
}

/** Room above the picture for the names of the columns. */
const TOP = 40;
/** Room that a column's name takes at least. */
const HEADING = 126;

/** The whole model with its parts drawn to scale: what takes more room has more parameters. */
export function Area({ subject, width, height }: AreaProps): ReactNode {
  const { sizes, count } = subject;
  const inner = height - TOP;
  const layout = areaLayout(sizes, width, inner);
  const { embeddings, encoder, heads } = layout.columns;
  const roomy = width >= 560;
  return (
    <svg
      width={width}
      height={height}
      className={styles.area}
      role="img"
      aria-label={words.area.label(
        grouped(count.embeddings),
        sizes.layers,
        grouped(count.encoder),
        grouped(count.heads),
      )}
    >
      <Heading x={0} name={words.area.embeddings} parameters={count.embeddings} total={count.total} />
      <Heading
        x={Math.max(HEADING, Math.min(encoder.x, width - (roomy ? 2 : 1) * HEADING - 20))}
        name={words.area.layers(sizes.layers)}
        parameters={count.encoder}
        total={count.total}
      />
      {roomy && (
        <Heading x={width} name={words.area.onTop} parameters={count.heads} total={count.total} isEnd />
      )}
      <g transform={`translate(0 ${TOP})`}>
        <Tables rects={layout.embeddings} subject={subject} named={embeddings.width > 90} />
        {layout.layers.map((rects, layer) => (
          <Layer key={layer} index={layer} count={sizes.layers} height={inner}>
            {rects.map((rect, i) => (
              <Matrices
                key={rect.part}
                rect={rect}
                before={layer === 0 && i > 0 ? rects[i - 1] : null}
                count={rect.part === "feedForward" ? (2 * sizes.intermediateSize) / sizes.hiddenSize : 1}
                order={i}
                subject={subject}
              />
            ))}
          </Layer>
        ))}
        {layout.heads.map((rect, i) => (
          <Head
            key={rect.part}
            rect={rect}
            from={layout.layers[0]?.[0] ?? rect}
            order={i}
            subject={subject}
            named={heads.width > 90}
          />
        ))}
      </g>
    </svg>
  );
}

interface HeadingProps {
  readonly x: number;
  readonly name: string;
  readonly parameters: number;
  readonly total: number;
  /** Set against `x` from the left. */
  readonly isEnd?: boolean;
}

function Heading({ x, name, parameters, total, isEnd = false }: HeadingProps): ReactNode {
  const anchor = isEnd ? "end" : "start";
  return (
    <>
      <text x={x} y={12} textAnchor={anchor} className={styles.areaName}>
        {name}
      </text>
      <text x={x} y={30} textAnchor={anchor} className={styles.areaCount}>
        {compact(parameters)} · {percent(parameters / total)}
      </text>
    </>
  );
}

/** Strips that the token table is shown to be made of: each stands for as many of its rows. */
const STRIPS = 20;

interface TablesProps {
  readonly rects: readonly AreaRect[];
  readonly subject: Subject;
  readonly named: boolean;
}

/** The tables fill from the ground up: the small ones lie below, and the rows of the token table fall on them. */
function Tables({ rects, subject, named }: TablesProps): ReactNode {
  const [words, ...small] = rects;
  const start = BUILT.embeddings + 0.01;
  const strip = { ...words, height: words.height / STRIPS };
  return (
    <>
      <g className={styles.ghost}>
        {rects.map((rect) => (
          <Box key={rect.part} rect={rect} />
        ))}
      </g>
      {small.toReversed().map((rect, i) => (
        <Fallen key={rect.part} rect={rect} start={start + 0.01 * i} />
      ))}
      {Array.from({ length: STRIPS }, (_, i) => (
        <Fallen
          key={i}
          rect={{ ...strip, y: words.y + words.height - (i + 1) * strip.height }}
          start={start + 0.03 + (0.1 * i) / STRIPS}
        />
      ))}
      {rects.map((rect) => (
        <Part key={rect.part} rect={rect} subject={subject} named={named} />
      ))}
    </>
  );
}

/** A row or a table that falls to its place from above the picture. */
function Fallen({ rect, start }: { rect: AreaRect; start: number }): ReactNode {
  const falls = useArrival(start, start + 0.05, 0, -(rect.y + rect.height));
  return (
    <m.g style={falls}>
      <Box rect={rect} />
    </m.g>
  );
}

interface BoxProps {
  readonly rect: AreaRect;
  readonly className?: string;
}

function Box({ rect: { part, x, y, width, height }, className = styles.part }: BoxProps): ReactNode {
  return (
    <rect
      x={x}
      y={y}
      width={Math.max(0, width)}
      height={Math.max(0, height)}
      className={className}
      data-part={part}
    />
  );
}

/** Matrices that are shown one by one; of wider layers the rest goes without saying. */
const MOST_SQUARES = 16;

interface MatricesProps {
  readonly rect: AreaRect;
  /** The part that these are copies of: those of the first layer come out of it. */
  readonly before: AreaRect | null;
  /** How many square matrices it is as large as. */
  readonly count: number;
  readonly order: number;
  readonly subject: Subject;
}

/** A part of a layer. Each square matrix is one more of the size of the one before it; the feed-forward part is several. */
function Matrices({ rect, before, count, order, subject }: MatricesProps): ReactNode {
  const shown = Math.max(1, Math.min(MOST_SQUARES, Math.ceil(count)));
  const each = count > MOST_SQUARES ? rect.width / shown : rect.width / Math.max(1, count);
  const start = BUILT.layer + 0.02 + 0.03 * order;
  const there = start + 0.03 + 0.01 * (shown - 1);
  const named = useSpan(there, there + 0.03);
  return (
    <>
      {Array.from({ length: shown }, (_, i) => {
        const x = rect.x + i * each;
        const width = Math.min(each, rect.x + rect.width - x);
        return (
          <Copied
            key={i}
            rect={{ ...rect, x, width }}
            from={before ? before.x + before.width - each - x : 0}
            start={start + 0.01 * i}
          />
        );
      })}
      <m.g style={{ opacity: named }}>
        <Part rect={rect} subject={subject} named={rect.height >= 15} />
      </m.g>
    </>
  );
}

/** A matrix that comes out of another one, `from` pixels away. */
function Copied({ rect, from, start }: { rect: AreaRect; from: number; start: number }): ReactNode {
  const comes = useArrival(start, start + 0.05, from);
  return from === 0 ? (
    <Box rect={rect} />
  ) : (
    <m.g style={comes}>
      <Box rect={rect} />
    </m.g>
  );
}

interface HeadProps {
  readonly rect: AreaRect;
  /** A square matrix of a layer: these are of its kind. */
  readonly from: AreaRect;
  readonly order: number;
  readonly subject: Subject;
  readonly named: boolean;
}

/** What stands on top: one more matrix of the layers' size leaves them, and takes its place. */
function Head({ rect, from, order, subject, named }: HeadProps): ReactNode {
  const start = BUILT.heads + 0.01 + 0.05 * order;
  const way = useSpan(start, start + 0.12);
  const between = (a: number, b: number) => (p: number) => a + (b - a) * p;
  return (
    <>
      <m.rect
        x={useDerived(way, between(from.x, rect.x))}
        y={useDerived(way, between(from.y, rect.y))}
        width={useDerived(way, between(from.width, Math.max(0, rect.width)))}
        height={useDerived(way, between(from.height, Math.max(0, rect.height)))}
        className={styles.part}
        data-part={rect.part}
        style={{ opacity: useDerived(way, (p) => Math.min(1, p / 0.15)) }}
      />
      <m.g style={{ opacity: useDerived(way, (p) => Math.max(0, 4 * p - 3)) }}>
        <Part rect={rect} subject={subject} named={named} />
      </m.g>
    </>
  );
}

interface LayerProps {
  readonly index: number;
  readonly count: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** The first layer is built alone; then the others slide out of it, one after the other. */
function Layer({ index, count, height, children }: LayerProps): ReactNode {
  const order = count < 3 ? 0 : (index - 1) / (count - 2);
  const start = index === 0 ? BUILT.layer : BUILT.layers + 0.1 * order;
  const falls = useArrival(start, start + (index === 0 ? 0.04 : 0.08), 0, -height / count);
  return <m.g style={falls}>{children}</m.g>;
}

interface PartProps {
  readonly rect: AreaRect;
  readonly subject: Subject;
  readonly named: boolean;
}

/** A name that fits into a layer's row, if the part has one. */
function shortName(part: ParameterPart): string | undefined {
  const names: Partial<Record<ParameterPart, string>> = words.area.short;
  return names[part];
}

/** Over a part, whose area is drawn by what it is made of: its name, and what says more of it. */
function Part({ rect, subject, named }: PartProps): ReactNode {
  const { part, x, y, width, height } = rect;
  const name = shortName(part);
  return (
    <g {...tipHandlers(() => <PartTip part={part} subject={subject} />)}>
      <Box rect={rect} className={styles.cover} />
      {named && name && height >= 15 && monoWidth(name, 12) + 8 <= width && (
        <text
          x={x + width / 2}
          y={y + height / 2}
          dy="0.35em"
          textAnchor="middle"
          className={styles.partText}
        >
          {name}
        </text>
      )}
    </g>
  );
}

function PartTip({ part, subject }: { part: ParameterPart; subject: Subject }): ReactNode {
  const parameters = subject.count.parts[part];
  return words.area.tip(
    words.area.parts[part],
    grouped(parameters),
    percent(parameters / subject.count.total),
  );
}

import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { ParameterPart } from "../../engine";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { compact, grouped, percent } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { monoWidth } from "../../viz/tokenLayout";
import { words } from "../../words/sizes";
import { type AreaRect, areaLayout } from "./areaLayout";
import styles from "./Sizes.module.css";
import { STEP } from "./steps";
import type { Subject } from "./subject";

export interface AreaProps {
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
        <Column start={STEP.embeddings} faint={0.3}>
          {layout.embeddings.map((rect) => (
            <Part key={rect.part} rect={rect} subject={subject} named={embeddings.width > 90} />
          ))}
        </Column>
        {layout.layers.map((rects, layer) => (
          <Layer key={layer} index={layer} count={sizes.layers} height={inner}>
            {rects.map((rect) => (
              <Part key={rect.part} rect={rect} subject={subject} named={rect.height >= 15} />
            ))}
          </Layer>
        ))}
        <Column start={STEP.heads} faint={0}>
          {layout.heads.map((rect) => (
            <Part key={rect.part} rect={rect} subject={subject} named={heads.width > 90} />
          ))}
        </Column>
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

/** Parts that come in together in a step. */
function Column({
  start,
  faint,
  children,
}: {
  start: number;
  faint: number;
  children: ReactNode;
}): ReactNode {
  const appear = useSpan(start + 0.05, start + 0.5);
  const opacity = useDerived(appear, (p) => faint + (1 - faint) * p);
  return <m.g style={{ opacity }}>{children}</m.g>;
}

interface LayerProps {
  readonly index: number;
  readonly count: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** The first layer is built in its own step; in the next, the others slide out of it, one after the other. */
function Layer({ index, count, height, children }: LayerProps): ReactNode {
  const order = count < 3 ? 0 : (index - 1) / (count - 2);
  const start = index === 0 ? STEP.layer + 0.05 : STEP.layers + 0.05 + 0.4 * order;
  const appear = useSpan(start, start + 0.3);
  const y = useDerived(appear, (p) => (index === 0 ? 0 : (p - 1) * Math.min(1, index) * (height / count)));
  return <m.g style={{ opacity: appear, y }}>{children}</m.g>;
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

function Part({ rect, subject, named }: PartProps): ReactNode {
  const { part, x, y, width, height } = rect;
  const name = shortName(part);
  return (
    <g {...tipHandlers(() => <PartTip part={part} subject={subject} />)}>
      <rect
        x={x}
        y={y}
        width={Math.max(0, width)}
        height={Math.max(0, height)}
        className={styles.part}
        data-part={part}
      />
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

import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import type { Token } from "../../engine";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { TokenChip } from "../../viz/TokenChip";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import { fitMono } from "../../viz/tokenLayout";
import styles from "./Cls.module.css";
import type { Column, Geometry } from "./geometry";
import type { Times } from "./times";

/** Room a percentage needs under its token. */
const SHARE_ROOM = 46;

export interface TokensProps {
  readonly tokens: readonly Token[];
  readonly rollout: ArrayLike<number>;
  /** Positions whose word is written. */
  readonly named: ReadonlySet<number>;
  readonly geometry: Geometry;
  readonly times: Times;
  readonly selected: number | null;
  readonly onSelect: (position: number) => void;
}

/** The tokens along the bottom; [CLS] leaves its place in front and becomes the foot of the tower. */
export function Tokens(props: TokensProps): ReactNode {
  const { tokens, rollout, named, geometry, times, selected, onSelect } = props;
  const { columns, rows, chipTop, chipHeight, center, clsWidth, fontSize, upright } = geometry;
  const moved = useSpan(0.1, 0.7);
  const first = columns[0];
  const home = first && !upright ? first.x - first.width / 2 - 8 - clsWidth / 2 : clsWidth / 2;
  // In the line of the sentence [CLS] takes room: the others stand aside until it has left.
  const aside = useTransform(moved, (s) => (upright ? 0 : ((clsWidth + 8) / 2) * (1 - s)));
  const clsX = useTransform(moved, (s) => (home + (upright ? 0 : (clsWidth + 8) / 2) - center) * (1 - s));
  const clsY = useTransform(
    moved,
    (s) => (upright ? chipTop - chipHeight - 6 - rows[0] : chipTop - rows[0]) * (1 - s),
  );
  const shown = useSpan(times.rollout + 0.5, times.rollout + 0.7);
  const shared = spaced(columns, rollout, geometry.picture);
  return (
    <g>
      <m.g style={{ x: aside }}>
        {columns.map((column) =>
          upright ? (
            <Upright
              key={column.position}
              token={tokens[column.position]}
              column={column}
              top={chipTop}
              height={geometry.wordHeight}
              fontSize={Math.min(fontSize, Math.max(12, column.width - 1))}
              named={named.has(column.position)}
              selected={selected === column.position}
              onSelect={() => onSelect(column.position)}
            />
          ) : (
            <TokenChip
              key={column.position}
              token={tokens[column.position]}
              box={{ x: column.x - column.width / 2, y: chipTop, width: column.width, height: chipHeight }}
              fontSize={fontSize}
              selected={selected === column.position}
              label={`Follow “${tokens[column.position].text}”`}
              onSelect={() => onSelect(column.position)}
            />
          ),
        )}
      </m.g>
      <m.g style={{ x: clsX, y: clsY }}>
        <TokenChip
          token={tokens[0]}
          box={{ x: center - clsWidth / 2, y: rows[0], width: clsWidth, height: chipHeight }}
          fontSize={fontSize}
          selected={selected === 0}
          label="Follow “[CLS]”"
          onSelect={() => onSelect(0)}
        />
      </m.g>
      <m.g style={{ opacity: shown }}>
        <text
          className={styles.rolled}
          x={center + clsWidth / 2 + 8}
          y={rows[0] + chipHeight / 2}
          dy="0.36em"
        >
          {percent(rollout[0] ?? 0)}
        </text>
        {shared.map(({ position, x }) => (
          <text
            key={position}
            className={styles.rolled}
            x={x}
            y={upright ? chipTop - 8 : chipTop + chipHeight + 18}
            textAnchor="middle"
          >
            {percent(rollout[position] ?? 0)}
          </text>
        ))}
      </m.g>
    </g>
  );
}

/** The columns whose percentage is written, and where: the largest first, none on top of another or out of the picture. */
function spaced(
  columns: readonly Column[],
  rollout: ArrayLike<number>,
  picture: number,
): Pick<Column, "position" | "x">[] {
  const placed: Pick<Column, "position" | "x">[] = [];
  for (const column of columns.toSorted((a, b) => (rollout[b.position] ?? 0) - (rollout[a.position] ?? 0))) {
    const x = Math.max(SHARE_ROOM / 2, Math.min(picture - SHARE_ROOM / 2, column.x));
    if (placed.every((other) => Math.abs(other.x - x) >= SHARE_ROOM))
      placed.push({ position: column.position, x });
  }
  return placed;
}

interface UprightProps {
  readonly token: Token;
  readonly column: Column;
  readonly top: number;
  readonly height: number;
  readonly fontSize: number;
  readonly named: boolean;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** A token whose word runs from top to bottom. */
export function Upright({
  token,
  column,
  top,
  height,
  fontSize,
  named,
  selected,
  onSelect,
}: UprightProps): ReactNode {
  const color = kindColor(tokenKind(token));
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element
    <g
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      aria-label={`Follow “${token.text}”`}
      className={styles.upright}
      data-selected={selected || undefined}
      style={{ color }}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onSelect();
      }}
    >
      <rect x={column.x - column.width / 2} y={top - 2} width={column.width} height={height} rx={4} />
      {named ? (
        <text transform={`translate(${column.x} ${top + 4}) rotate(90)`} dy="0.35em" fontSize={fontSize}>
          {fitMono(token.text, fontSize, height - 10)}
        </text>
      ) : (
        <circle cx={column.x} cy={top + 6} r={2} />
      )}
    </g>
  );
}

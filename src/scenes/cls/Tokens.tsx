import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Token } from "../../engine";
import { markProps } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useLive, useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { TokenChip } from "../../viz/TokenChip";
import styles from "./Cls.module.css";
import { Columns } from "./Columns";
import type { Column, Geometry } from "./geometry";
import type { ClsNumbers } from "./refs";
import { LEAVES, type Times } from "./steps";
import { words } from "./words";

/** Room a percentage needs under its token. */
const SHARE_ROOM = 46;

interface TokensProps {
  readonly tokens: readonly Token[];
  readonly rollout: ArrayLike<number>;
  /** Positions whose word is written. */
  readonly named: ReadonlySet<number>;
  readonly geometry: Geometry;
  readonly times: Times;
  readonly selected: number | null;
  readonly onSelect: (position: number) => void;
  readonly numbers: ClsNumbers;
}

/** The tokens along the bottom; [CLS] leaves its place in front and becomes the foot of the tower. */
export function Tokens(props: TokensProps): ReactNode {
  const { tokens, rollout, named, geometry, times, selected, onSelect, numbers } = props;
  const { columns, rows, chipTop, chipHeight, center, clsWidth, fontSize, upright } = geometry;
  const moved = useSpan(0.02, LEAVES);
  const first = columns[0];
  const home = first && !upright ? first.x - first.width / 2 - 8 - clsWidth / 2 : clsWidth / 2;
  // In the line of the sentence [CLS] takes room: the others stand aside until it has left.
  const aside = useDerived(moved, (s) => (upright ? 0 : ((clsWidth + 8) / 2) * (1 - s)));
  const clsX = useDerived(moved, (s) => (home + (upright ? 0 : (clsWidth + 8) / 2) - center) * (1 - s));
  const clsY = useDerived(
    moved,
    (s) => (upright ? chipTop - chipHeight - 6 - rows[0] : chipTop - rows[0]) * (1 - s),
  );
  const shown = useSpan(times.rollout + 0.5, times.rollout + 0.7);
  const on = useLive((t) => t > times.rollout);
  const share = (position: number) =>
    on &&
    markProps(() => numbers.rollout(position), {
      label: words.flow.rollout(tokens[position].text, percent(rollout[position] ?? 0)),
      later: true,
    });
  const shared = spaced(columns, rollout, geometry.picture);
  return (
    <g>
      <m.g style={{ x: aside }}>
        <Columns
          tokens={tokens}
          named={named}
          geometry={geometry}
          top={chipTop}
          selected={selected}
          onSelect={onSelect}
        />
      </m.g>
      <m.g style={{ x: clsX, y: clsY }}>
        <TokenChip
          token={tokens[0]}
          box={{ x: center - clsWidth / 2, y: rows[0], width: clsWidth, height: chipHeight }}
          fontSize={fontSize}
          selected={selected === 0}
          label={words.follow("[CLS]")}
          onSelect={() => onSelect(0)}
        />
      </m.g>
      <m.g style={{ opacity: shown }}>
        <text
          className={styles.rolled}
          x={center + clsWidth / 2 + 8}
          y={rows[0] + chipHeight / 2}
          dy="0.36em"
          {...share(0)}
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
            {...share(position)}
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

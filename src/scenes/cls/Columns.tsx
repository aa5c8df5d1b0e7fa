import type { ReactNode } from "react";
import type { Token } from "../../engine";
import { useBeginning } from "../../ui/useGrowing";
import { TokenChip } from "../../viz/TokenChip";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import { fitMono } from "../../viz/tokenLayout";
import styles from "./Cls.module.css";
import type { Column, Geometry } from "./geometry";
import { words } from "./words";

interface ColumnsProps {
  readonly tokens: readonly Token[];
  /** Positions whose word is written. */
  readonly named: ReadonlySet<number>;
  readonly geometry: Geometry;
  readonly top: number;
  readonly selected: number | null;
  readonly onSelect: (position: number) => void;
}

/** All tokens but [CLS], side by side; upright where there are too many. */
export function Columns({ tokens, named, geometry, top, selected, onSelect }: ColumnsProps): ReactNode {
  const { columns, upright, chipHeight, fontSize, wordHeight } = geometry;
  return useBeginning(columns).map((column) => {
    const { position, x, width } = column;
    return upright ? (
      <Upright
        key={position}
        token={tokens[position]}
        column={column}
        top={top}
        height={wordHeight}
        fontSize={Math.min(fontSize, Math.max(12, width - 1))}
        named={named.has(position)}
        selected={selected === position}
        onSelect={() => onSelect(position)}
      />
    ) : (
      <TokenChip
        key={position}
        token={tokens[position]}
        box={{ x: x - width / 2, y: top, width, height: chipHeight }}
        fontSize={fontSize}
        selected={selected === position}
        label={words.follow(tokens[position].text)}
        onSelect={() => onSelect(position)}
      />
    );
  });
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
function Upright({
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
      aria-label={words.follow(token.text)}
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

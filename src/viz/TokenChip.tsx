import { type MotionStyle, m } from "framer-motion";
import type { ReactNode } from "react";
import type { Token } from "../engine";
import { words } from "../words/viz";
import styles from "./TokenChip.module.css";
import { kindColor, tokenKind } from "./tokenKind";
import { fitMono, type TokenBox } from "./tokenLayout";

interface TokenChipProps {
  readonly token: Pick<Token, "text" | "segment">;
  readonly box: Pick<TokenBox, "x" | "y" | "width" | "height">;
  readonly fontSize?: number;
  readonly selected?: boolean;
  /** Stands back: not what the step is about. */
  readonly dim?: boolean;
  /** Makes the chip a button. */
  readonly onSelect?: () => void;
  readonly onHover?: (inside: boolean) => void;
  /** What a screen reader says for the button; default: the token. */
  readonly label?: string;
  /** Motion values for the group, derived from time. */
  readonly style?: MotionStyle;
}

/** A token, the same everywhere: mono type on a tint of its kind's colour; `##` pieces have a flat left side that joins their word. */
export function TokenChip(props: TokenChipProps): ReactNode {
  const { token, box, fontSize = 14, selected = false, dim = false, onSelect, onHover, label, style } = props;
  const color = kindColor(tokenKind(token));
  const piece = token.text.startsWith("##");
  const radius = Math.min(8, box.height / 3);
  const left = piece ? 2 : radius;
  const { width: w, height: h } = box;
  const outline = `M${left},0 H${w - radius} Q${w},0 ${w},${radius} V${h - radius} Q${w},${h} ${w - radius},${h} H${left} Q0,${h} 0,${h - left} V${left} Q0,0 ${left},0 Z`;
  const button = onSelect && {
    role: "button",
    tabIndex: 0,
    "aria-pressed": selected,
    "aria-label": label ?? words.token(token.text),
    onClick: onSelect,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onSelect();
    },
  };
  // Where nothing moves, a plain group: a moving one costs a dozen times as much to draw anew.
  const Group = (style ? m.g : "g") as typeof m.g;
  return (
    <Group
      {...button}
      className={styles.chip}
      data-selected={selected || undefined}
      data-dim={dim || undefined}
      data-button={onSelect ? true : undefined}
      onPointerEnter={onHover && (() => onHover(true))}
      onPointerLeave={onHover && (() => onHover(false))}
      onFocus={onHover && (() => onHover(true))}
      onBlur={onHover && (() => onHover(false))}
      style={{ ...style, color } as MotionStyle}
    >
      <g transform={`translate(${box.x} ${box.y})`}>
        <path d={outline} className={styles.body} />
        <text
          className={`${styles.text} notranslate`}
          x={w / 2}
          y={h / 2}
          dy="0.36em"
          textAnchor="middle"
          fontSize={fontSize}
        >
          {fitMono(token.text, fontSize, w - 4)}
        </text>
      </g>
    </Group>
  );
}

import type { ReactNode } from "react";
import type { Token } from "../engine";
import { Button } from "../ui/Button";
import styles from "./Chip.module.css";
import { kindColor, tokenKind } from "./tokenKind";

interface ChipProps {
  readonly token: Pick<Token, "text" | "segment">;
  readonly selected?: boolean;
  readonly onSelect?: () => void;
  readonly label?: string;
}

/** A token in flowing HTML: the same look as `TokenChip` on an SVG stage. */
export function Chip({ token, selected = false, onSelect, label }: ChipProps): ReactNode {
  const style = { "--chip": kindColor(tokenKind(token)) } as React.CSSProperties;
  const piece = token.text.startsWith("##") || undefined;
  if (!onSelect) {
    return (
      <span
        translate="no"
        className={styles.chip}
        data-piece={piece}
        data-selected={selected || undefined}
        style={style}
      >
        {token.text}
      </span>
    );
  }
  return (
    <Button
      translate="no"
      kind="bare"
      className={styles.chip}
      data-piece={piece}
      data-selected={selected || undefined}
      aria-pressed={selected}
      aria-label={label}
      style={style}
      onClick={onSelect}
    >
      {token.text}
    </Button>
  );
}

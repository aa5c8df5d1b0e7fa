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

interface ChipsProps {
  /** Read out. */
  readonly label: string;
  readonly tokens: readonly Pick<Token, "text" | "segment">[];
  readonly selected: number;
  /** What choosing one is called. */
  readonly nameOf: (text: string, index: number) => string;
  readonly onSelect: (index: number) => void;
}

/** The tokens of a text: the chosen one is what the picture is about. */
export function Chips({ label, tokens, selected, nameOf, onSelect }: ChipsProps): ReactNode {
  return (
    <ul className={styles.chips} aria-label={label}>
      {tokens.map((token, index) => (
        <li key={index}>
          <Chip
            token={token}
            selected={index === selected}
            onSelect={() => onSelect(index)}
            label={nameOf(token.text, index)}
          />
        </li>
      ))}
    </ul>
  );
}

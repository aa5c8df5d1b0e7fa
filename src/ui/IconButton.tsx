import type { ReactNode } from "react";
import { Button } from "./Button";
import styles from "./IconButton.module.css";

interface IconButtonProps {
  readonly label: string;
  /** The key that does the same, as it is written for people. */
  readonly shortcut?: string;
  readonly pressed?: boolean;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A round button with an icon; name and key show as its tooltip. */
export function IconButton(props: IconButtonProps): ReactNode {
  const { label, shortcut, pressed, primary, disabled, onClick, children } = props;
  return (
    <Button
      kind="bare"
      className={styles.button}
      data-primary={primary || undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      aria-disabled={disabled || undefined}
      title={shortcut ? `${label} (${shortcut})` : label}
      onClick={disabled ? undefined : onClick}
    >
      {children}
    </Button>
  );
}

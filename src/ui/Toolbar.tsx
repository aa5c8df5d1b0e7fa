import type { ComponentProps, ReactNode } from "react";
import styles from "./Toolbar.module.css";

interface ToolbarProps extends ComponentProps<"div"> {
  /** From edge to edge. */
  readonly spread?: boolean;
}

/** Controls beside one another, in as many lines as they need. */
export function Toolbar({ spread, className, ...rest }: ToolbarProps): ReactNode {
  return (
    <div
      {...rest}
      className={className ? `${styles.toolbar} ${className}` : styles.toolbar}
      data-spread={spread || undefined}
    />
  );
}

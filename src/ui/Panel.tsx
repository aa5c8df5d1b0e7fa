import { type HTMLMotionProps, m } from "framer-motion";
import type { ReactNode } from "react";
import styles from "./Panel.module.css";

interface PanelProps extends Omit<HTMLMotionProps<"section">, "title" | "children"> {
  /** Its name, read out. */
  readonly title: string;
  /** Written in its place. */
  readonly heading?: ReactNode;
  /** Said behind its name. */
  readonly detail?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a room's picture with a name of its own. */
export function Panel({
  title,
  heading = title,
  detail,
  className,
  children,
  ...rest
}: PanelProps): ReactNode {
  return (
    <m.section
      {...rest}
      className={className ? `${styles.panel} ${className}` : styles.panel}
      aria-label={title}
    >
      <h3 className={styles.title}>
        {heading}
        {detail && <span className={styles.detail}>{detail}</span>}
      </h3>
      {children}
    </m.section>
  );
}

import { type HTMLMotionProps, m } from "framer-motion";
import type { ComponentProps, ReactNode } from "react";
import styles from "./Room.module.css";

interface ToolbarProps extends ComponentProps<"div"> {
  /** From edge to edge. */
  readonly spread?: boolean;
  /** Buttons, which need less between them. */
  readonly tight?: boolean;
}

/** Controls beside one another, in as many lines as they need. */
export function Toolbar({ spread, tight, className, ...rest }: ToolbarProps): ReactNode {
  return (
    <div
      {...rest}
      className={className ? `${styles.toolbar} ${className}` : styles.toolbar}
      data-spread={spread || undefined}
      data-tight={tight || undefined}
    />
  );
}

interface FieldProps {
  readonly label: ReactNode;
  /** Over what is typed, not before it. */
  readonly above?: boolean;
  readonly children?: ReactNode;
}

/** What is typed or chosen, with its name. */
export function Field({ label, above, children }: FieldProps): ReactNode {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it is put around
    <label className={styles.field} data-above={above || undefined}>
      {label}
      {children}
    </label>
  );
}

type InputProps<Value> = Omit<ComponentProps<"input">, "value" | "onChange"> & {
  /** Read out. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** A line of text that is typed. */
export function TextLine({ label, onChange, ...rest }: InputProps<string>): ReactNode {
  return (
    <input
      spellCheck={false}
      autoComplete="off"
      {...rest}
      aria-label={label}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A line of text that is typed, with its name before or above it. */
export function NamedLine({
  label,
  above,
  ...rest
}: InputProps<string> & Pick<FieldProps, "above">): ReactNode {
  return (
    <Field label={label} above={above}>
      <TextLine {...rest} label={label} />
    </Field>
  );
}

/** A whole number from 0 to `max` that is typed, such as a seed. */
export function WholeNumber({
  label,
  max,
  onChange,
  ...rest
}: InputProps<number> & { max: number }): ReactNode {
  return (
    <input
      className="mono"
      style={{ width: `${String(max).length + 4}ch` }}
      type="number"
      min={0}
      max={max}
      {...rest}
      aria-label={label}
      onChange={(event) => onChange(Math.max(0, Math.min(max, Math.floor(Number(event.target.value)))))}
    />
  );
}

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

/** What is said below a picture: how it was measured, and what it is not about. */
export function Note({ children }: { children: ReactNode }): ReactNode {
  return <p className={styles.note}>{children}</p>;
}

interface WaitingProps {
  readonly height?: number;
  /** It changes all the time: it is there to be read, and not read out. */
  readonly silent?: boolean;
  readonly children: ReactNode;
}

/** What stands where an answer will: what it waits for, or why there is none. */
export function Waiting({ height, silent, children }: WaitingProps): ReactNode {
  return (
    <p className={styles.waiting} style={{ height }} role={silent ? undefined : "status"}>
      {children}
    </p>
  );
}

/** What went wrong, in a sentence. */
export function Problem({ children }: { children: ReactNode }): ReactNode {
  return (
    <p className={styles.problem} role="alert">
      {children}
    </p>
  );
}

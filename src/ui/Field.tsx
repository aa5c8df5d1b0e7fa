import type { ComponentProps, ReactNode } from "react";
import styles from "./Field.module.css";

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

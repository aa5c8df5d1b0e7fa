import { type ReactNode, useId } from "react";
import styles from "./Limits.module.css";

interface OwnLineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A line of the visitor's own. */
export function OwnLine({ label, value, onChange }: OwnLineProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.textField}>
      <label className={styles.fieldLabel} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.textBox}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

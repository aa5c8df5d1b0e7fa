import { type ReactNode, useId, useState } from "react";
import { words } from "../words/ui";
import styles from "./NumberField.module.css";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  /** The slider's end; the box takes more, up to `most`. */
  readonly max: number;
  readonly most?: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
  /** Said after the box, such as a consequence of the value. */
  readonly note?: ReactNode;
}

/** A whole number with a slider for trying and a box for typing. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, value, min, max, most = max, step = 1, onChange, note } = props;
  const id = useId();
  // What is being typed may be empty or too small for a moment: it stays in the box and changes nothing.
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles.box}
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        value={draft ?? value}
        onChange={(event) => {
          const { value: text } = event.target;
          setDraft(text);
          const number = Number(text);
          if (Number.isInteger(number) && number >= 1) onChange(Math.min(most, number));
        }}
        onBlur={() => setDraft(null)}
      />
      <input
        className={styles.range}
        type="range"
        aria-label={words.slider(label)}
        min={min}
        max={max}
        step={step}
        value={Math.min(max, value)}
        onChange={(event) => {
          setDraft(null);
          onChange(Number(event.target.value));
        }}
      />
      {note && <span className={styles.note}>{note}</span>}
    </div>
  );
}

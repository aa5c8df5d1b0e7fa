import * as ToggleGroup from "@radix-ui/react-toggle-group";
import { type ReactNode, useId } from "react";
import styles from "./Segmented.module.css";

interface SegmentedProps {
  readonly label: string;
  /** Choices 0 … count − 1, shown from 1. */
  readonly count: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** One of a few numbered things, such as a layer or a head; many become a drop-down. */
export function Segmented({ label, count, value, onChange }: SegmentedProps): ReactNode {
  const id = useId();
  const choices = Array.from({ length: count }, (_, index) => index);
  return (
    <div className={styles.group}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {count > 6 ? (
        <select
          className={styles.select}
          aria-labelledby={id}
          value={value}
          onChange={(event) => onChange(Number(event.target.value))}
        >
          {choices.map((index) => (
            <option key={index} value={index}>
              {index + 1}
            </option>
          ))}
        </select>
      ) : (
        <ToggleGroup.Root
          type="single"
          className={styles.choices}
          aria-labelledby={id}
          value={String(value)}
          onValueChange={(chosen) => chosen !== "" && onChange(Number(chosen))}
        >
          {choices.map((index) => (
            <ToggleGroup.Item
              key={index}
              className={styles.choice}
              value={String(index)}
              aria-label={`${label} ${index + 1}`}
            >
              {index + 1}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      )}
    </div>
  );
}

import * as ToggleGroup from "@radix-ui/react-toggle-group";
import { type ReactNode, useId } from "react";
import styles from "./Segmented.module.css";

interface OptionsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few named things: `Segmented` with words instead of numbers. */
export function Options<Value extends string>(props: OptionsProps<Value>): ReactNode {
  const { label, options, value, onChange } = props;
  const id = useId();
  return (
    <div className={styles.group}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <ToggleGroup.Root
        type="single"
        className={styles.choices}
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => chosen !== "" && onChange(chosen as Value)}
      >
        {options.map((option) => (
          <ToggleGroup.Item key={option.value} className={styles.choice} data-words value={option.value}>
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}

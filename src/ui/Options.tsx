import * as ToggleGroup from "@radix-ui/react-toggle-group";
import { type ReactNode, useId } from "react";
import styles from "./Options.module.css";
import { Select } from "./Select";

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Read out, where what is written is a number. */
  readonly said?: string;
}

interface OptionsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Too many to lie side by side: they drop down. */
  readonly list?: boolean;
}

/** One of a few things, with the name of what is chosen. */
export function Options<Value extends string>(props: OptionsProps<Value>): ReactNode {
  const { label, options, value, onChange, list = false } = props;
  const id = useId();
  return (
    <div className={styles.group}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {list ? (
        <Select {...{ label, options, value, onChange }} />
      ) : (
        <ToggleGroup.Root
          type="single"
          className={styles.choices}
          aria-labelledby={id}
          value={value}
          onValueChange={(chosen) => chosen !== "" && onChange(chosen as Value)}
        >
          {options.map((option) => (
            <ToggleGroup.Item
              key={option.value}
              className={styles.choice}
              data-words={option.said ? undefined : true}
              value={option.value}
              aria-label={option.said}
            >
              {option.label}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
      )}
    </div>
  );
}

import type { ReactNode } from "react";
import { Button } from "./Button";
import styles from "./Choices.module.css";

interface ChoicesProps<Value> {
  /** Read out: what is chosen is seen. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** One that is none of the options leaves all of them open. */
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
}

/** One of a few things to look at, all in a frame: the views of a stage, words, sizes. */
export function Choices<Value>(props: ChoicesProps<Value>): ReactNode {
  const { label, options, value, onChoose } = props;
  return (
    <fieldset className={styles.choices} aria-label={label}>
      {options.map((option) => (
        <Button
          key={option.label}
          kind="tab"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </Button>
      ))}
    </fieldset>
  );
}

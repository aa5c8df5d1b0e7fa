import type { ComponentProps, ReactNode } from "react";

interface SelectProps<Value> extends Omit<ComponentProps<"select">, "value" | "onChange"> {
  /** Read out. */
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of many things, in a list that drops down. */
export function Select<Value extends string | number>(props: SelectProps<Value>): ReactNode {
  const { label, options, onChange, ...rest } = props;
  return (
    <select
      {...rest}
      aria-label={label}
      onChange={(event) => onChange(options[event.target.selectedIndex].value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

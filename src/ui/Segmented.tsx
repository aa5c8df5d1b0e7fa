import type { ReactNode } from "react";
import { Options } from "./Options";

/** So many lie side by side; more become a list to drop down. */
const ASIDE = 6;

interface SegmentedProps {
  readonly label: string;
  /** Choices 0 … count − 1, shown from 1. */
  readonly count: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** One of a few numbered things, such as a layer or a head. */
export function Segmented({ label, count, value, onChange }: SegmentedProps): ReactNode {
  const options = Array.from({ length: count }, (_, index) => ({
    value: String(index),
    label: String(index + 1),
    said: `${label} ${index + 1}`,
  }));
  return (
    <Options
      label={label}
      options={options}
      value={String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
      list={count > ASIDE}
    />
  );
}

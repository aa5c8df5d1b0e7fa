import type { ReactNode } from "react";
import { Options } from "../../ui/Options";
import { setSetting } from "../settings";
import type { finetuningSettings } from "./settings";

interface ChoiceProps {
  readonly name: keyof typeof finetuningSettings;
  readonly label: string;
  /** What can be chosen, as it is set and as it is written. */
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly value: string;
  /** They drop down. */
  readonly list?: boolean;
}

/** One of the room's settings that is one of a few words or numbers. */
export function Choice({ name, options, ...rest }: ChoiceProps): ReactNode {
  return (
    <Options
      {...rest}
      options={options.map(([value, label]) => ({ value, label }))}
      onChange={(value) => setSetting("finetuning", { [name]: value })}
    />
  );
}

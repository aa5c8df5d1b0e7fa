import * as Switch from "@radix-ui/react-switch";
import { type ReactNode, useId } from "react";
import styles from "./Toggle.module.css";

interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A switch with its name. */
export function Toggle({ label, checked, onChange }: ToggleProps): ReactNode {
  const id = useId();
  return (
    <div className={styles.toggle}>
      <Switch.Root id={id} className={styles.switch} checked={checked} onCheckedChange={onChange}>
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends ComponentProps<"button"> {
  /**
   * `plain` has a border; `main` is what comes next; `chip` is one of many that wrap, `tab` one of a few in a frame
   * (`Choices`); `quiet` is a link in the text; `cover` makes all of its positioned box the button; `bare` has no look
   * of its own: a place in a picture, a cell, a row.
   */
  readonly kind?: "plain" | "main" | "chip" | "tab" | "quiet" | "cover" | "bare";
}

/** What is pressed. `aria-pressed` makes it a switch; a class says where it stands, and wins over its looks. */
export function Button({ kind = "plain", className, ...rest }: ButtonProps): ReactNode {
  const classes = className ? `${styles.button} ${className}` : styles.button;
  return <button type="button" data-button={kind} className={classes} {...rest} />;
}

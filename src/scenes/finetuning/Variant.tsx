import type { ReactNode } from "react";
import type { AskedVariant } from "../../engine";
import styles from "./Finetuning.module.css";
import { words } from "./words";

/** One of the two trainings of a head, with its answer. */
export function Variant({ variant, children }: { variant: AskedVariant; children: ReactNode }): ReactNode {
  const { name, detail } = words.variants[variant];
  return (
    <section className={styles.variant} data-variant={variant} aria-label={name}>
      <h3 className={styles.variantName}>
        <span className={styles.mark} aria-hidden="true" />
        {name} <span className={styles.detail}>{detail}</span>
      </h3>
      {children}
    </section>
  );
}

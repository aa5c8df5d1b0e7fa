import type { ReactNode } from "react";
import type { HeadVariant } from "../../engine";
import styles from "./Finetuning.module.css";

const TOLD: Record<HeadVariant, { readonly name: string; readonly detail: string }> = {
  frozen: { name: "Frozen", detail: "BERT as it is; only the head learned" },
  full: { name: "Fine-tuned", detail: "all layers learned with the head" },
};

/** One of the two trainings of a head, with its answer. */
export function Variant({ variant, children }: { variant: HeadVariant; children: ReactNode }): ReactNode {
  const { name, detail } = TOLD[variant];
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

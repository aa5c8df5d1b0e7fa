import type { ReactNode } from "react";
import type { Tip } from "./steps";
import styles from "./Tips.module.css";

interface Words {
  readonly rule: string;
  readonly why: string;
  readonly sources: readonly { readonly text: string; readonly href: string }[];
}

const DEVLIN = {
  text: "Devlin et al. 2019, appendix A.3",
  href: "https://aclanthology.org/N19-1423/",
};
const MOSBACH = {
  text: "Mosbach, Andriushchenko & Klakow 2021",
  href: "https://arxiv.org/abs/2006.04884",
};

/** What the field recommends, and who says so. */
const ADVICE: Record<Tip, Words> = {
  rate: {
    rule: "Fine-tune all of BERT at 2e‑5 to 5e‑5.",
    why: "The authors searched 5e‑5, 3e‑5 and 2e‑5. Larger rates can wipe out what pre-training learned; a head alone, on frozen vectors, wants a far larger one.",
    sources: [DEVLIN],
  },
  epochs: {
    rule: "Two to four epochs; stop when held-out loss stops falling.",
    why: "The authors searched 2, 3 and 4. On small sets more epochs with a small rate and a warm-up are steadier: up to 20.",
    sources: [DEVLIN, MOSBACH],
  },
  batch: {
    rule: "Batches of 16 or 32.",
    why: "Small batches take more, noisier steps per epoch; large ones fewer, smoother ones. When you change the batch size, look for the rate again.",
    sources: [DEVLIN],
  },
  seed: {
    rule: "Run several seeds, report their spread.",
    why: "On small sets the order of the sentences alone can decide. Fine-tuning all of BERT can even fail outright for some seeds; a warm-up and a small rate help.",
    sources: [{ text: "Dodge et al. 2020", href: "https://arxiv.org/abs/2002.06305" }, MOSBACH],
  },
  pooling: {
    rule: "Frozen: try the mean of the tokens. Fine-tuned: [CLS] is fine.",
    why: "An untuned [CLS] was never trained to sum a sentence up. For sentence vectors the mean did better in published comparisons.",
    sources: [{ text: "Reimers & Gurevych 2019", href: "https://aclanthology.org/D19-1410/" }],
  },
  frozen: {
    rule: "Train all layers when you can; freeze when you must.",
    why: "Freezing is cheap, and one BERT serves many heads. How much training all layers gains depended, in published comparisons, on how alike pre-training and task are.",
    sources: [{ text: "Peters, Ruder & Smith 2019", href: "https://aclanthology.org/W19-4302/" }],
  },
  length: {
    rule: "Cut to the shortest length that holds your texts.",
    why: "Dense layers cost the same for each token, attention grows with the square of the length. BERT itself was pre-trained mostly at 128 tokens, for this very reason.",
    sources: [{ text: "Devlin et al. 2019, appendix A.2", href: "https://aclanthology.org/N19-1423/" }],
  },
};

/** A tip as the field gives it, with its source. */
export function Advice({ tip }: { tip: Tip }): ReactNode {
  const { rule, why, sources } = ADVICE[tip];
  return (
    <aside className={styles.advice} aria-label="The tip">
      <p className={styles.rule}>{rule}</p>
      <p className={styles.why}>{why}</p>
      <p className={styles.source}>
        {sources.map(({ text, href }, i) => (
          <span key={text}>
            {i > 0 && "; "}
            <a href={href} target="_blank" rel="noreferrer">
              {text}
            </a>
          </span>
        ))}
      </p>
    </aside>
  );
}

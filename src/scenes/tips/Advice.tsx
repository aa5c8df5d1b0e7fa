import type { ReactNode } from "react";
import { goTo } from "../../store/player";
import { Button } from "../../ui/Button";
import type { Tip } from "./steps";
import styles from "./Tips.module.css";
import { words } from "./words";

interface Source {
  readonly paper: string;
  readonly href: string;
  /** The part of its appendix. */
  readonly appendix?: string;
}

const DEVLIN: Source = {
  paper: "Devlin et al. 2019",
  href: "https://aclanthology.org/N19-1423/",
};
const DEVLIN_A3: Source = { ...DEVLIN, appendix: "A.3" };
const MOSBACH: Source = {
  paper: "Mosbach, Andriushchenko & Klakow 2021",
  href: "https://arxiv.org/abs/2006.04884",
};

/** Who recommends what (`words.advice`). */
const SOURCES: Record<Tip, readonly Source[]> = {
  rate: [DEVLIN_A3],
  epochs: [DEVLIN_A3, MOSBACH],
  batch: [DEVLIN_A3],
  seed: [{ paper: "Dodge et al. 2020", href: "https://arxiv.org/abs/2002.06305" }, MOSBACH],
  pooling: [{ paper: "Reimers & Gurevych 2019", href: "https://aclanthology.org/D19-1410/" }],
  labels: [DEVLIN],
};

/** A tip as the field gives it, with its source. */
export function Advice({ tip }: { tip: Tip }): ReactNode {
  const { rule, why } = words.advice[tip];
  return (
    <aside className={styles.advice} aria-label={words.advice.label}>
      <p className={styles.rule}>{rule}</p>
      <p className={styles.why}>{why}</p>
      {tip !== "seed" && (
        <Button className={styles.whole} onClick={() => goTo({ scene: "finetuning", step: "whole" })}>
          {words.advice.whole}
        </Button>
      )}
      <p className={styles.source}>
        {SOURCES[tip].map(({ paper, appendix, href }, i) => (
          <span key={paper}>
            {i > 0 && "; "}
            <a href={href} target="_blank" rel="noreferrer">
              {appendix ? words.appendix(paper, appendix) : paper}
            </a>
          </span>
        ))}
      </p>
    </aside>
  );
}

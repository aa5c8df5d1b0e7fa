import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed } from "../../ui/format";
import { STEP as ATTENTION } from "../attention/steps";
import type { SceneContext } from "../scene";
import styles from "./Overview.module.css";
import { bankCosines } from "./reading";
import { ENDINGS } from "./requests";
import { STEP } from "./steps";

const BEGINNING = "The bank";

/** The same word before two endings, read left to right and in both directions: can its vector tell them apart? */
export function DirectionBand({ context }: { context: SceneContext }): ReactNode {
  const cosines = bankCosines(context);
  return (
    <div className={styles.direction}>
      <Reading
        title="Left to right"
        words="“bank” sees only what stands before it"
        cosines={cosines?.causal ?? null}
        causal
        order={0}
      />
      <Reading
        title="Both directions"
        words="“bank” sees the whole sentence, as in BERT"
        cosines={cosines?.both ?? null}
        causal={false}
        order={1}
      />
      <p className={styles.note}>
        Cosine between the two vectors of “bank”, computed now by the model at work. Left to right is this
        same model with the words to the right hidden; that is not GPT, which was trained to read so.{" "}
        <button
          type="button"
          className={styles.try}
          onClick={() => {
            useStore.getState().setScene("attention");
            useStore.setState({ t: ATTENTION.direction + 1 });
          }}
        >
          Try it with your own words
        </button>
      </p>
    </div>
  );
}

interface ReadingProps {
  readonly title: string;
  readonly words: string;
  readonly cosines: readonly number[] | null;
  readonly causal: boolean;
  readonly order: number;
}

function Reading({ title, words, cosines, causal, order }: ReadingProps): ReactNode {
  const start = STEP.direction + 0.05 + order * 0.3;
  const opacity = useSpan(start, start + 0.3);
  return (
    <m.section
      className={styles.reading}
      style={{ opacity }}
      aria-label={title}
      data-causal={causal || undefined}
    >
      <h3 className={styles.readingTitle}>
        {title} <span>{words}</span>
      </h3>
      {ENDINGS.map((sentence) => (
        <p key={sentence} className={styles.sentence}>
          {BEGINNING.slice(0, -4)}
          <mark>bank</mark>
          <span className={causal ? styles.unseen : styles.seen}>{sentence.slice(BEGINNING.length)}</span>
        </p>
      ))}
      <ol className={styles.cosines}>
        {cosines?.map((cosine, state) => (
          <li key={state}>
            <span>{state === 0 ? "embedding" : `layer ${state}`}</span>
            <b>{fixed(cosine, 3)}</b>
            <span className={styles.cosineBar}>
              <span style={{ width: `${Math.max(0, cosine) * 100}%` }} />
            </span>
          </li>
        )) ?? <li>Reading the two sentences…</li>}
      </ol>
    </m.section>
  );
}

import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed } from "../../ui/format";
import { words } from "../../words/overview";
import type { SceneContext } from "../scene";
import styles from "./Overview.module.css";
import { bankCosines } from "./reading";
import { bankRef } from "./refs";
import { ENDINGS } from "./requests";
import { STEP } from "./steps";

const BEGINNING = "The bank";

/** The same word before two endings, read left to right and in both directions: can its vector tell them apart? */
export function DirectionBand({ context }: { context: SceneContext }): ReactNode {
  const cosines = bankCosines(context);
  return (
    <div className={styles.direction}>
      <Reading
        context={context}
        title={words.direction.causal}
        says={words.direction.causalSays}
        cosines={cosines?.causal ?? null}
        causal
        order={0}
      />
      <Reading
        context={context}
        title={words.direction.both}
        says={words.direction.bothSays}
        cosines={cosines?.both ?? null}
        causal={false}
        order={1}
      />
      <p className={styles.note}>
        {words.direction.note(context.model?.hasLeft ?? false)}{" "}
        <button
          type="button"
          className={styles.try}
          onClick={() => useStore.getState().goTo({ scene: "attention", step: "direction" })}
        >
          {words.direction.try}
        </button>
      </p>
    </div>
  );
}

interface ReadingProps {
  readonly context: SceneContext;
  readonly title: string;
  readonly says: string;
  readonly cosines: readonly number[] | null;
  readonly causal: boolean;
  readonly order: number;
}

function Reading({ context, title, says, cosines, causal, order }: ReadingProps): ReactNode {
  const start = STEP.direction + 0.05 + order * 0.3;
  const opacity = useSpan(start, start + 0.3);
  const reading = causal ? "causal" : "both";
  return (
    <m.section style={{ opacity }} aria-label={title} data-causal={causal || undefined}>
      <h3 className={styles.readingTitle}>
        {title} <span>{says}</span>
      </h3>
      {ENDINGS.map((sentence) => (
        <p key={sentence} className={styles.sentence}>
          {BEGINNING.slice(0, -4)}
          <mark>bank</mark>
          <span className={causal ? styles.unseen : undefined}>{sentence.slice(BEGINNING.length)}</span>
        </p>
      ))}
      <ol className={styles.cosines}>
        {cosines?.map((cosine, state) => {
          const question = {
            request: context.runs[`${reading}/0`]?.answered,
            about: () => bankRef(context, reading, state, words.direction.cosine(title, state)),
          };
          return (
            <li key={state}>
              <span>{state === 0 ? words.direction.embedding : words.columns.layer(state)}</span>
              <b>
                <Ask {...question}>{fixed(cosine, 3)}</Ask>
              </b>
              <span className={styles.cosineBar}>
                <AskBar {...question}>
                  <span style={{ width: `${Math.max(0, cosine) * 100}%` }} />
                </AskBar>
              </span>
            </li>
          );
        }) ?? <li>{words.direction.reading}</li>}
      </ol>
    </m.section>
  );
}

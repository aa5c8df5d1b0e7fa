import { type ReactNode, useCallback, useMemo, useState } from "react";
import { time } from "../../player/clock";
import { scrub } from "../../store/player";
import { useStore } from "../../store/store";
import { setMasked, toggleMasked } from "../../store/text";
import { Problem } from "../../ui/Room";
import { Phase, Phases } from "../../viz/Phase";
import { insideOf, Stage } from "../Stage";
import type { SceneContext, SceneProps } from "../scene";
import { Controls } from "./Controls";
import { Fooled } from "./Fooled";
import { Guesses } from "./Guesses";
import { Loss } from "./Loss";
import styles from "./Mlm.module.css";
import { Pager } from "./Pager";
import { makePlan, toggleWord } from "./plan";
import { isAnswered, meanLoss, readPlan } from "./readings";
import { Sentence } from "./Sentence";
import { onStage } from "./selection";
import { layoutSentence } from "./sentenceLayout";
import { STEP } from "./steps";
import { outcomesOf, trialOf } from "./trial";

/**
 * The newest context whose forward pass belongs to its plan. A click or a new seed changes the plan at once and the
 * pass some milliseconds later; until then the picture stays as it was, so that both change together.
 */
function useSettled(context: SceneContext): SceneContext {
  const [settled, setSettled] = useState(context);
  if (settled === context) return context;
  if (!isAnswered(context)) return isAnswered(settled) ? settled : context;
  setSettled(context);
  return context;
}

/** The sentence on top; under it, one picture per step: the guesses, the loss, and what a random word does. */
export default function MlmMaskingScene({ context: newest, room: { width } }: SceneProps): ReactNode {
  const context = useSettled(newest);
  const inner = insideOf(width);
  const plan = useMemo(() => makePlan(context), [context]);
  const readings = useMemo(() => readPlan(context, plan), [context, plan]);
  const window = onStage(readings, context.token, inner);
  const focus = window.readings[0]?.choice.position ?? null;
  const layout = useMemo(() => layoutSentence(plan, readings, inner), [plan, readings, inner]);
  const trial = useMemo(() => trialOf(context), [context]);
  const outcomes = useMemo(() => trial && outcomesOf(context, trial), [context, trial]);
  const toggle = useCallback(
    (position: number, whole: boolean) => {
      const { masked } = useStore.getState();
      if (whole) setMasked(toggleWord(plan.tokens, masked, position));
      else toggleMasked(position);
      // Masking a word asks “what would you say?”: the answer should be on stage.
      if (time.get() < STEP.guesses + 1) scrub(STEP.guesses + 1);
    },
    [plan],
  );

  return (
    <Stage width={width} className={styles.stage}>
      <Controls plan={plan} seed={newest.seed} />
      {newest.runs.main?.error && <Problem>{newest.runs.main.error}</Problem>}
      <Sentence
        plan={plan}
        readings={readings}
        focus={focus}
        layout={layout}
        tried={trial?.position ?? null}
        width={inner}
        onToggle={toggle}
      />
      <div className={styles.bench}>
        <Phases>
          <Phase from={STEP.guesses} to={STEP.loss}>
            <Guesses
              readings={window.readings}
              pass={context.runs.main?.answered ?? null}
              layout={layout}
              width={inner}
            />
            <Pager window={window} />
          </Phase>
          <Phase from={STEP.loss} to={STEP.loss + 1}>
            <Loss
              readings={readings}
              mean={meanLoss(context, readings)}
              vocabSize={context.model?.config.vocabSize ?? 0}
              width={inner}
              request={context.runs.main?.answered ?? null}
            />
          </Phase>
          <Phase from={STEP.fooled} to={STEP.fooled + 1}>
            <Fooled
              trial={trial}
              outcomes={outcomes}
              tokens={plan.tokens}
              vocabSize={context.model?.config.vocabSize ?? 0}
            />
          </Phase>
        </Phases>
      </div>
    </Stage>
  );
}

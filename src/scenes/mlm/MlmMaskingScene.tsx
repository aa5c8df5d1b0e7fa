import { m } from "framer-motion";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { time } from "../../player/clock";
import { useDerived } from "../../player/derived";
import { stepAt } from "../../player/storyboard";
import { useLive, useSpan } from "../../player/time";
import { scrub } from "../../store/player";
import { useStore } from "../../store/store";
import { setMasked, toggleMasked } from "../../store/text";
import { Phase, Phases } from "../../viz/Phase";
import { lensStates } from "../limits";
import type { SceneContext, SceneProps } from "../scene";
import { Controls, Resting } from "./Controls";
import { Dice } from "./Dice";
import { Draws } from "./Draws";
import { Fate } from "./Fate";
import { Fooled } from "./Fooled";
import { Guesses } from "./Guesses";
import { Lens } from "./Lens";
import { Loss } from "./Loss";
import styles from "./Mlm.module.css";
import { Pager } from "./Pager";
import { makePlan, toggleWord } from "./plan";
import { isAnswered, looksFrom, meanLoss, readPlan } from "./readings";
import { awaits } from "./requests";
import { Sentence } from "./Sentence";
import { onStage } from "./selection";
import { layoutSentence } from "./sentenceLayout";
import { STEP } from "./steps";
import { tallyOf } from "./tally";
import { outcomesOf, trialOf } from "./trial";

const NARROW = 620;

/**
 * The newest context whose forward passes belong to its plan, as far as the step on stage shows them. A click or a new seed changes the plan at once and the
 * passes some milliseconds later; until then the picture stays as it was, so that both change together.
 */
function useSettled(context: SceneContext, steps: number): SceneContext {
  const [settled, setSettled] = useState(context);
  const also = useLive((t) => awaits(stepAt(t, steps))[0] ?? null);
  if (settled === context) return context;
  if (!isAnswered(context, also ? [also] : [])) return isAnswered(settled) ? settled : context;
  setSettled(context);
  return context;
}

/** The sentence on top; under it, one picture per step: the dice, the fate, the layers, the guesses, the loss. */
export default function MlmMaskingScene({ context: newest, steps, room: { width } }: SceneProps): ReactNode {
  const context = useSettled(newest, steps.length);
  const inner = width - 2 * (width < NARROW ? 14 : 32);
  const narrow = width < NARROW;
  const plan = useMemo(() => makePlan(context), [context]);
  const readings = useMemo(() => readPlan(context, plan), [context, plan]);
  const window = onStage(readings, context.token, inner);
  const focus = window.readings[0]?.choice.position ?? null;
  const looks = useMemo(() => looksFrom(context.main, focus), [context, focus]);
  const layers = context.model?.config.layers ?? looks.length;
  const layout = useMemo(() => layoutSentence(plan, readings, inner), [plan, readings, inner]);
  const trial = useMemo(() => trialOf(context), [context]);
  const outcomes = useMemo(() => trial && outcomesOf(context, trial), [context, trial]);
  const isDrawing = useLive((t) => t > STEP.draws && t < STEP.fooled + 0.2);
  const tally = useMemo(() => (isDrawing ? tallyOf(context) : null), [isDrawing, context]);
  // The first step is the sentence alone, in the middle of the stage; it makes room when the dice are thrown.
  const opened = useSpan(STEP.dice, STEP.dice + 0.12);
  const drop = useDerived(opened, (o) => (layout.long ? 0 : (narrow ? 70 : 110) * (1 - o)));

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
    <div className={styles.stage}>
      <Controls plan={plan} seed={newest.seed} />
      {newest.runs.main?.error && (
        <p className={styles.error} role="alert">
          {newest.runs.main.error}
        </p>
      )}
      <m.div className={styles.front} style={{ y: drop }}>
        <Sentence
          plan={plan}
          readings={readings}
          layers={layers}
          heads={context.model?.config.heads ?? 0}
          looks={looks}
          focus={focus}
          request={context.runs.main?.answered ?? null}
          layout={layout}
          tally={tally}
          tried={trial?.position ?? null}
          width={inner}
          onToggle={toggle}
        />
      </m.div>
      <m.div className={styles.bench} style={{ opacity: opened }}>
        <Phases>
          <Phase from={STEP.dice} to={STEP.fate}>
            {plan.mode === "dice" ? (
              <Dice plan={plan} layout={layout} width={inner} />
            ) : (
              <Resting plan={plan} />
            )}
          </Phase>
          <Phase from={STEP.fate} to={STEP.input}>
            <Fate plan={plan} readings={readings} width={inner} />
          </Phase>
          <Phase from={STEP.input} to={STEP.guesses}>
            <Lens
              readings={window.readings}
              states={lensStates(layers)}
              layers={layers}
              narrow={narrow}
              request={context.runs.main?.answered ?? null}
            />
            <Pager window={window} />
          </Phase>
          <Phase from={STEP.guesses} to={STEP.loss}>
            <Guesses
              readings={window.readings}
              passes={{
                both: context.runs.main?.answered ?? null,
                left: context.runs.left?.answered ?? null,
              }}
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
          <Phase from={STEP.draws} to={STEP.fooled}>
            <Draws tally={tally} tokens={plan.tokens.length} width={inner} />
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
      </m.div>
    </div>
  );
}

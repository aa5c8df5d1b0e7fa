import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { progress } from "../../player/storyboard";
import { useTime } from "../../player/time";
import { fixed } from "../../ui/format";
import styles from "./Mlm.module.css";
import type { Choice, MlmPlan } from "./plan";
import type { Reading } from "./readings";
import { STEP, slotOf } from "./schedule";
import { drawnAt } from "./tally";

/** How much the token in focus looks at this one: a bar whose full length is probability 1. */
export function Look({ share, width, layer }: { share: number; width: number; layer: number }): ReactNode {
  return (
    <g data-look={layer}>
      <rect className={styles.lookTrack} x={-width / 2} y={9} width={width} height={6} rx={3} />
      <rect
        className={styles.look}
        x={-width / 2}
        y={9}
        width={Math.max(1, width * share)}
        height={6}
        rx={3}
      />
    </g>
  );
}

/**
 * How often a token was chosen in the draws so far. The bar’s full length is the most that any token was chosen in
 * the end.
 */
export function Times({
  times,
  most,
  width,
}: {
  times: Uint32Array;
  most: number;
  width: number;
}): ReactNode {
  const time = useTime();
  const count = useTransform(time, (t) => times[drawnAt(t)]);
  const words = useTransform(count, (value) => `${value}×`);
  const scaleX = useTransform(count, (value) => (most > 0 ? value / most : 0));
  const opacity = useTransform(
    time,
    (t) => progress(t, STEP.draws, STEP.draws + 0.05) - progress(t, STEP.fooled, STEP.fooled + 0.1),
  );
  return (
    <m.g style={{ opacity }}>
      <m.text className={styles.note} y={16}>
        {words}
      </m.text>
      <rect className={styles.lookTrack} x={-width / 2} y={20} width={width} height={4} rx={2} />
      <m.rect
        className={styles.times}
        x={-width / 2}
        y={20}
        width={width}
        height={4}
        rx={2}
        style={{ scaleX, originX: 0 }}
      />
    </m.g>
  );
}

interface NotesProps {
  readonly plan: MlmPlan;
  readonly position: number;
  readonly choice: Choice | null;
  readonly reading: Reading | null;
  readonly swapped: boolean;
}

/** The line under a token: its draw while the dice roll, then the word it hides, then its loss. */
export function Notes({ plan, position, choice, reading, swapped }: NotesProps): ReactNode {
  const draw = plan.draws[position];
  const rolled = slotOf(
    STEP.dice,
    Math.max(0, plan.eligible.indexOf(position)),
    Math.max(1, plan.eligible.length),
  );
  const dice = useTransform(
    useTime(),
    (t) => progress(t, rolled.from, rolled.to) * (1 - progress(t, STEP.input, STEP.input + 0.1)),
  );
  const was = useTransform(
    useTime(),
    (t) =>
      progress(t, STEP.input + 0.4, STEP.input + 0.6) -
      progress(t, STEP.layers, STEP.layers + 0.1) +
      progress(t, STEP.guesses, STEP.guesses + 0.15) -
      progress(t, STEP.loss, STEP.loss + 0.1),
  );
  const lost = useTransform(
    useTime(),
    (t) => progress(t, STEP.loss + 0.15, STEP.loss + 0.4) - progress(t, STEP.draws, STEP.draws + 0.05),
  );
  const loss = choice?.original !== null ? reading?.both?.target?.loss : undefined;
  return (
    <>
      {draw !== null && (
        <m.text
          className={styles.note}
          data-chosen={choice ? true : undefined}
          y={16}
          style={{ opacity: dice }}
        >
          {fixed(draw, 2)}
        </m.text>
      )}
      {choice && choice.original !== null && (
        <m.text className={styles.note} y={16} style={{ opacity: was }}>
          {swapped ? plan.tokens[position].text : "unchanged"}
        </m.text>
      )}
      <m.text
        className={styles.note}
        data-chosen={loss !== undefined || undefined}
        data-none={loss === undefined || undefined}
        y={16}
        style={{ opacity: lost }}
      >
        {loss !== undefined ? fixed(loss, 2) : "–"}
      </m.text>
    </>
  );
}

/** What a token’s place in the story is, in words. */
export function SlotTip({
  plan,
  position,
  choice,
}: {
  plan: MlmPlan;
  position: number;
  choice: Choice | null;
}): ReactNode {
  const token = plan.tokens[position];
  const draw = plan.draws[position];
  if (choice?.by === "typed") return <>You typed this [MASK]: BERT guesses what belongs here.</>;
  if (token.word === null) return <>{token.text} is never masked.</>;
  if (choice?.by === "hand") return <>“{token.text}”, masked by hand. Click to show it again.</>;
  const pieces = plan.tokens.filter(({ word }) => word === token.word).length;
  const whole = pieces > 1 ? ` Shift-click masks its whole word.` : "";
  if (draw === null)
    return (
      <>
        “{token.text}”. Click to mask it.{whole}
      </>
    );
  return (
    <>
      “{token.text}” drew <b className="mono">{fixed(draw, 4)}</b>,{" "}
      {choice
        ? `one of the ${plan.choices.length === 1 ? "" : `${plan.choices.length} `}lowest: chosen.`
        : `above ${fixed(plan.threshold ?? 0, 4)}: not chosen.`}
      <br />
      Click to mask it yourself.{whole}
    </>
  );
}

import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useTime } from "../../player/time";
import { fixed } from "../../ui/format";
import styles from "./Mlm.module.css";
import type { Choice, MlmPlan } from "./plan";
import type { Reading } from "./readings";
import { STEP, TAKE } from "./steps";
import { words } from "./words";

interface NotesProps {
  readonly plan: MlmPlan;
  readonly position: number;
  readonly choice: Choice | null;
  readonly reading: Reading | null;
  readonly swapped: boolean;
}

/** The line under a token: the word it hides, then its loss. */
export function Notes({ plan, position, choice, reading, swapped }: NotesProps): ReactNode {
  const was = useDerived(
    useTime(),
    (t) => progress(t, STEP.guesses + 0.2, STEP.guesses + TAKE.to) - progress(t, STEP.loss, STEP.loss + 0.1),
  );
  const lost = useDerived(
    useTime(),
    (t) => progress(t, STEP.loss + 0.15, STEP.loss + 0.4) - progress(t, STEP.fooled, STEP.fooled + 0.05),
  );
  const loss = choice?.original !== null ? reading?.both?.target?.loss : undefined;
  return (
    <>
      {choice && choice.original !== null && (
        <m.text className={styles.note} y={16} style={{ opacity: was }}>
          {swapped ? plan.tokens[position].text : words.sentence.unchanged}
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
  const { tip } = words.sentence;
  if (choice?.by === "typed") return tip.typed;
  if (token.word === null) return tip.special(token.text);
  if (choice?.by === "hand") return tip.hand(token.text);
  const isPiece = plan.tokens.filter(({ word }) => word === token.word).length > 1;
  if (draw === null) return tip.free(token.text, isPiece);
  const shown = <b className="mono">{fixed(draw, 4)}</b>;
  return choice
    ? tip.chosen(token.text, shown, plan.choices.length, isPiece)
    : tip.passed(token.text, shown, fixed(plan.threshold ?? 0, 4), isPiece);
}

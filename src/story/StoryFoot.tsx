import { type ReactNode, useMemo } from "react";
import { type SceneId, sceneEntry } from "../catalogue";
import { stepAt } from "../player/storyboard";
import { useLive } from "../player/time";
import type { SceneContext } from "../scenes/scene";
import { settingsOf } from "../scenes/settings";
import { useStore } from "../store/store";
import { words as controls } from "../words/ui";
import { Door } from "./Door";
import { type Question, REVEAL } from "./question";
import { optionsOf, pickOf } from "./questions";
import styles from "./Story.module.css";
import { STORY, type StepId } from "./steps";
import { words } from "./words";

/** What stands under a step's words: what was said to a chapter's question, or the room in which it can be tried. */
export function StoryFoot({ context }: { context: SceneContext }): ReactNode {
  const step = useLive((t) => stepAt(t, STORY.length));
  const { id } = STORY[step];
  const question = useMemo(() => optionsOf(context, id), [context, id]);
  if (question) return <Said key={id} id={id} step={step} question={question} />;
  const door = DOORS[id];
  return (
    <>
      {door && <Door to={door}>{words.room(sceneEntry(door).name)}</Door>}
      {FROM_THE_LEFT.has(id) && (
        <p className={styles.note}>{controls.leftReader(context.model?.hasLeft ?? false)}</p>
      )}
    </>
  );
}

/** Steps that show what is found from the left alone: whose reading it is stands below them. */
const FROM_THE_LEFT: ReadonlySet<StepId> = new Set(["curtain", "sides", "banks"]);

/** The room in which what a step tells can be tried and broken. */
const DOORS: Readonly<Partial<Record<StepId, SceneId>>> = {
  pieces: "tokenization",
  numbers: "tokenization",
  lookup: "embeddings",
  sum: "embeddings",
  scores: "attention",
  softmax: "attention",
  values: "attention",
  ways: "attention",
  banks: "senses",
  stream: "encoder",
  neurons: "encoder",
  rise: "why",
  senses: "senses",
  gather: "cls",
  tall: "cls",
  follows: "nsp",
  feels: "finetuning",
  dice: "mlm",
  fates: "mlm",
  loss: "pretraining",
  tune: "tips",
  writer: "limits",
};

/** What the model at work said to a chapter's question, once it is seen in the picture; before that, that one may guess. */
function Said({ id, step, question }: { id: string; step: number; question: Question }): ReactNode {
  const picks = useStore((state) => settingsOf(state).story.picks);
  const isRevealed = useLive((t) => t - step >= REVEAL);
  const pick = pickOf(picks, id);
  const { options, correct } = question;
  return (
    <p className={styles.said} role="status">
      {isRevealed ? (
        <>
          {words.said(options[correct])}{" "}
          {pick !== null && (pick === options[correct] ? words.right : words.other(pick))}
        </>
      ) : (
        words.predict
      )}
    </p>
  );
}

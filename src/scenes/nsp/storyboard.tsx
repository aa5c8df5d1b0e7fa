import type { ReactNode } from "react";
import { moments, row } from "../../engine";
import { type Step, step } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { HELD_OUT } from "./card";
import { alternatives, probabilityOf, subjectOf, withoutEach } from "./subject";
import { trialOf } from "./trial";

/** The scene's story on the visitor's pair. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { main } = context;
  const logits = main?.trace.nspLogits?.data;
  const pooled = main?.trace.pooled?.data;
  const probability = probabilityOf(context, "main");
  const output = main?.trace.layers[main.trace.layers.length - 1]?.output;
  if (!main || !logits || !pooled || !output || probability === null) return [];
  const { offered, b } = subjectOf(context);
  const { tokens } = main.encoding;
  const second = tokens.filter(({ segment }) => segment === 1).length;
  return [
    step(
      "input",
      "Two sentences, one input",
      4,
      <>
        <Term kind="a">A</Term> and <Term kind="b">B</Term> go in together, told apart by their segment:{" "}
        {tokens.length} tokens, {second} of them B’s.
        {offered
          ? ` You have typed no second sentence, so the scene lends one: “${b}”`
          : " Attention runs across both from the first layer on."}
      </>,
    ),
    step(
      "pooled",
      "[CLS] is asked",
      5,
      <>
        Only <Term kind="cls">[CLS]</Term> is read: its last vector (length{" "}
        <b>{fixed(moments(row(output, 0)).length)}</b>) goes through one dense layer and tanh, which keeps
        every number between −1 and 1: the pooled vector, length <b>{fixed(moments(pooled).length)}</b>.
      </>,
    ),
    step(
      "logits",
      "Two numbers",
      4,
      <>
        The head has one row of {pooled.length} weights for each answer: “B follows A”{" "}
        <b>{fixed(logits[0])}</b>, “B comes from elsewhere” <b>{fixed(logits[1])}</b>. Click a number to take
        it to pieces.
      </>,
    ),
    step(
      "softmax",
      "One probability",
      4,
      <>
        Softmax: e<sup>{fixed(logits[0])}</sup> against e<sup>{fixed(logits[1])}</sup>. The model gives{" "}
        <b>{percent(probability)}</b> to “B follows A”
        {offered ? ", for the sentence that the scene lent" : ""}.
      </>,
    ),
    step("others", "Another B?", 6, othersCaption(context, probability)),
    step("words", "Which words count?", 6, wordsCaption(context, probability)),
    step("trial", "Is it right?", 6, trialCaption(context)),
    step("dropped", "RoBERTa dropped it", 6, droppedCaption(context)),
  ];
}

function othersCaption(context: SceneContext, probability: number): ReactNode {
  const answers = alternatives(subjectOf(context)).map((other) => ({
    ...other,
    probability: probabilityOf(context, other.id),
  }));
  const swapped = answers[0].probability;
  const strangers = answers.filter(({ label, probability: p }) => label === "unrelated" && p !== null);
  if (swapped === null || strangers.length === 0) return "Putting other sentences in B’s place…";
  const taken = strangers.filter(({ probability: p }) => (p ?? 0) > 0.5).length;
  return (
    <>
      The pair itself: {percent(probability)}. The two swapped: <b>{percent(swapped)}</b>
      {Math.abs(swapped - probability) < 0.1 ? ", so their order hardly matters to it" : ""}. Of{" "}
      {strangers.length} unrelated sentences it takes <b>{taken}</b> for what follows
      {taken > 0 ? ": it is fooled." : "."}
    </>
  );
}

function wordsCaption(context: SceneContext, probability: number): ReactNode {
  const words = withoutEach(subjectOf(context).b, context.main?.encoding.words ?? []);
  const changes = words.flatMap(({ word, index }) => {
    const without = probabilityOf(context, `without/${index}`);
    return without === null ? [] : [{ word, change: probability - without }];
  });
  if (changes.length === 0) return "Taking the words of B out, one at a time…";
  const most = changes.reduce((a, b) => (Math.abs(b.change) > Math.abs(a.change) ? b : a));
  return (
    <>
      Each word of B is taken out in turn and the model asked again. “{most.word}” counts most: with it, the
      probability is <b>{fixed(100 * Math.abs(most.change), 1)}</b> points{" "}
      {most.change >= 0 ? "higher" : "lower"} than without.
    </>
  );
}

function trialCaption(context: SceneContext): ReactNode {
  const trial = trialOf(context);
  if (!trial) return "Asking about the stories…";
  return (
    <>
      On these pairs the model is right in <b>{trial.right}</b> of {trial.asked} cases; tossing a coin gives{" "}
      {trial.asked / 2}.
      {HELD_OUT && (
        <>
          {" "}
          Its model card has <b>{percent(HELD_OUT.accuracy)}</b> on {HELD_OUT.pairs} held-out pairs.
        </>
      )}
    </>
  );
}

function droppedCaption(context: SceneContext): ReactNode {
  const trial = trialOf(context);
  return (
    <>
      {trial && (
        <>
          On average {percent(trial.means.follows)} in order, <b>{percent(trial.means.swapped)}</b> swapped,{" "}
          {percent(trial.means.unrelated)} unrelated.{" "}
          {trial.means.follows - trial.means.swapped < trial.means.swapped - trial.means.unrelated
            ? "Topic decides more than order. "
            : ""}
        </>
      )}
      Liu et al. (2019, section 4.2) left the task out and did as well or slightly better; Lan et al. (2019)
      say why: topic alone gives strangers away.
    </>
  );
}

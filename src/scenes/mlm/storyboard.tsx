import type { ReactNode } from "react";
import type { GuessResult } from "../../engine";
import type { Step } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { DrawsCaption, fooledCaption } from "./feltWords";
import { type Choice, type MlmPlan, makePlan } from "./plan";
import { isSettled, meanLoss, type Reading, readPlan, scored } from "./readings";

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** The scene's story on the visitor's text. Step order is that of `STEP` in schedule.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const plan = makePlan(context);
  const readings = isSettled(context, plan) ? readPlan(context, plan) : [];
  const layers = context.model?.config.layers ?? 0;
  const [first] = readings;
  return [
    { id: "tokens", title: "A sentence, no labels", seconds: 3, caption: opening(plan) },
    {
      id: "dice",
      title: plan.mode === "dice" ? "The 15 % dice" : "The dice rest",
      seconds: 5,
      caption: dice(plan, context.seed),
    },
    { id: "fate", title: "80, 10, 10", seconds: 5, caption: fate(plan) },
    { id: "input", title: "What the model is given", seconds: 4, caption: input(plan, readings) },
    { id: "layers", title: `Through ${plural(layers, "layer")}`, seconds: 6, caption: passage(first) },
    {
      id: "guesses",
      title: "The guesses",
      seconds: 5,
      caption: guesses(first, readings.length, context.model?.config.vocabSize),
    },
    { id: "left", title: "From the left alone", seconds: 5, caption: left(first) },
    { id: "loss", title: "Loss where it counts", seconds: 6, caption: loss(plan, readings) },
    {
      id: "draws",
      title: "A thousand draws",
      seconds: 9,
      caption: <DrawsCaption context={context} />,
    },
    { id: "fooled", title: "Fooled?", seconds: 8, caption: fooledCaption(context) },
  ];
}

const Mask = (): ReactNode => <Term kind="mask">[MASK]</Term>;

function opening(plan: MlmPlan): ReactNode {
  return (
    <>
      {plan.tokens.length} tokens, no labels. BERT’s first task in pre-training: some tokens are hidden, and
      it guesses them from the rest. The text is its own answer key.
    </>
  );
}

function dice(plan: MlmPlan, seed: number): ReactNode {
  if (plan.mode === "typed") {
    return (
      <>
        Your text already says <Mask />, so nothing needs to be hidden. Without it, the dice would choose 15 %
        of the tokens.
      </>
    );
  }
  if (plan.mode === "hand") {
    return (
      <>
        You chose {names(plan, plan.choices)} by hand, so the dice rest. “Back to the dice” lets seed {seed}{" "}
        choose again.
      </>
    );
  }
  const count = plan.choices.length;
  if (count === 0)
    return "Special tokens are never masked, and there is no other token here: nothing can be hidden.";
  return (
    <>
      Seed {seed} gives every token but the special ones a number. 15 % of {plan.tokens.length} tokens is{" "}
      {fixed(0.15 * plan.tokens.length, 1)}, so the {count === 1 ? "lowest is" : `${count} lowest are`}{" "}
      chosen: {names(plan, plan.choices)}.
    </>
  );
}

function fate(plan: MlmPlan): ReactNode {
  if (plan.mode !== "dice") {
    return (
      <>
        A word masked {plan.mode === "hand" ? "by hand" : "in the text"} always shows <Mask />. In
        pre-training 10 % of the chosen tokens become a random word and 10 % stay: real text has no [MASK], so
        BERT must not rely on it.
      </>
    );
  }
  const count = (name: Choice["fate"]) => plan.choices.filter((choice) => choice.fate === name).length;
  return (
    <>
      A second number decides: below 0.8 <Mask /> ({count("mask")} here), below 0.9 a random word (
      {count("random")}), else unchanged ({count("keep")}). Real text has no [MASK], so BERT must learn to
      doubt any word.
    </>
  );
}

function input(plan: MlmPlan, readings: readonly Reading[]): ReactNode {
  const [first] = readings;
  if (!first) return "Nothing was hidden: the model gets the tokens as they are.";
  return (
    <>
      {first.original === null ? (
        "What belongs in your blank, nobody has told BERT."
      ) : first.choice.fate === "keep" ? (
        <>“{first.original}” is still there, but BERT does not know that it will be asked about it.</>
      ) : (
        <>
          Where “{first.original}” stood, the model reads <Term kind="mask">{first.input}</Term>.
        </>
      )}{" "}
      {plan.choices.length === 1 ? "The strip is the vector that goes" : "The strips are the vectors that go"}{" "}
      in: word, position and segment, added up and normalized.
    </>
  );
}

function passage(reading: Reading | undefined): ReactNode {
  const early = reading?.lens.find(({ state }) => state > 0);
  const last = reading?.lens.at(-1);
  if (!reading || !early || !last) return "The tokens pass through the layers; no position is asked about.";
  return (
    <>
      The <Term kind="prob">bars under the words</Term> show how much position {reading.choice.position} looks
      to its left and right. Its state would say “{early.guesses[0]?.token}” after layer {early.state} and “
      {last.guesses[0]?.token}” after layer {last.state}; only the last was trained to be read.
    </>
  );
}

function guesses(reading: Reading | undefined, count: number, vocabSize = 0): ReactNode {
  const best = reading?.both?.guesses[0];
  if (!reading?.both || !best) return "There is no chosen token, so there is nothing to guess.";
  const { target } = reading.both;
  const answer = (
    <>
      Softmax over {vocabSize.toLocaleString("en")} vocabulary entries
      {count > 1 ? `, position ${reading.choice.position}` : ""}: <b>{best.token}</b> with{" "}
      {percent(best.probability)}
    </>
  );
  if (reading.original === null || !target) return <>{answer}. Is that what you had in mind?</>;
  if (target.rank === 0) {
    return (
      <>
        {answer}, and that is what stood there.
        {reading.choice.fate === "keep" && " No wonder: it was left in place."}
      </>
    );
  }
  return (
    <>
      {answer}. But “{target.token}” stood there: rank {(target.rank + 1).toLocaleString("en")},{" "}
      {percent(target.probability)}. This is a small model, and here it is wrong.
    </>
  );
}

function left(reading: Reading | undefined): ReactNode {
  const best = reading?.left?.guesses[0];
  if (!reading?.left || !reading.both || !best)
    return "There is no chosen token, so there is nothing to compare.";
  return (
    <>
      Same weights, but no token may look right: “{best.token}” with {percent(best.probability)}.{" "}
      {comparison(reading.both, reading.left, reading.original)} A BERT under a causal mask is not GPT: it
      never trained without the right side.
    </>
  );
}

function comparison(both: GuessResult, alone: GuessResult, original: string | null): ReactNode {
  if (original === null || !both.target || !alone.target) return null;
  return (
    <>
      “{original}” gets {percent(alone.target.probability)} instead of {percent(both.target.probability)}.
    </>
  );
}

function loss(plan: MlmPlan, readings: readonly Reading[]): ReactNode {
  const mean = meanLoss(readings);
  if (mean === null) {
    return readings.length === 0
      ? "No token was chosen, so there is no loss and nothing to learn from this sentence."
      : "No loss: what stood behind your [MASK] is not known here. You are the judge.";
  }
  const count = scored(readings).length;
  return (
    <>
      −ln p of the original{count === 1 ? "" : `, averaged over ${count} tokens`}: <b>{fixed(mean)}</b>, as
      unsure as among {Math.max(1, Math.round(Math.exp(mean))).toLocaleString("en")} equal choices. The other{" "}
      {plan.tokens.length - count} tokens do not count. Training turns this number down.
    </>
  );
}

function names(plan: MlmPlan, choices: readonly Choice[]): ReactNode {
  const words = choices.slice(0, 4).map(({ position }) => plan.tokens[position].text);
  const rest = choices.length - words.length;
  return (
    <>
      <Term kind="mask">{words.join(", ")}</Term>
      {rest > 0 ? ` and ${rest} more` : ""}
    </>
  );
}

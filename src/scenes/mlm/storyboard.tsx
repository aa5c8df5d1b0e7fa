import type { ReactNode } from "react";
import type { GuessResult } from "../../engine";
import type { Step } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { type Choice, type MlmPlan, makePlan } from "./plan";
import { isSettled, meanLoss, type Reading, readPlan } from "./readings";

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
    { id: "left", title: "From the left alone", seconds: 5, caption: left(first, plan) },
    { id: "loss", title: "A loss only where it counts", seconds: 6, caption: loss(plan, readings) },
  ];
}

const Mask = (): ReactNode => <Term kind="mask">[MASK]</Term>;

function opening(plan: MlmPlan): ReactNode {
  return (
    <>
      {plan.tokens.length} tokens, and nobody has marked anything in them. BERT’s first task in pre-training:
      hide some tokens, guess them from the rest. The text is its own answer key.
    </>
  );
}

function dice(plan: MlmPlan, seed: number): ReactNode {
  const [first] = plan.choices;
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
  if (!first)
    return "Special tokens are never masked, and there is no other token here: nothing can be hidden.";
  return (
    <>
      Each token draws a number from seed {seed}; [CLS] and [SEP] sit out. 15 % of {plan.tokens.length} tokens
      is {fixed(0.15 * plan.tokens.length, 1)}, so the{" "}
      {plan.choices.length === 1 ? "lowest draw is" : `${plan.choices.length} lowest draws are`} chosen:{" "}
      {names(plan, plan.choices)}.
    </>
  );
}

function fate(plan: MlmPlan): ReactNode {
  if (plan.mode !== "dice") {
    return (
      <>
        A word masked {plan.mode === "hand" ? "by hand" : "in the text"} always shows <Mask />. In
        pre-training a chosen token gets it in 80 % of cases, a random word in 10 %, and stays as it is in 10
        %: real text has no [MASK], so BERT must not rely on it.
      </>
    );
  }
  const count = (name: Choice["fate"]) => plan.choices.filter((choice) => choice.fate === name).length;
  return (
    <>
      A second draw: below 0.8 the token becomes <Mask /> ({count("mask")} here), below 0.9 a random word (
      {count("random")}), else it stays ({count("keep")}). Real text has no [MASK], so BERT must be ready to
      doubt any word.
    </>
  );
}

function input(plan: MlmPlan, readings: readonly Reading[]): ReactNode {
  const [first] = readings;
  if (!first) return "Nothing was hidden: the model gets the tokens as they are.";
  const kept = first.choice.fate === "keep";
  return (
    <>
      This is all BERT sees.{" "}
      {first.original === null ? (
        "What belongs in your blank, nobody has told it."
      ) : kept ? (
        <>
          “{first.original}” is still there, but BERT does not know that it is the one that will be asked
          about.
        </>
      ) : (
        <>
          Where “{first.original}” stood it reads <Term kind="mask">{first.input}</Term>.
        </>
      )}{" "}
      The strips are the {plan.choices.length === 1 ? "vector" : "vectors"} that go
      {plan.choices.length === 1 ? "es" : ""} in: word, position and segment added up and normalized.
    </>
  );
}

function passage(reading: Reading | undefined): ReactNode {
  if (!reading) return "The tokens pass through the layers; no position is asked about.";
  const words = reading.lens.map((result) => result.guesses[0]?.token).filter((word) => word !== undefined);
  const position = reading.choice.position;
  return (
    <>
      Layer by layer, position {position} takes in both sides: the{" "}
      <Term kind="prob">bars under the words</Term> show how much it looks at each. Read early, its state
      would say “{words[0]}”; in the end, “{words.at(-1)}”. (Only the last state was trained to be read.)
    </>
  );
}

function guesses(reading: Reading | undefined, count: number, vocabSize = 0): ReactNode {
  const best = reading?.both?.guesses[0];
  if (!reading?.both || !best) return "There is no chosen token, so there is nothing to guess.";
  const { target } = reading.both;
  const among = `${vocabSize.toLocaleString("en")} vocabulary entries`;
  if (reading.original === null || !target) {
    return (
      <>
        Softmax over {among}. For your blank: <b>{best.token}</b> with {percent(best.probability)}. Is that
        what you had in mind?
      </>
    );
  }
  const where = count > 1 ? ` at position ${reading.choice.position}` : "";
  if (target.rank === 0) {
    return (
      <>
        Softmax over {among}
        {where}: <b>{best.token}</b> with {percent(best.probability)}, and that is what stood there.
        {reading.choice.fate === "keep" && " No wonder: it was left in place."}
      </>
    );
  }
  return (
    <>
      Softmax over {among}
      {where}: <b>{best.token}</b> with {percent(best.probability)}, but “{target.token}” stood there: rank{" "}
      {(target.rank + 1).toLocaleString("en")}, {percent(target.probability)}. This is a small model and it is
      wrong here.
    </>
  );
}

function left(reading: Reading | undefined, plan: MlmPlan): ReactNode {
  const best = reading?.left?.guesses[0];
  if (!reading?.left || !reading.both || !best)
    return "There is no chosen token, so there is nothing to compare.";
  const last = plan.tokens.slice(reading.choice.position + 1).every(({ word }) => word === null);
  return (
    <>
      The same weights, every token barred from looking right{last ? " (here only [SEP] stands there)" : ""}:
      “{best.token}” with {percent(best.probability)}.{" "}
      {comparison(reading.both, reading.left, reading.original)} A BERT under a causal mask is not GPT: it was
      never trained to do without the right side.
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
  const others = plan.tokens.length - readings.filter(({ original }) => original !== null).length;
  return (
    <>
      −ln p of the original,{" "}
      {readings.length === 1 ? "at the one chosen token" : "averaged over the chosen tokens"}:{" "}
      <b>{fixed(mean)}</b>, as unsure as picking among{" "}
      {Math.max(1, Math.round(Math.exp(mean))).toLocaleString("en")} equally likely words. The other {others}{" "}
      tokens do not count. Pre-training nudges every weight to turn this number down.
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

import type { Bert } from "../model/bert";
import { explanation, must, numberText, sumOf } from "./parts";
import type { Explanation, Term, TrainedRef } from "./reference";
import { Replay } from "./replay";

/** The references that can point at such a number. */
type Ref<Tensor extends TrainedRef["tensor"], Any = TrainedRef> = Any extends { readonly tensor: infer Kind }
  ? Tensor extends Kind
    ? Any
    : never
  : never;

/** A number of softmax regression on frozen vectors, trained once more up to its step (as `trainHead`). */
export function explainTrained(bert: Bert, ref: TrainedRef): Explanation {
  const replay = new Replay(bert, ref.training, ref.step);
  switch (ref.tensor) {
    case "mean loss":
    case "share right":
      return mean(replay, ref);
    case "loss":
      return loss(replay, ref);
    case "right":
      return right(replay, ref);
    case "probability":
      return probability(replay, ref);
    case "logit":
      return logit(replay, ref);
    case "error":
      return error(replay, ref);
    case "feature":
      return feature(replay, ref);
    case "weight":
      return weight(replay, ref);
    case "gradient":
      return slope(replay, ref);
  }
}

/** `after 12 steps at rate 0.01` */
const when = ({ step, training }: TrainedRef): string =>
  `after ${step} ${step === 1 ? "step" : "steps"} at rate ${training.settings.rate}`;

const quoted = ({ training }: Replay, label: number): string => `“${must(training.classes[label])}”`;

/** Over a set: mean cross-entropy, or the share of sentences whose most probable class is theirs. */
function mean(replay: Replay, ref: Ref<"mean loss" | "share right">): Explanation {
  const { set, training, step } = ref;
  const members = replay.members(set);
  const share = 1 / Math.max(1, members.length);
  const isLoss = ref.tensor === "mean loss";
  const terms = members.map((sentence): Term => {
    const own = {
      of: "trained",
      training,
      step,
      tensor: isLoss ? "loss" : "right",
      sentence,
    } as const;
    const { value } = isLoss ? loss(replay, own) : right(replay, own);
    return {
      label: `${isLoss ? "loss of" : "right:"} ${replay.quote(sentence)}`,
      value,
      ref: own,
      factor: { value: share, ref: null },
      contribution: share * value,
    };
  });
  const total = sumOf(terms);
  const sentences = `${members.length} ${set === "examples" ? "learned" : "held-out"} sentences`;
  return isLoss
    ? explanation(ref, `loss ${when(ref)}`, total, `mean of −ln p over ${sentences}`, terms, null, total)
    : explanation(ref, `share right ${when(ref)}`, total, `right answers ÷ ${sentences}`, terms, null, total);
}

function loss(replay: Replay, ref: Ref<"loss">): Explanation {
  const { sentence, training, step } = ref;
  const label = replay.labelOf(sentence);
  const { probabilities, logProbabilities } = replay.classify(sentence);
  const value = -logProbabilities[label];
  const term: Term = {
    label: `probability of ${quoted(replay, label)}`,
    value: probabilities[label],
    ref: { of: "trained", training, step, tensor: "probability", sentence, label },
    factor: null,
    contribution: value,
  };
  const name = `loss of ${replay.quote(sentence)} ${when(ref)}`;
  return explanation(ref, name, value, `−ln ${numberText(probabilities[label])}`, [term], null, value);
}

function right(replay: Replay, ref: Ref<"right">): Explanation {
  const { sentence, training, step } = ref;
  const { probabilities } = replay.classify(sentence);
  const best = probabilities.indexOf(Math.max(...probabilities));
  const own = replay.labelOf(sentence);
  const terms = Array.from(
    probabilities,
    (value, label): Term => ({
      label: `probability of ${quoted(replay, label)}`,
      value,
      ref: { of: "trained", training, step, tensor: "probability", sentence, label },
      factor: null,
      contribution: value,
    }),
  );
  const formula = `1 if the most probable class is its own: ${quoted(replay, best)} is, ${quoted(replay, own)} it should be`;
  const name = `${replay.quote(sentence)} told right, ${when(ref)}`;
  return explanation(ref, name, best === own ? 1 : 0, formula, terms, null, sumOf(terms));
}

/** Softmax over the classes, from the largest logit down, as it is computed. */
function probability(replay: Replay, ref: Ref<"probability">): Explanation {
  const { sentence, label, training, step } = ref;
  const logits = training.classes.map((_, at) => logitOf(replay, sentence, at));
  const largest = Math.max(...logits);
  const terms = logits.map(
    (value, at): Term => ({
      label: `logit of ${quoted(replay, at)}`,
      value,
      ref: { of: "trained", training, step, tensor: "logit", sentence, label: at },
      factor: null,
      contribution: Math.exp(value - largest),
    }),
  );
  const total = sumOf(terms);
  const name = `probability of ${quoted(replay, label)} for ${replay.quote(sentence)} ${when(ref)}`;
  const formula = `e^(${numberText(must(logits[label]))} − ${numberText(largest)}) ÷ ${numberText(total)} (the sum of e^(logit − largest logit) over ${logits.length} classes)`;
  return explanation(ref, name, terms[label].contribution / total, formula, terms, null, total);
}

function logitOf(replay: Replay, sentence: number, label: number): number {
  const { inputs, classes, weights } = replay.head;
  return replay
    .features(sentence)
    .reduce((sum, value, i) => sum + weights[label * inputs + i] * value, weights[classes * inputs + label]);
}

const inputName = ({ training }: TrainedRef): string =>
  training.settings.pooling === "cls" ? "[CLS]" : "mean of words";

/** Handed to the head as the frozen model made it. */
function feature(replay: Replay, ref: Ref<"feature">): Explanation {
  const { sentence, index } = ref;
  const value = must(replay.features(sentence)[index]);
  const where = `${inputName(ref)}, entry ${index}`;
  const term: Term = {
    label: `${where} of the last layer`,
    value,
    ...replay.entries(sentence)(index),
    factor: null,
    contribution: value,
  };
  const name = `${where}, of ${replay.quote(sentence)}`;
  const formula = "as the frozen model makes it; no step changes it";
  return explanation(ref, name, value, formula, [term], null, value);
}

function logit(replay: Replay, ref: Ref<"logit">): Explanation {
  const { sentence, label, training, step } = ref;
  const { inputs, classes, weights } = replay.head;
  const what = inputName(ref);
  const entry = replay.entries(sentence);
  const terms = Array.from(replay.features(sentence), (value, index): Term => {
    const learned = weights[label * inputs + index];
    return {
      label: `${what}, entry ${index}`,
      value,
      ...entry(index),
      // Before the first step all weights are zero: that is where their story begins.
      factor: {
        value: learned,
        ref: step === 0 ? null : { of: "trained", training, step, tensor: "weight", label, index },
      },
      contribution: learned * value,
    };
  });
  const bias = weights[classes * inputs + label];
  const total = sumOf(terms) + bias;
  const name = `logit of ${quoted(replay, label)} for ${replay.quote(sentence)} ${when(ref)}`;
  return explanation(ref, name, total, "Σ weight × input + bias", terms, bias, total);
}

/** p − 1 for the sentence's own class, p for the others: what the loss says to each logit. */
function error(replay: Replay, ref: Ref<"error">): Explanation {
  const { sentence, label, training, step } = ref;
  const target = replay.labelOf(sentence) === label ? 1 : 0;
  const value = replay.classify(sentence).probabilities[label];
  const term: Term = {
    label: `probability of ${quoted(replay, label)}`,
    value,
    ref: { of: "trained", training, step, tensor: "probability", sentence, label },
    factor: null,
    contribution: value,
  };
  const goal: Term = {
    label: "what it should be",
    value: target,
    ref: null,
    factor: { value: -1, ref: null },
    contribution: -target,
  };
  const total = value - target;
  const name = `error of ${quoted(replay, label)} for ${replay.quote(sentence)} ${when(ref)}`;
  return explanation(ref, name, total, "probability − what it should be", [term, goal], null, total);
}

/** Plain gradient descent from zero: the sum of all steps taken. */
function weight(replay: Replay, ref: Ref<"weight">): Explanation {
  const { label, index, training } = ref;
  const { rate } = training.settings;
  const at = label * replay.head.inputs + index;
  const terms = replay.steps.map(
    ({ gradient }, i): Term => ({
      label: `gradient of step ${i + 1}`,
      value: gradient[at],
      ref: { of: "trained", training, step: i + 1, tensor: "gradient", label, index },
      factor: { value: -rate, ref: null },
      contribution: -rate * gradient[at],
    }),
  );
  const total = sumOf(terms);
  const name = `weight of entry ${index} for ${quoted(replay, label)} ${when(ref)}`;
  return explanation(
    ref,
    name,
    total,
    `0 − Σ rate × gradient, over ${terms.length} steps`,
    terms,
    null,
    total,
  );
}

/** Mean over the step's sentences of error × input, with the weights as they were before it. */
function slope(after: Replay, ref: Ref<"gradient">): Explanation {
  const { label, index, training, step } = ref;
  const { sentences } = must(after.steps[step - 1]);
  const before = new Replay(after.bert, training, step - 1);
  const share = 1 / sentences.length;
  const terms = sentences.map((sentence): Term => {
    const about = { of: "trained", training, step: step - 1, tensor: "error", sentence, label } as const;
    const off = error(before, about).value;
    const value = before.features(sentence)[index];
    return {
      label: `entry ${index} of ${before.quote(sentence)}`,
      value,
      ...before.entries(sentence)(index),
      factor: { value: off, ref: about },
      contribution: share * off * value,
    };
  });
  const total = sumOf(terms);
  const name = `gradient of entry ${index} for ${quoted(after, label)}, step ${step}`;
  const formula = `Σ entry × error ÷ ${sentences.length}, over the step’s sentences`;
  return explanation(ref, name, total, formula, terms, null, total);
}

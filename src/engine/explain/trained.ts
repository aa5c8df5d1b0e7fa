import type { Bert } from "../model/bert";
import { explanation, must, sumOf } from "./parts";
import { phrase } from "./phrases";
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
      return meanLoss(replay, ref);
    case "loss":
      return loss(replay, ref);
    case "probability":
      return probability(replay, ref);
    case "logit":
      return logit(replay, ref);
    case "error":
      return error(replay, ref);
    case "weight":
      return weight(replay, ref);
    case "gradient":
      return slope(replay, ref);
  }
}

/** After how many steps, and at which rate. */
const when = ({ step, training }: TrainedRef) => [step, training.settings.rate] as const;

const className = ({ training }: Replay, label: number): string => must(training.classes[label]);

/** Over a set: mean cross-entropy. */
function meanLoss(replay: Replay, ref: Ref<"mean loss">): Explanation {
  const { set, training, step } = ref;
  const members = replay.members(set);
  const share = 1 / Math.max(1, members.length);
  const terms = members.map((sentence): Term => {
    const own = { of: "trained", training, step, tensor: "loss", sentence } as const;
    const { value } = loss(replay, own);
    return {
      label: phrase("lossOf", replay.text(sentence)),
      value,
      ref: own,
      factor: { value: share, ref: null },
      contribution: share * value,
    };
  });
  const total = sumOf(terms);
  const formula = phrase("trainedLossFormula", members.length, set === "examples");
  return explanation(ref, phrase("trainedLoss", ...when(ref)), total, formula, terms, null, total);
}

function loss(replay: Replay, ref: Ref<"loss">): Explanation {
  const { sentence, training, step } = ref;
  const label = replay.labelOf(sentence);
  const { probabilities, logProbabilities } = replay.classify(sentence);
  const value = -logProbabilities[label];
  const term: Term = {
    label: phrase("probabilityOf", className(replay, label)),
    value: probabilities[label],
    ref: { of: "trained", training, step, tensor: "probability", sentence, label },
    factor: null,
    contribution: value,
  };
  const name = phrase("sentenceLoss", replay.text(sentence), ...when(ref));
  return explanation(ref, name, value, phrase("minusLog", probabilities[label]), [term], null, value);
}

/** Softmax over the classes, from the largest logit down, as it is computed. */
function probability(replay: Replay, ref: Ref<"probability">): Explanation {
  const { sentence, label, training, step } = ref;
  const logits = training.classes.map((_, at) => logitOf(replay, sentence, at));
  const largest = Math.max(...logits);
  const terms = logits.map(
    (value, at): Term => ({
      label: phrase("logitOf", className(replay, at)),
      value,
      ref: { of: "trained", training, step, tensor: "logit", sentence, label: at },
      factor: null,
      contribution: Math.exp(value - largest),
    }),
  );
  const total = sumOf(terms);
  const name = phrase("classProbability", className(replay, label), replay.text(sentence), ...when(ref));
  const formula = phrase("softmaxOfClasses", must(logits[label]), largest, total, logits.length);
  return explanation(ref, name, terms[label].contribution / total, formula, terms, null, total);
}

function logitOf(replay: Replay, sentence: number, label: number): number {
  const { inputs, classes, weights } = replay.head;
  return replay
    .features(sentence)
    .reduce((sum, value, i) => sum + weights[label * inputs + i] * value, weights[classes * inputs + label]);
}

const readsCls = ({ training }: TrainedRef): boolean => training.settings.pooling === "cls";

function logit(replay: Replay, ref: Ref<"logit">): Explanation {
  const { sentence, label, training, step } = ref;
  const { inputs, classes, weights } = replay.head;
  const entry = replay.entries(sentence);
  const terms = Array.from(replay.features(sentence), (value, index): Term => {
    const learned = weights[label * inputs + index];
    return {
      label: phrase("featureEntry", readsCls(ref), index),
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
  const name = phrase("classLogit", className(replay, label), replay.text(sentence), ...when(ref));
  return explanation(ref, name, total, phrase("dense"), terms, bias, total);
}

/** p − 1 for the sentence's own class, p for the others: what the loss says to each logit. */
function error(replay: Replay, ref: Ref<"error">): Explanation {
  const { sentence, label, training, step } = ref;
  const target = replay.labelOf(sentence) === label ? 1 : 0;
  const value = replay.classify(sentence).probabilities[label];
  const term: Term = {
    label: phrase("probabilityOf", className(replay, label)),
    value,
    ref: { of: "trained", training, step, tensor: "probability", sentence, label },
    factor: null,
    contribution: value,
  };
  const goal: Term = {
    label: phrase("goal"),
    value: target,
    ref: null,
    factor: { value: -1, ref: null },
    contribution: -target,
  };
  const total = value - target;
  const name = phrase("classError", className(replay, label), replay.text(sentence), ...when(ref));
  return explanation(ref, name, total, phrase("errorFormula"), [term, goal], null, total);
}

/** Plain gradient descent from zero: the sum of all steps taken. */
function weight(replay: Replay, ref: Ref<"weight">): Explanation {
  const { label, index, training } = ref;
  const { rate } = training.settings;
  const at = label * replay.head.inputs + index;
  const terms = replay.steps.map(
    ({ gradient }, i): Term => ({
      label: phrase("gradientOfStep", i + 1),
      value: gradient[at],
      ref: { of: "trained", training, step: i + 1, tensor: "gradient", label, index },
      factor: { value: -rate, ref: null },
      contribution: -rate * gradient[at],
    }),
  );
  const total = sumOf(terms);
  const name = phrase("weight", index, className(replay, label), ...when(ref));
  return explanation(ref, name, total, phrase("weightFormula", terms.length), terms, null, total);
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
      label: phrase("entryOf", index, before.text(sentence)),
      value,
      ...before.entries(sentence)(index),
      factor: { value: off, ref: about },
      contribution: share * off * value,
    };
  });
  const total = sumOf(terms);
  const name = phrase("gradient", index, className(after, label), step);
  const formula = phrase("gradientFormula", sentences.length);
  return explanation(ref, name, total, formula, terms, null, total);
}

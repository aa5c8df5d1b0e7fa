import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** What the tips scene says. */
export const words = area("tips", {
  intro:
    "What people who fine-tune BERT tell each other, with what happens when you try it here: all of a small BERT is trained again and again, in your browser.",
  views: {
    rate: "Learning rate",
    epochs: "Epochs",
    batch: "Batch size",
    seed: "Seeds",
    pooling: "Pooling",
    labels: "Labels",
  },
  tryIt: (count: number) => plural(count, "Try it", `Try it: ${count} trainings`),
  stop: "Stop",
  axes: { task: "% of unread sentences right →", words: "↑ % of hidden words right" },
  before: "before",
  state: (step: string, steps: string) => `Step ${step} of ${steps}`,
  known: (right: number, hidden: number) => (
    <>
      Before it is trained: <b>{right}</b> of {hidden} hidden words are right (filled). What will training
      leave of them?
    </>
  ),
  shown: (shown: number, all: number) => `Shown: ${shown} of ${all} sentences.`,
  promise: (sentences: string) =>
    `All of this page’s BERT learns to tell whether ${sentences} everyday sentences say or ask, their last mark taken away. Each training begins from the same weights and takes some seconds.`,
  /** How far a share of so many sentences can be trusted. */
  chance: (tests: number) =>
    `Measured on ${tests} unread sentences: differences of less than ${Math.round(100 / Math.sqrt(tests))} points may be chance.`,
  headings: { rate: "Rate", batch: "Batch", seed: "Seed", pooling: "Reads", labels: "Labels" },
  steps: {
    rate: {
      title: "Which learning rate?",
      none: "Play, or press “Try it”: the same training at four rates, from far too low to far too high.",
      caption: (worst: string, left: string, isHighest: boolean) => (
        <>
          {isHighest && "Too high a rate costs what BERT knew. "}At {worst} it still guesses <b>{left}</b> of
          the hidden words.
        </>
      ),
    },
    epochs: {
      title: "How long?",
      none: "Play, or press “Try it”: twelve epochs at once. What does each bring the task, and what does it cost the words?",
      caption: (few: number, before: string, after: string, costs: boolean) => (
        <>
          From epoch {few} on, unread sentences go from {before} to <b>{after}</b> right.{" "}
          {costs && "Meanwhile fewer hidden words are guessed."}
        </>
      ),
    },
    batch: {
      title: "How many at a time?",
      none: "Play, or press “Try it”: small batches, large ones, and large ones in four parts.",
      caption: (large: string, parts: string) => (
        <>
          A large batch ends at a loss of {large}, the same in four parts at <b>{parts}</b>: gradients that
          are added up make the same step. Small batches make more steps.
        </>
      ),
    },
    seed: {
      title: "Was it luck?",
      none: "Play, or press “Try it”: four times the same training, only the dice fall otherwise.",
      caption: (low: string, high: string) => (
        <>
          Only the seed differs: from {low} to <b>{high}</b> of unread sentences right. One run alone could
          have told you either.
        </>
      ),
    },
    pooling: {
      title: "Which vector?",
      none: "Play, or press “Try it”: once the head reads [CLS], once the mean of all tokens.",
      caption: (cls: string, mean: string) => (
        <>
          Of unread sentences right: {cls} from <Term kind="cls">[CLS]</Term>, <b>{mean}</b> from the mean. On
          another task it may be otherwise: measure on your own.
        </>
      ),
    },
    labels: {
      title: "How many labels?",
      none: "Play, or press “Try it”: the same training on few labelled sentences and on many.",
      caption: (few: string, many: string) => (
        <>
          Labels are what fine-tuning needs from people: with few, {few} of unread sentences are right, with
          many <b>{many}</b>.
        </>
      ),
    },
  },
  epochs: {
    sides: { task: "% of unread sentences right", words: "% of hidden words right" },
    chart: "Unread sentences and hidden words right, epoch by epoch",
    epoch: (epoch: number) => `epoch ${epoch}`,
  },
  batch: {
    line: (batch: number, inParts: boolean, steps: string) =>
      `${batch}${inParts ? " in four parts" : ""}, ${steps} steps`,
  },
  seed: { line: (seed: number) => `seed ${seed}` },
  pooling: { vectors: { cls: "[CLS]", mean: "mean of tokens" } },
  labels: { line: (count: string) => `${count} labels` },
  advice: {
    label: "The tip",
    whole: "Try it on your own sentences →",
    rate: {
      rule: "Fine-tune all of BERT at 2e‑5 to 5e‑5.",
      why: "The authors searched 5e‑5, 3e‑5 and 2e‑5. Larger rates can wipe out what pre-training learned; a head alone, on frozen vectors, wants a far larger one.",
    },
    epochs: {
      rule: "Two to four epochs; stop when held-out loss stops falling.",
      why: "The authors searched 2, 3 and 4. On small sets more epochs with a small rate and a warm-up are steadier: up to 20.",
    },
    batch: {
      rule: "Batches of 16 or 32.",
      why: "Small batches take more, noisier steps per epoch; large ones fewer, smoother ones. When you change the batch size, look for the rate again.",
    },
    seed: {
      rule: "Run several seeds, report their spread.",
      why: "On small sets the order of the sentences alone can decide. Fine-tuning all of BERT can even fail outright for some seeds; a warm-up and a small rate help.",
    },
    pooling: {
      rule: "Frozen: try the mean of the tokens. Fine-tuned: [CLS] is fine.",
      why: "An untuned [CLS] was never trained to sum a sentence up. For sentence vectors the mean did better in published comparisons.",
    },
    labels: {
      rule: "The more labels, the better: hundreds at the least.",
      why: "The tasks that BERT was published with have from 2,500 to 392,000 labelled examples. With a few hundred, runs differ: report several seeds.",
    },
  },
  /** A paper, and the part of its appendix. */
  appendix: (paper: string, part: string) => `${paper}, appendix ${part}`,
});

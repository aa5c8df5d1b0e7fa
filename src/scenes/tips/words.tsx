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
      caption: (said: {
        best: string;
        right: string;
        kept: string;
        worst: string;
        left: string;
        before: string;
      }) => (
        <>
          Best here: {said.best}, with <b>{said.right}</b> of the task right and {said.kept} of hidden words.
          At {said.worst} only <b>{said.left}</b> of the words are left; before, {said.before}.
        </>
      ),
    },
    epochs: {
      title: "How long?",
      none: "Play, or press “Try it”: twelve epochs at once. What does each bring the task, and what does it cost the words?",
      caption: (said: {
        few: number;
        many: number;
        right: readonly [string, string];
        kept: readonly [string, string, string];
      }) => (
        <>
          Of unread sentences right: {said.right[0]} after {said.few} epochs, <b>{said.right[1]}</b> after{" "}
          {said.many}. Of hidden words {said.kept[1]} after {said.few}, {said.kept[2]} after {said.many}.
          Before, it was {said.kept[0]}.
        </>
      ),
    },
    batch: {
      title: "How many at a time?",
      none: "Play, or press “Try it”: batches of 4, of 16, and of 16 in four parts.",
      caption: (
        small: { steps: string; loss: string },
        large: { steps: string; loss: string },
        parts: { steps: string; loss: string },
      ) => (
        <>
          16 at once end at a loss of <b>{large.loss}</b>, 16 in four parts at <b>{parts.loss}</b>: gradients
          that are added up make the same step. 4 at a time: {small.steps} steps instead of {large.steps},
          loss {small.loss}.
        </>
      ),
    },
    seed: {
      title: "Was it luck?",
      none: "Play, or press “Try it”: four times the same training, only the dice fall otherwise.",
      caption: (low: string, high: string, count: number) => (
        <>
          {count} trainings, only the seed differs: from <b>{low}</b> to <b>{high}</b> of unread sentences
          right. One run alone could have told you either.
        </>
      ),
    },
    pooling: {
      title: "Which vector?",
      none: "Play, or press “Try it”: once the head reads [CLS], once the mean of all tokens.",
      caption: (cls: string, mean: string) => (
        <>
          Of unread sentences right: <b>{cls}</b> from <Term kind="cls">[CLS]</Term>, <b>{mean}</b> from the
          mean. On another task it may be otherwise: measure on your own.
        </>
      ),
    },
    labels: {
      title: "How many labels?",
      none: "Play, or press “Try it”: the same training on few labelled sentences and on many.",
      caption: (few: { labels: string; right: string }, many: { labels: string; right: string }) => (
        <>
          With {few.labels} labelled sentences {few.right} of unread ones are right, with {many.labels}{" "}
          <b>{many.right}</b>. Labels are what fine-tuning needs from people.
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

import type { ReactNode } from "react";
import { Term } from "../ui/Term";
import { area } from "./area";

/** What a training's loss does, as a verb. */
const courses = { diverges: "diverges", overshoots: "overshoots", crawls: "crawls", learns: "learns" };

type Course = keyof typeof courses;

/** What the tips scene says. */
export const words = area("tips", {
  intro:
    "What people who fine-tune BERT tell each other, with what happens when you try it here: dozens of small heads train in your browser.",
  examples: { short: "a short text", review: "a review" },
  tabs: {
    rate: "Learning rate",
    epochs: "Epochs",
    batch: "Batch size",
    seed: "Seeds",
    pooling: "Pooling",
    frozen: "Frozen?",
    length: "Length",
  },
  sets: { label: "Live on", intent: "requests", sentiment: "opinions" },
  training: "Training many small heads…",
  asked: (number: string) => `${number}: where does it come from?`,
  steps: {
    training: "Training many small heads in your browser…",
    rate: {
      title: "Which learning rate?",
      caption: (said: {
        heads: number;
        /** The rate that ends lowest of those whose loss falls steadily, and how often it holds 5e‑5. */
        best: { rate: string; loss: string; times: string } | null;
        lowest: { rate: string; loss: string };
        highest: { rate: string; worst: string; course: Course };
      }) => (
        <>
          {said.heads} heads on the same frozen vectors.{" "}
          {said.best === null ? (
            "None of them learned steadily. "
          ) : (
            <>
              Of those that fall steadily <b>{said.best.rate}</b> ends lowest, at {said.best.loss}.{" "}
            </>
          )}
          {said.lowest.rate} ends at {said.lowest.loss}; {said.highest.rate} goes up to {said.highest.worst}{" "}
          on its way: it {courses[said.highest.course]}.
          {said.best !== null && ` The best is ${said.best.times} times the 5e\u20115 for the whole of BERT.`}
        </>
      ),
    },
    epochs: {
      title: "How long?",
      caption: (said: {
        learned: string;
        epoch: number;
        best: string;
        end: string;
        course: "last" | "worse" | "flat";
      }) => (
        <>
          The loss on learned sentences falls to {said.learned}. On those held out it is lowest after epoch{" "}
          <b>{said.epoch}</b> ({said.best}){" "}
          {said.course === "last"
            ? "at the very end: it could have gone on."
            : `and ${said.end} at the end: ${said.course === "worse" ? "from there on the head learns its sentences by heart." : "going on gained nothing, and lost little."}`}
        </>
      ),
    },
    batch: {
      title: "How many at a time?",
      caption: (
        small: { steps: string; loss: string },
        large: { batch: number; steps: string; loss: string },
      ) => (
        <>
          Same rate, same epochs. One sentence at a time makes {small.steps} steps and ends at{" "}
          <b>{small.loss}</b>; {large.batch} at a time makes {large.steps} and ends at <b>{large.loss}</b>.
          Fewer steps need a higher rate.
        </>
      ),
    },
    seed: {
      title: "Was it luck?",
      caption: (low: string, high: string, epochs: number) => (
        <>
          Only the order of the sentences differs. Right on held-out sentences: from <b>{low}</b> to{" "}
          <b>{high}</b>, after {epochs} epochs.{" "}
          {low === high
            ? "Here the losses differ, the verdicts do not."
            : "One run alone could have told you either."}
        </>
      ),
    },
    pooling: {
      title: "Which vector?",
      caption: (told: readonly { classes: string; cls: string; mean: string }[]) => (
        <>
          Frozen vectors, two tasks.{" "}
          {told.map(({ classes, cls, mean }, i) => (
            <span key={classes}>
              {i > 0 && "; "}
              {classes}: <Term kind="cls">[CLS]</Term> <b>{cls}</b>, mean <b>{mean}</b>
            </span>
          ))}
          . So few held-out sentences settle nothing; measure on your own task.
        </>
      ),
    },
    frozen: {
      title: "Freeze or train all?",
      waiting: "The measured scores are on their way…",
      caption: (said: {
        examples: string;
        frozen: string;
        full: string;
        measure: string;
        rate: string;
        isHigh: boolean;
      }) => (
        <>
          Our sentiment head, learned from {said.examples} sentences: frozen <b>{said.frozen}</b>, all layers
          trained <b>{said.full}</b> ({said.measure}). It used a rate of {said.rate}
          {said.isHigh
            ? ", above the authors’ range, on a BERT far smaller than theirs."
            : ", as the authors did."}
        </>
      ),
    },
    length: {
      title: "How many tokens?",
      waiting: "Timing passes of many lengths…",
      caption: (
        short: { tokens: number; time: string },
        long: { tokens: number; time: string },
        times: { tokens: string; time: string },
      ) => (
        <>
          Timed now, here: {short.tokens} tokens take {short.time} ms, {long.tokens} take{" "}
          <b>{long.time} ms</b>: {times.tokens} times the tokens for <b>{times.time}</b> times the time.
        </>
      ),
    },
  },
  courses,
  /** A point of a chart's line. */
  point: (line: string, loss: string, step: number) => `${line}, step ${step}: ${loss}`,
  pointAfter: (line: string, loss: string, epoch: number) => `${line}, after epoch ${epoch}: ${loss}`,
  rate: {
    title: (epochs: number, start: ReactNode) => (
      <>
        Loss after {epochs} epochs, by learning rate (line: {start}, where it began)
      </>
    ),
    list: "Loss at the end, by learning rate",
    end: (loss: string, rate: string) => `loss ${loss} at the end, rate ${rate}: where does it come from?`,
    worst: (loss: string, rate: string) => `loss ${loss} at worst, rate ${rate}: where does it come from?`,
    start: (loss: string) => `loss ${loss} before the first step: where does it come from?`,
  },
  epochs: {
    title: (epochs: number) => `Loss over ${epochs} epochs`,
    learned: "learned from",
    heldOut: "held out",
    chart: (epoch: number) => `Held-out loss is lowest after epoch ${epoch}`,
    reading: (epoch: number, best: ReactNode, end: ReactNode) => (
      <>
        Held-out loss is lowest after epoch <b>{epoch}</b> ({best}); at the end it is {end}.
      </>
    ),
    epoch: (epoch: number) => `epoch ${epoch}`,
  },
  batch: {
    title: (epochs: number) => `Loss after each of ${epochs} epochs, by batch size`,
    line: (batch: number, steps: number) => `${batch} (${steps} ${steps === 1 ? "step" : "steps"})`,
    chart: "Loss by epoch for each batch size",
  },
  seed: {
    title: (epochs: number) => `Held-out loss over ${epochs} epochs, by seed`,
    line: (seed: number) => `seed ${seed}`,
    chart: "Held-out loss for each seed",
    reading: "The percentages are held-out sentences that each head gets right.",
  },
  pooling: {
    title: "Held-out sentences right, after the same training",
    sentences: "Sentences",
    vectors: { cls: "[CLS]", mean: "mean of words" },
    counts: (learned: number, heldOut: number) => `${learned} learned, ${heldOut} held out`,
  },
  frozen: {
    title: "Our heads, measured on held-out texts",
    head: "Head",
    frozen: "frozen",
    full: "fine-tuned",
    heads: { sentiment: "Sentiment", ner: "Entities", qa: "Answers" },
    waiting: "on its way…",
    training: (epochs: string, rate: string, size: string) => `${epochs} epochs at ${rate}, ${size}`,
  },
  length: {
    title: "One pass of this model on this device, the fastest of three",
    tokens: "Tokens",
    milliseconds: "Milliseconds",
    each: "per token",
  },
  advice: {
    label: "The tip",
    whole: "Here small heads learn. Try it on all of BERT →",
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
    frozen: {
      rule: "Train all layers when you can; freeze when you must.",
      why: "Freezing is cheap, and one BERT serves many heads. How much training all layers gains depended, in published comparisons, on how alike pre-training and task are.",
    },
    length: {
      rule: "Cut to the shortest length that holds your texts.",
      why: "Dense layers cost the same for each token, attention grows with the square of the length. BERT itself was pre-trained mostly at 128 tokens, for this very reason.",
    },
  },
  /** A paper, and the part of its appendix. */
  appendix: (paper: string, part: string) => `${paper}, appendix ${part}`,
});

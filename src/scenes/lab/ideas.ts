import type { ReactNode } from "react";
import type { Moment } from "../../catalogue";
import { words } from "./words";

/** A question on the ideas. The first answer is the right one; the page shows them in a drawn order. */
interface Idea {
  readonly id: string;
  readonly topic: string;
  readonly ask: ReactNode;
  readonly answers: readonly string[];
  readonly why: ReactNode;
  readonly see: Moment;
}

/** Where the page shows what each one is about, in the order of the quiz. */
const MOMENTS: Readonly<Record<keyof typeof words.ideas, Moment>> = {
  pieces: { scene: "tokenization", step: "match" },
  sum: { scene: "embeddings", step: "sum" },
  order: { scene: "embeddings", step: "positions" },
  both: { scene: "story", step: "banks" },
  softmax: { scene: "attention", step: "softmax" },
  scale: { scene: "attention", step: "scale" },
  heads: { scene: "attention", step: "heads" },
  "why-not": { scene: "why", step: "agree" },
  cls: { scene: "cls", step: "rollout" },
  summary: { scene: "cls", step: "compare" },
  senses: { scene: "senses", step: "table" },
  loss: { scene: "mlm", step: "loss" },
};

/** The quiz. What it says is in the catalogue of words, read when it is shown. */
export const IDEAS: readonly Idea[] = (Object.keys(MOMENTS) as (keyof typeof MOMENTS)[]).map((id) => ({
  id,
  see: MOMENTS[id],
  get topic() {
    return words.ideas[id].topic;
  },
  get ask() {
    return words.ideas[id].ask;
  },
  get answers() {
    return words.ideas[id].answers;
  },
  get why() {
    return words.ideas[id].why;
  },
}));

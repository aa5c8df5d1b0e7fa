import type { Tensor } from "../tensor";
import type { Trace, TraceNeed } from "../trace";
import type { Entity } from "./entities";
import type { Answer } from "./span";

/** The heads that training/finetune.py makes: folders of public/model/heads. */
const HEAD_NAMES = ["sentiment", "ner", "qa"] as const;
export type HeadName = (typeof HEAD_NAMES)[number];

/** "frozen": a small head on the encoder as it is. "full": the encoder's layers were trained with the head. */
export const HEAD_VARIANTS = ["frozen", "full"] as const;
export type HeadVariant = (typeof HEAD_VARIANTS)[number];

/** "own": the head that a visitor's own model came with; its name is that of ours which says things of the same kind. */
export type AskedVariant = HeadVariant | "own";

/** Also run a trained head on the text. For "qa", the text is the question and the pair holds the answer. */
export interface HeadRequest {
  readonly name: HeadName;
  readonly variant: AskedVariant;
  /** Tensors to copy out of the pass that answered. */
  readonly need?: TraceNeed;
  /** Also run the head without each word in turn. Only for heads that judge the whole text. */
  readonly words?: boolean;
}

/** The entries of scores.json. */
export type HeadScores = Readonly<Record<HeadVariant, Readonly<Record<string, number>>>>;

/** What the head says of the whole text without one word (occlusion, as `leaveOneOut`). */
export interface WithoutWord {
  /** Index into `Encoding.words`. */
  readonly word: number;
  /** `[labels]`, with the word's tokens taken out. */
  readonly removed: readonly number[];
}

export interface HeadResult {
  readonly name: HeadName;
  readonly variant: AskedVariant;
  /** Names of the logits' last axis: `negative`, `positive`; `O`, `B-PER` …; `start`, `end`. */
  readonly labels: readonly string[];
  /** `[labels]` if the head judges the whole text, else `[tokens, labels]`. */
  readonly logits: Tensor;
  /**
   * As `logits`: a softmax over the labels; for "qa" over the tokens of the pair, where alone an answer can begin or
   * end (the others have 0).
   */
  readonly probabilities: Tensor;
  /** What the classifier reads of a whole text, `[hidden]`: tanh(W · output of [CLS] + b), W trained with it. */
  readonly pooled: Tensor | null;
  /** The pass of the encoder that answered; its `pooled` and `nspLogits` are null. */
  readonly trace: Trace;
  /** What the tags spell, for "ner"; else null. */
  readonly entities: readonly Entity[] | null;
  /** The best answers, best first, for "qa"; else null. */
  readonly answers: readonly Answer[] | null;
  /** One entry for each word, in order, if `words` was asked for. */
  readonly without: readonly WithoutWord[] | null;
  /** What was measured on texts that the head had not seen, and how it was trained: an entry of scores.json; empty for a visitor's own. */
  readonly figures: Readonly<Record<string, number>>;
  /** Wall-clock time of the pass and the head, in milliseconds. */
  readonly milliseconds: number;
}

import type { Moment } from "../catalogue";
import { words } from "../words/glossary";
import type { EntryId } from "./words";

export interface Entry {
  readonly id: EntryId;
  /** The field's name. */
  readonly term: string;
  readonly text: string;
  /** Where the page shows it. */
  readonly see: Moment;
  readonly related: readonly EntryId[];
}

function entry(id: EntryId, see: Moment, related: readonly EntryId[]): Entry {
  return {
    id,
    see,
    related,
    get term() {
      return words.entries[id].term;
    },
    get text() {
      return words.entries[id].text;
    },
  };
}

/** The field's terms as this page uses them. */
export const ENTRIES: readonly Entry[] = [
  entry("ablation", { scene: "why", step: "parts" }, ["attention-head", "layer"]),
  entry("attention", { scene: "attention", step: "softmax" }, ["query", "key", "value", "softmax"]),
  entry("attention-head", { scene: "attention", step: "heads" }, ["attention", "ablation"]),
  entry("bert", { scene: "story", step: "tower" }, ["encoder", "mlm", "nsp"]),
  entry("bidirectional", { scene: "story", step: "sides" }, ["attention", "mlm"]),
  entry("cls", { scene: "cls", step: "gather" }, ["pooler", "sep"]),
  entry("cosine", { scene: "cls", step: "compare" }, ["embedding", "hidden-state"]),
  entry("embedding", { scene: "embeddings", step: "sum" }, ["position", "segment", "vocabulary"]),
  entry("encoder", { scene: "story", step: "tower" }, ["layer", "attention", "feed-forward"]),
  entry("feed-forward", { scene: "encoder", step: "feedForward" }, ["gelu", "residual", "layer"]),
  entry("fine-tuning", { scene: "finetuning", step: "train" }, ["learning-rate", "cls", "mlm"]),
  entry("gelu", { scene: "encoder", step: "fire" }, ["feed-forward"]),
  entry("hidden-state", { scene: "embeddings", step: "norm" }, ["layer", "residual"]),
  entry("key", { scene: "attention", step: "dots" }, ["query", "value", "attention"]),
  entry("layer", { scene: "encoder", step: "feedForward" }, ["encoder", "attention", "feed-forward"]),
  entry("layer-lens", { scene: "story", step: "rise" }, ["logits", "layer"]),
  entry("layernorm", { scene: "embeddings", step: "norm" }, ["residual", "embedding"]),
  entry("learning-rate", { scene: "tips", step: "rate" }, ["fine-tuning", "loss"]),
  entry("logits", { scene: "mlm", step: "guesses" }, ["softmax", "loss"]),
  entry("loss", { scene: "mlm", step: "loss" }, ["mlm", "logits"]),
  entry("mask", { scene: "mlm", step: "guesses" }, ["mlm", "loss"]),
  entry("mlm", { scene: "story", step: "dice" }, ["mask", "loss", "bidirectional"]),
  entry("nsp", { scene: "story", step: "follows" }, ["pooler", "segment"]),
  entry("pooler", { scene: "cls", step: "pooled" }, ["cls", "nsp"]),
  entry("position", { scene: "embeddings", step: "positions" }, ["embedding"]),
  entry("query", { scene: "attention", step: "dots" }, ["key", "value", "attention"]),
  entry("residual", { scene: "encoder", step: "attention" }, ["layernorm", "layer"]),
  entry("rollout", { scene: "cls", step: "rollout" }, ["attention", "residual"]),
  entry("segment", { scene: "embeddings", step: "swap" }, ["sep", "nsp", "embedding"]),
  entry("sep", { scene: "tokenization", step: "inputs" }, ["segment", "cls"]),
  entry("softmax", { scene: "attention", step: "softmax" }, ["logits", "attention"]),
  entry("token", { scene: "tokenization", step: "inputs" }, ["wordpiece", "vocabulary"]),
  entry("unk", { scene: "tokenization", step: "match" }, ["wordpiece", "vocabulary"]),
  entry("value", { scene: "attention", step: "softmax" }, ["query", "key", "attention"]),
  entry("vocabulary", { scene: "tokenization", step: "inputs" }, ["token", "wordpiece", "embedding"]),
  entry("wordpiece", { scene: "tokenization", step: "match" }, ["token", "vocabulary", "unk"]),
];

/** An entry by its id. */
export function entryOf(id: EntryId): Entry {
  const found = ENTRIES.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The glossary has no entry “${id}”.`);
  return found;
}

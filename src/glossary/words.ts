import type { TermKind } from "../ui/Term";

/**
 * Words in captions that lead to the glossary, by entry. Longer ones are tried first. The definitions are in
 * entries.tsx, which is fetched when someone asks; only this list comes with the page.
 */
export const WORDS = {
  ablation: ["ablation", "switched off"],
  attention: ["attention probabilities", "attention probability", "attention"],
  "attention-head": ["attention heads", "attention head", "heads", "head"],
  bert: ["BERT"],
  bidirectional: ["bidirectional", "both ways", "left to right", "left-to-right"],
  cls: ["[CLS]"],
  cosine: ["cosines", "cosine"],
  embedding: ["embedding table", "embeddings", "embedding"],
  encoder: ["encoder"],
  "feed-forward": ["feed-forward"],
  "fine-tuning": ["fine-tuning", "fine-tuned", "fine-tunes", "fine-tune"],
  gelu: ["GELU"],
  "hidden-state": ["hidden states", "hidden state"],
  key: ["keys", "key"],
  layer: ["layers", "layer"],
  "learning-rate": ["learning rates", "learning rate"],
  "layer-lens": ["layer lens", "lens"],
  layernorm: ["LayerNorm"],
  logits: ["logits", "logit"],
  loss: ["loss"],
  mask: ["[MASK]"],
  mlm: ["masked language modeling", "pre-training"],
  nsp: ["next-sentence prediction", "B follows A"],
  pooler: ["pooled vector", "pooler", "pooled"],
  position: ["position vectors", "positions", "position"],
  query: ["query"],
  residual: ["residual stream", "residual"],
  rollout: ["attention rollout", "rollout"],
  segment: ["segments", "segment"],
  sep: ["[SEP]"],
  softmax: ["softmax"],
  token: ["tokens", "token"],
  unk: ["[UNK]"],
  value: ["values"],
  vocabulary: ["vocabulary"],
  wordpiece: ["WordPiece", "pieces", "piece"],
} as const satisfies Record<string, readonly string[]>;

export type EntryId = keyof typeof WORDS;

/** Entries of the coloured words in captions. */
export const KIND_ENTRIES: Partial<Record<TermKind, EntryId>> = {
  cls: "cls",
  sep: "sep",
  mask: "mask",
  a: "segment",
  b: "segment",
  query: "query",
  key: "key",
  value: "value",
};

const byWord = new Map<string, EntryId>(
  Object.entries(WORDS).flatMap(([id, words]) => words.map((word) => [word.toLowerCase(), id as EntryId])),
);

const escaped = [...byWord.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/[[\]\\^$.*+?(){}|]/g, "\\$&"));

// Not inside a longer word, and not in quotes: there the visitor's own words stand.
const ANY = new RegExp(`(?<![\\p{L}\\p{N}“‘-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}”-])`, "giu");

/** A stretch of a text: plain, or a word with a glossary entry. */
export interface Stretch {
  readonly text: string;
  readonly entry: EntryId | null;
}

/** Cuts a text at the words that lead to entries which `seen` does not hold yet, and adds them to it. */
export function stretches(text: string, seen: Set<EntryId>): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(ANY)) {
    const entry = byWord.get(match[0].toLowerCase());
    if (!entry || seen.has(entry)) continue;
    seen.add(entry);
    found.push({ text: text.slice(from, match.index), entry: null }, { text: match[0], entry });
    from = match.index + match[0].length;
  }
  return [...found, { text: text.slice(from), entry: null }].filter((stretch) => stretch.text !== "");
}

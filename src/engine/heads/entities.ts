import { argmax, type Tensor } from "../tensor";
import type { Encoding } from "../tokenizer/encoding";

/** A named entity: words that the tags hold together. */
export interface Entity {
  /** `PER`, `ORG`, `LOC`. */
  readonly kind: string;
  /** First and last word, as indices into `Encoding.words`. */
  readonly first: number;
  readonly last: number;
}

/**
 * Reads entities from the tags of each word's first piece, as the head was trained and scored (training/scoring.py).
 * B- begins an entity and I- of the same kind goes on with it; an I- that nothing began starts one too (IOB2 as
 * conlleval reads it). Entities do not reach from the first text into the second. Where no label has such a prefix
 * (parts of speech, say), each word with a label other than `O` stands for itself.
 * @param probabilities `[tokens, labels]`
 */
export function decodeEntities(
  { tokens, words }: Pick<Encoding, "tokens" | "words">,
  labels: readonly string[],
  probabilities: Tensor,
): readonly Entity[] {
  const entities: Entity[] = [];
  const kinds = kindsOf(labels);
  let open: { kind: string; first: number; last: number } | null = null;
  const close = (): void => {
    if (open) entities.push(open);
    open = null;
  };
  tokens.forEach((token, position) => {
    if (token.word === null || tokens[position - 1]?.word === token.word) return;
    const label = bestLabel({ labels, probabilities }, position);
    const kind = kinds[label];
    const goesOn =
      labels[label].startsWith("I-") &&
      open?.kind === kind &&
      words[open.last]?.segment === words[token.word]?.segment;
    if (open && goesOn) {
      open.last = token.word;
      return;
    }
    close();
    if (kind !== "") open = { kind, first: token.word, last: token.word };
  });
  close();
  return entities;
}

/** The kind of entity that each label is of, without its prefix; empty for what is outside of any. */
function kindsOf(labels: readonly string[]): readonly string[] {
  const isPrefixed = (label: string): boolean => /^[BI]-/.test(label);
  const bare = labels.some(isPrefixed) ? "" : null;
  return labels.map((label) => (isPrefixed(label) ? label.slice(2) : label === "O" ? "" : (bare ?? label)));
}

interface Tags {
  readonly labels: readonly string[];
  /** `[tokens, labels]` */
  readonly probabilities: Tensor;
}

const rowOf = ({ labels, probabilities }: Tags, position: number): Float32Array =>
  probabilities.data.subarray(position * labels.length, (position + 1) * labels.length);

/** The most probable label at a position. */
export const bestLabel = (tags: Tags, position: number): number => argmax(rowOf(tags, position));

/** How the probability at a position divides among the kinds of entities; what is outside of any has an empty name. */
export function kindShares(tags: Tags, position: number): ReadonlyMap<string, number> {
  const kinds = kindsOf(tags.labels);
  const shares = new Map<string, number>();
  rowOf(tags, position).forEach((probability, label) => {
    shares.set(kinds[label], (shares.get(kinds[label]) ?? 0) + probability);
  });
  return shares;
}

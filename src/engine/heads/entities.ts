import type { Tensor } from "../tensor";
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
  const prefixed = labels.some((label) => /^[BI]-/.test(label));
  let open: { kind: string; first: number; last: number } | null = null;
  const close = (): void => {
    if (open) entities.push(open);
    open = null;
  };
  tokens.forEach((token, position) => {
    if (token.word === null || tokens[position - 1]?.word === token.word) return;
    const label = bestLabel(probabilities, position, labels);
    const [prefix, kind] = prefixed ? [label[0], label.slice(2)] : [label === "O" ? "O" : "B", label];
    const goesOn =
      prefix === "I" && open?.kind === kind && words[open.last]?.segment === words[token.word]?.segment;
    if (open && goesOn) {
      open.last = token.word;
      return;
    }
    close();
    if (prefix === "B" || prefix === "I") open = { kind, first: token.word, last: token.word };
  });
  close();
  return entities;
}

/** The most probable label at a position of `[tokens, labels]`. */
function bestLabel(probabilities: Tensor, position: number, labels: readonly string[]): string {
  const row = probabilities.data.subarray(position * labels.length, (position + 1) * labels.length);
  return labels[row.indexOf(Math.max(...row))];
}

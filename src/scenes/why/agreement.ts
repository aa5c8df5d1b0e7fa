import { spearman } from "../../engine";
import type { AttentionShare } from "../../store/fields";
import type { Findings } from "./findings";

/** Attention against leave-one-out: do both name the same words? */
export interface Agreement {
  /** The words, without [CLS], [SEP] and the guessed position, in the order of the text. */
  readonly words: readonly Compared[];
  /** Spearman's ρ between attention share and size of effect, over `words`; NaN where there is nothing to rank. */
  readonly rho: number;
  /** The same with [CLS] and [SEP] counted. */
  readonly rhoAll: number;
  readonly all: readonly Compared[];
  /** `words` from most to least attention, and from largest to smallest effect. */
  readonly byAttention: readonly Compared[];
  readonly bySize: readonly Compared[];
}

export interface Compared {
  readonly token: number;
  readonly share: number;
  /** Signed: positive holds the guess up. */
  readonly effect: number;
}

/** What both orders are read from. */
export interface Evidence extends Pick<Findings, "effects" | "attention" | "tokens"> {
  /** The guessed position: it is in neither order. */
  readonly position: number;
}

/** Null while leave-one-out is under way, or for a text too long for it. */
export function agreementOf(evidence: Evidence, by: AttentionShare): Agreement | null {
  const { effects, attention, tokens, position } = evidence;
  if (!effects) return null;
  const all = tokens.flatMap((_, token): Compared[] => {
    const effect = effects.effect[token];
    return effect === null || token === position ? [] : [{ token, share: attention[by][token], effect }];
  });
  const words = all.filter(({ token }) => tokens[token].word !== null);
  const rho = (compared: readonly Compared[]): number =>
    spearman(
      compared.map(({ share }) => share),
      compared.map(({ effect }) => Math.abs(effect)),
    );
  return {
    words,
    rho: rho(words),
    rhoAll: rho(all),
    all,
    byAttention: words.toSorted((a, b) => b.share - a.share),
    bySize: words.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
  };
}

/** The words on stage: at most `most`, those that rank highest in either order. */
export function leading({ byAttention, bySize }: Agreement, most: number): ReadonlySet<number> {
  const chosen = new Set<number>();
  for (let rank = 0; rank < byAttention.length && chosen.size < most; rank++) {
    for (const { token } of [byAttention[rank], bySize[rank]]) if (chosen.size < most) chosen.add(token);
  }
  return chosen;
}

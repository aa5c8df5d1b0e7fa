import type { Num } from "../../inspector/values";
import type { Findings } from "./findings";
import { type Compared, comparedIn, type Explained, rhoOf } from "./refs";
import type { AttentionShare } from "./settings";

/** Attention against leave-one-out: do both name the same words? */
export interface Agreement {
  /** The words, without [CLS], [SEP] and the guessed position, in the order of the text. */
  readonly words: readonly Compared[];
  /** Spearman's ρ between attention share and size of effect, over `words`; NaN where there is nothing to rank. */
  readonly rho: Num;
  /** The same with [CLS] and [SEP] counted. */
  readonly rhoAll: Num;
  readonly all: readonly Compared[];
  /** `words` from most to least attention, and from largest to smallest effect. */
  readonly byAttention: readonly Compared[];
  readonly bySize: readonly Compared[];
}

/** What both orders are read from. */
type Evidence = Explained & Pick<Findings, "effects">;

/** Null while leave-one-out is under way, or for a text too long for it. */
export function agreementOf(evidence: Evidence, by: AttentionShare): Agreement | null {
  const { effects, tokens } = evidence;
  if (!effects) return null;
  const all = effects.flatMap((effect, token) => (effect && comparedIn(evidence, by, token, effect)) ?? []);
  const words = all.filter(({ token }) => tokens[token].word !== null);
  const [rho, rhoAll] = [words, all].map((compared) => rhoOf(evidence, compared));
  if (!rho || !rhoAll) return null;
  return {
    words,
    rho,
    rhoAll,
    all,
    byAttention: words.toSorted((a, b) => b.share.value - a.share.value),
    bySize: words.toSorted((a, b) => Math.abs(b.effect.value) - Math.abs(a.effect.value)),
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

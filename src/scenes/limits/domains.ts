import type { RunRequest } from "../../engine";
import type { Num } from "../../inspector/values";
import { MAX_TOKENS } from "../../store/fields";
import { compact, fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { perplexityOf, type Scored, scoredOf } from "./refs";
import { DOMAINS } from "./texts";
import type { LineWord } from "./wordLines";
import { words } from "./words";

/** Tokens that are guessed in each text. */
const MOST_GUESSED = 24;

/** A text and how well the model expects it. */
export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly isOwn: boolean;
  /** Null until it has been computed. */
  readonly scored: Scored | null;
  /** exp of the mean loss; null until it has been computed. */
  readonly perplexity: Num | null;
}

function texts(context: SceneContext) {
  return [
    { id: "own", name: words.domains.own, text: context.text, isOwn: true },
    ...DOMAINS.map(({ kind, text }, i) => ({
      id: `domain${i}`,
      name: words.domains.names[kind],
      text,
      isOwn: false,
    })),
  ];
}

/** One question per text: every token masked in turn. */
export function domainRequests(context: SceneContext): Record<string, RunRequest> {
  return Object.fromEntries(
    texts(context).map(({ id, text }) => [
      id,
      {
        text,
        maxTokens: MAX_TOKENS,
        need: { pooled: false },
        interventions: { ...context.switches },
        pseudoLoss: { most: MOST_GUESSED },
      },
    ]),
  );
}

const order = ({ perplexity }: Domain): number => perplexity?.value ?? Number.POSITIVE_INFINITY;

/** The visitor's text and the ready ones, those that the model expects best first; what is not computed yet, last. */
export function domainsOf(context: SceneContext): readonly Domain[] {
  const questions = domainRequests(context);
  return texts(context)
    .map((entry): Domain => {
      const scored = scoredOf(context, entry.id, questions[entry.id]);
      const name = words.domains.perplexity(entry.name);
      return { ...entry, scored, perplexity: scored && perplexityOf(context, scored, name) };
    })
    .sort((a, b) => order(a) - order(b));
}

/** The tokens of a text as it has them, with their positions; none until it has been read. */
export function wordsOf({ text, scored }: Domain): readonly (LineWord & { readonly position: number })[] {
  const tokens = scored?.result.encoding.tokens ?? [];
  let end = 0;
  return tokens.flatMap(({ span, special }, position) => {
    if (special || span === null) return [];
    const joined = span.start === end;
    end = span.end;
    return { text: text.slice(span.start, span.end), joined, position };
  });
}

/** A perplexity as the page writes it. */
export function perplexityText(value: number | null): string {
  if (value === null) return "…";
  return value < 100 ? fixed(value, 1) : compact(value);
}

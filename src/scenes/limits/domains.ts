import type { RunRequest } from "../../engine";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { DOMAINS } from "./texts";

/** Tokens that are guessed in each text. */
const MOST_GUESSED = 24;

/** A text and how well the model expects it. */
export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly isOwn: boolean;
  /** exp of the mean loss; null until it has been computed. */
  readonly perplexity: number | null;
  readonly guessed: number;
  readonly tokens: number;
}

function texts(context: SceneContext) {
  return [
    { id: "own", name: "your text", text: context.text, isOwn: true },
    ...DOMAINS.map((domain, i) => ({ id: `domain${i}`, ...domain, isOwn: false })),
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

/** The visitor's text and the ready ones, those that the model expects best first; what is not computed yet, last. */
export function domainsOf(context: SceneContext): readonly Domain[] {
  return texts(context)
    .map((entry): Domain => {
      const run = context.runs[entry.id];
      const result = run?.answered?.text === entry.text ? run.result : null;
      const mean = result?.pseudoLoss?.mean;
      return {
        ...entry,
        perplexity: mean == null ? null : Math.exp(mean),
        guessed: result?.pseudoLoss?.tokens.length ?? 0,
        tokens: result?.encoding.tokens.length ?? 0,
      };
    })
    .sort((a, b) => (a.perplexity ?? Number.POSITIVE_INFINITY) - (b.perplexity ?? Number.POSITIVE_INFINITY));
}

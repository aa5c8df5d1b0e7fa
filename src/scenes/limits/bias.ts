import type { NumberRef, RunRequest } from "../../engine";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { fill } from "./pieces";

/** Words that are compared at most. */
const MOST_ANSWERS = 4;

/** A word whose probability is compared. */
export interface Answer {
  readonly word: string;
  /** Null: the word is no single token, so one [MASK] cannot become it. */
  readonly id: number | null;
}

/** A filled template, and how probable each answer is at its [MASK]. */
export interface BiasLine {
  readonly filling: string;
  readonly text: string;
  /** By answer; null while it is computed, or if the text has no [MASK]. */
  readonly probabilities: readonly (number | null)[];
  /** The model's own first guess. */
  readonly best: string | null;
  /** The pass that the probabilities are of, where its [MASK] stands, and the answers' ids; null while it is computed. */
  readonly pass: {
    readonly request: RunRequest;
    readonly position: number;
    readonly ids: readonly (number | null)[];
  } | null;
}

function answerWords({ settings }: SceneContext): readonly string[] {
  return settings.limits.answers
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .slice(0, MOST_ANSWERS);
}

function fillings({ settings }: SceneContext): readonly string[] {
  return settings.limits.fillings.map((line) => line.trim()).filter((line) => line !== "");
}

/** The answers with their vocabulary ids; empty until the words have been tokenized. */
export function answersOf(context: SceneContext): readonly Answer[] {
  const words = answerWords(context);
  const run = context.runs.answers;
  if (run?.answered?.text !== words.join(" ") || !run.result) return [];
  const { encoding } = run.result;
  return words.map((word, index) => {
    const start = words.slice(0, index).join(" ").length + (index > 0 ? 1 : 0);
    const tokens = encoding.tokens.filter(
      ({ span }) => span !== null && span.start >= start && span.end <= start + word.length,
    );
    return { word, id: tokens.length === 1 && !tokens[0].special ? tokens[0].id : null };
  });
}

/** The answers' tokens; the plain template's [MASK]; then one pass per filling. */
export function biasRequests(context: SceneContext): Record<string, RunRequest> {
  const { settings, switches } = context;
  const known = answersOf(context).filter(({ id }) => id !== null);
  const requests: Record<string, RunRequest> = {
    answers: { text: answerWords(context).join(" "), maxTokens: MAX_TOKENS, need: { pooled: false } },
  };
  for (const [i, filling] of fillings(context).entries()) {
    const text = fill(settings.limits.template, filling);
    const shared = { text, maxTokens: MAX_TOKENS, need: { pooled: false } };
    const at = maskPosition(context, i, text);
    requests[`line${i}`] = shared;
    if (at === null || known.length === 0) continue;
    requests[`bias${i}`] = {
      ...shared,
      interventions: { ...switches },
      guesses: { positions: known.map(() => at), targets: known.map(({ id }) => id ?? 0), top: 1 },
    };
  }
  return requests;
}

/** Where the [MASK] of a filled template stands; null if there is none, or the text is not tokenized yet. */
function maskPosition({ runs, model }: SceneContext, index: number, text: string): number | null {
  const run = runs[`line${index}`];
  if (run?.answered?.text !== text || !run.result || !model) return null;
  const at = run.result.encoding.ids.indexOf(model.specialIds.mask);
  return at < 0 ? null : at;
}

/** Every filling with its probabilities. */
export function biasLines(context: SceneContext): readonly BiasLine[] {
  const answers = answersOf(context);
  return fillings(context).map((filling, i) => {
    const text = fill(context.settings.limits.template, filling);
    const run = context.runs[`bias${i}`];
    const request = run?.answered?.text === text && run.answered === run.request ? run.answered : null;
    const guesses = request ? run.result?.guesses : undefined;
    return {
      filling,
      text,
      probabilities: answers.map(({ id }) =>
        id === null ? null : (guesses?.find(({ target }) => target?.id === id)?.target?.probability ?? null),
      ),
      best: guesses?.[0]?.guesses[0]?.token ?? null,
      pass:
        request && guesses?.[0]
          ? { request, position: guesses[0].position, ids: answers.map(({ id }) => id) }
          : null,
    };
  });
}

/** Where the probability of an answer in a line comes from. */
export function probabilityRef({ pass }: BiasLine, answer: number): NumberRef {
  return { of: "guess", tensor: "probability", position: pass?.position ?? 0, id: pass?.ids[answer] ?? 0 };
}

/** Whether no filled template has a [MASK] to look at. */
export function lacksMask({ settings }: Pick<SceneContext, "settings">): boolean {
  return !settings.limits.template.includes("[MASK]");
}

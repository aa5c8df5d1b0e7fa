import type { NumberRef, RunRequest } from "../../engine";
import { guessRef } from "../../inspector/refs";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";

/** Where a filling goes in a template. */
const GAP = "___";

/** A template with its gap filled; if there is no gap, the filling stands at the end. */
function fill(template: string, filling: string): string {
  return template.includes(GAP) ? template.replace(GAP, filling) : `${template} ${filling}`;
}

/** Words that are compared at most. */
const MOST_ANSWERS = 4;

/** A word whose probability is compared. */
interface Answer {
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

/** A text read as it is: only its tokens are wanted. */
function read(text: string): RunRequest {
  return { text, maxTokens: MAX_TOKENS, need: { pooled: false } };
}

/** The answers with their vocabulary ids; empty until the words have been tokenized. */
export function answersOf(context: SceneContext): readonly Answer[] {
  const words = answerWords(context);
  const encoding = answerTo(context, "answers", read(words.join(" ")))?.encoding;
  if (!encoding) return [];
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
    answers: read(answerWords(context).join(" ")),
  };
  for (const [i, filling] of fillings(context).entries()) {
    const text = fill(settings.limits.template, filling);
    const at = maskPosition(context, i, text);
    requests[`line${i}`] = read(text);
    if (at === null || known.length === 0) continue;
    requests[`bias${i}`] = {
      ...read(text),
      interventions: { ...switches },
      guesses: { positions: known.map(() => at), targets: known.map(({ id }) => id ?? 0), top: 1 },
    };
  }
  return requests;
}

/** Where the [MASK] of a filled template stands; null if there is none, or the text is not tokenized yet. */
function maskPosition(context: SceneContext, index: number, text: string): number | null {
  const encoding = answerTo(context, `line${index}`, read(text))?.encoding;
  const at = encoding && context.model ? encoding.ids.indexOf(context.model.specialIds.mask) : -1;
  return at < 0 ? null : at;
}

/** Every filling with its probabilities. */
export function biasLines(context: SceneContext): readonly BiasLine[] {
  const answers = answersOf(context);
  const questions = biasRequests(context);
  return fillings(context).map((filling, i) => {
    const text = fill(context.settings.limits.template, filling);
    const request = questions[`bias${i}`];
    const guesses = answerTo(context, `bias${i}`, request)?.guesses;
    return {
      filling,
      text,
      probabilities: answers.map(({ id }) =>
        id === null ? null : (guesses?.find(({ target }) => target?.id === id)?.target?.probability ?? null),
      ),
      best: guesses?.[0]?.guesses[0]?.token ?? null,
      pass: guesses?.[0]
        ? { request, position: guesses[0].position, ids: answers.map(({ id }) => id) }
        : null,
    };
  });
}

/** Where the probability of an answer in a line comes from. */
export function probabilityRef({ pass }: BiasLine, answer: number): NumberRef {
  return guessRef(pass?.position ?? 0, pass?.ids[answer] ?? 0);
}

/** Where a template is guessed. */
export const MASK = "[MASK]";

/** Whether no filled template has a [MASK] to look at. */
export function lacksMask({ settings }: Pick<SceneContext, "settings">): boolean {
  return !settings.limits.template.includes(MASK);
}

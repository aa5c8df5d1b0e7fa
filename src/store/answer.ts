import type { Encoding, RunRequest, RunResult } from "../engine";
import type { RunState } from "./store";

/** What is on stage, and the answers that there are. */
interface Answered {
  readonly runs: Readonly<Record<string, RunState>>;
  readonly text: string;
  readonly pair: string | null;
  /** The tokens on stage: while a text is being read, still those of the one before. */
  readonly encoding: Encoding;
}

/** True if `encoding` is of this very text. */
export function isOf(encoding: Encoding, text: string, pair: string | null): boolean {
  const [first, second] = encoding.normalization;
  return first?.original === text && (second?.original ?? null) === (pair || null);
}

/** Whether a run's newest answer is to what was asked last. */
export function isSettled({ request, answered }: RunState): boolean {
  return request === answered;
}

/** What a run has answered, and the question that it answers; null before its first answer. */
export function answeredBy(
  run: RunState | undefined,
): { readonly request: RunRequest; readonly result: RunResult } | null {
  return run?.result && run.answered ? { request: run.answered, result: run.result } : null;
}

/**
 * The answer of run `name` to this very question: its text, pair, switches and all. Null while it is under way, the newest
 * answer is to an older one, or it is about the visitor's text and the tokens on stage are not its own.
 */
export function answerTo(
  { runs, text, pair, encoding }: Answered,
  name: string,
  question: RunRequest | undefined,
): RunResult | null {
  const run = runs[name];
  if (!run?.result || !question) return null;
  const isAboutText = question.text === text && (question.pair || null) === (pair || null);
  if (isAboutText && !isOf(encoding, text, pair)) return null;
  return run.answered === question || JSON.stringify(run.answered) === JSON.stringify(question)
    ? run.result
    : null;
}

/** The answers to several questions, by the names of their runs: each is looked for when it is read. */
export function answersTo<Name extends string>(
  context: Answered,
  questions: Readonly<Record<Name, RunRequest>>,
): Readonly<Record<Name, RunResult | null>> {
  const names = Object.keys(questions) as Name[];
  const read = names.map((name) => [
    name,
    { enumerable: true, get: () => answerTo(context, name, questions[name]) },
  ]);
  return Object.defineProperties({} as Record<Name, RunResult | null>, Object.fromEntries(read));
}

import type { RunRequest, RunResult } from "../engine";
import type { RunState } from "./traceSlice";

type Runs = Readonly<Record<string, RunState>>;

/** Whether a run's newest answer is to what was asked last. */
export function isSettled({ request, answered }: RunState): boolean {
  return request === answered;
}

/**
 * The answer of run `name` to this very question: its text, pair, switches and all. Null while it is under way, or the newest
 * answer is to an older one.
 */
export function answerTo(
  { runs }: { readonly runs: Runs },
  name: string,
  question: RunRequest | undefined,
): RunResult | null {
  const run = runs[name];
  if (!run?.result || !question) return null;
  return run.answered === question || JSON.stringify(run.answered) === JSON.stringify(question)
    ? run.result
    : null;
}

/** The answers to several questions, by the names of their runs. */
export function answersTo<Name extends string>(
  context: { readonly runs: Runs },
  questions: Readonly<Record<Name, RunRequest>>,
): Readonly<Record<Name, RunResult | null>> {
  const names = Object.keys(questions) as Name[];
  const entries = names.map((name) => [name, answerTo(context, name, questions[name])]);
  return Object.fromEntries(entries) as Record<Name, RunResult | null>;
}

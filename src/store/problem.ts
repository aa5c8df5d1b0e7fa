import type { Problem as EngineProblem } from "../engine";
import { words } from "../words/errors";

/** What went wrong, to be said in the language in force when it is shown. */
export type Problem =
  | EngineProblem
  | { readonly code: "engineCrashed"; readonly values: readonly [] }
  | { readonly code: "unknown"; readonly values: readonly [string] };

/** What an error is about: those that came from the worker have their code and values still. */
export function problemOf(error: unknown): Problem {
  const { code, values, message } = (error ?? {}) as Partial<EngineProblem & Error>;
  if (code !== undefined && Object.hasOwn(words, code) && Array.isArray(values)) {
    return { code, values } as EngineProblem;
  }
  return { code: "unknown", values: [message ?? String(error)] };
}

/** The sentence for people, in the language in force. */
export function sayProblem({ code, values }: Problem): string {
  return (words[code] as (...values: readonly unknown[]) => string)(...values);
}

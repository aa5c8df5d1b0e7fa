import type { Problem as EngineProblem } from "../engine";
import { words } from "../words/app";
import { withWords } from "../words/speak";

/** What went wrong, to be said in the language in force when it is shown. */
export type Problem =
  | EngineProblem
  | { readonly code: "engineCrashed"; readonly values: readonly [] }
  | { readonly code: "unknown"; readonly values: readonly [string] };

type Say = (...values: readonly unknown[]) => string;

/** A sentence for each code. */
let sentences: Readonly<Record<string, Say>> | null = null;

/** Fetches the sentences, which no first picture needs: whoever has a problem to show waits for them. Never rejects. */
export async function learnSentences(): Promise<void> {
  if (sentences) return;
  try {
    sentences = (await withWords(import("../words/errors"))).words as Readonly<Record<string, Say>>;
  } catch {
    // Without a network they do not come either, and what is said then is that.
  }
}

/** What an error is about: those that came from the worker have their code and values still. */
export function problemOf(error: unknown): Problem {
  const { code, values, message } = (error ?? {}) as Partial<EngineProblem & Error>;
  if (typeof code === "string" && Array.isArray(values)) return { code, values } as EngineProblem;
  return { code: "unknown", values: [message ?? String(error)] };
}

/** The sentence for people, in the language in force. */
export function sayProblem({ code, values }: Problem): string {
  const say = sentences && Object.hasOwn(sentences, code) ? sentences[code] : null;
  return say?.(...values) ?? words.notArrived;
}

/** Makes a sentence of an error's code and values. */
type Say = (code: string, values: readonly unknown[]) => string;

let say: Say | null = null;

/** Whoever brings sentences (`sentences.ts`, in Node, tests and the page) lets errors say themselves in English. */
export function teachSentences(sentences: Say): void {
  say = sentences;
}

/** The sentence of an error; its code where nobody brought sentences: the worker sends code and values to the page. */
export function sentenceOf(code: string, values: readonly unknown[]): string {
  return say?.(code, values) ?? code;
}

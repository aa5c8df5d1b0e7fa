import type { SceneContext } from "../scene";

/** FNV-1a, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv): a short name for a longer text. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The link's version since which questions are drawn as now: an older prediction is about another question. */
const SINCE = 6;

/** Everything that a question (from 1; else the one on stage) was made from. A prediction is about this and nothing else. */
export function subjectOf({ text, pair, settings }: SceneContext, number?: number): string {
  const { part, seed } = settings.lab;
  const question = number ?? settings.lab.question;
  return fingerprint(
    JSON.stringify([SINCE, part, seed, question, ...(part === "ideas" ? [] : [text, pair])]),
  );
}

/** A prediction as the setting keeps it. */
export function writePrediction(context: SceneContext, option: number): string {
  return `${option}.${subjectOf(context)}`;
}

/** The option that was predicted, or null: none yet, or it was about another question. */
export function predicted(context: SceneContext): number | null {
  const [, option, subject] = /^(\d)\.([0-9a-z]+)$/.exec(context.settings.lab.answer) ?? [];
  return option !== undefined && subject === subjectOf(context) ? Number(option) : null;
}

import type { SceneContext } from "../scene";

type Played = Pick<SceneContext, "text" | "pair" | "seed" | "settings">;

/** A short name for a game: another text or seed is another game, and its marks start empty. FNV-1a, 32 bits. */
export function gameName({ text, pair, seed }: Pick<SceneContext, "text" | "pair" | "seed">): string {
  let hash = 0x811c9dc5;
  for (const character of `${seed}\n${text}\n${pair ?? ""}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** Positions that the visitor takes for replaced, in this game. */
export function marksOf(context: Played): readonly number[] {
  const [game, ...positions] = context.settings.variants.marks.split(".");
  return game === gameName(context) ? positions.map(Number).filter(Number.isInteger) : [];
}

/** The setting with one position marked, or no longer marked. */
export function toggleMark(context: Played, position: number): string {
  const marks = marksOf(context);
  const next = marks.includes(position)
    ? marks.filter((other) => other !== position)
    : [...marks, position].sort((a, b) => a - b);
  return [gameName(context), ...next].join(".");
}

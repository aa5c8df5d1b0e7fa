import type { Span } from "./encoding";

/** A text in the making: its code points, and for each of them where it came from in the text as typed. */
export interface AlignedText {
  readonly characters: readonly string[];
  readonly spans: readonly Span[];
}

/** The text itself, without the alignment. */
export function plain(text: AlignedText): string {
  return text.characters.join("");
}

/** The code points of `text.slice(start, end)`, each with its place in `text`. */
export function align(text: string, start: number, end: number): AlignedText {
  const characters: string[] = [];
  const spans: Span[] = [];
  let position = start;
  for (const character of text.slice(start, end)) {
    characters.push(character);
    spans.push({ start: position, end: position + character.length });
    position += character.length;
  }
  return { characters, spans };
}

/** Every character replaced by any number of others, which inherit its span. */
export function expand(text: AlignedText, replace: (character: string) => string): AlignedText {
  const characters: string[] = [];
  const spans: Span[] = [];
  text.characters.forEach((character, i) => {
    const replaced = replace(character);
    if (replaced === character) {
      characters.push(character);
      spans.push(text.spans[i]);
      return;
    }
    for (const part of replaced) {
      characters.push(part);
      spans.push(text.spans[i]);
    }
  });
  return { characters, spans };
}

/**
 * Lower case. The letters come from the whole text at once, because Greek sigma depends on its neighbors
 * ("ΟΔΟΣ" → "οδος"); the spans from one character at a time, which has the same lengths.
 */
export function lowercase(text: AlignedText): AlignedText {
  const before = plain(text);
  const after = before.toLowerCase();
  if (after === before) return text;
  const { spans } = expand(text, (character) => character.toLowerCase());
  return { characters: [...after], spans };
}

/** Canonical decomposition (NFD): "é" becomes "e" and U+0301. */
export function decompose(text: AlignedText): AlignedText {
  const before = plain(text);
  const after = before.normalize("NFD");
  if (after === before) return text;
  const parts = expand(text, (character) => character.normalize("NFD"));
  const characters = [...after];
  return { characters, spans: reorder(parts, characters) };
}

/** NFD also sorts neighboring marks by their combining class: find where each went. */
function reorder(parts: AlignedText, sorted: readonly string[]): readonly Span[] {
  const taken = new Uint8Array(parts.characters.length);
  let first = 0;
  return sorted.map((character) => {
    while (taken[first]) first++;
    let i = first;
    while (taken[i] || parts.characters[i] !== character) i++;
    taken[i] = 1;
    return parts.spans[i];
  });
}

/** Removes characters; what is removed still belongs to the character before it, whose span grows. */
export function absorb(text: AlignedText, removed: (character: string) => boolean): AlignedText {
  const characters: string[] = [];
  const spans: Span[] = [];
  text.characters.forEach((character, i) => {
    if (!removed(character)) {
      characters.push(character);
      spans.push(text.spans[i]);
    } else if (spans.length > 0) {
      const before = spans[spans.length - 1];
      spans[spans.length - 1] = { start: before.start, end: Math.max(before.end, text.spans[i].end) };
    }
  });
  return { characters, spans };
}

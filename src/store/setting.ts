/** One thing a visitor can set in a scene: where it starts, and how a link writes and reads it. */
export interface Setting<Value> {
  readonly initial: Value;
  write(value: Value): string;
  /** The value brought within its limits, or null if the text makes no sense (the setting then keeps its start). */
  read(text: string): Value | null;
  /** Its name in a link, where that is older than settings are; default: `scene.name`. */
  readonly key?: string;
  /** How people call it where a link has no room for it; default: what was set in the scene. */
  readonly called?: "sentences" | "other" | "senses";
}

/** One of a few words. */
export function choice<const Word extends string>(words: readonly Word[], initial: Word): Setting<Word> {
  return {
    initial,
    write: (value) => value,
    read: (text) => words.find((word) => word === text) ?? null,
  };
}

/** A whole number from `lowest` to `highest`. */
export function whole(initial: number, lowest: number, highest: number): Setting<number> {
  return {
    initial,
    write: (value) => String(value),
    read: (text) => (/^-?\d{1,10}$/.test(text) ? Math.max(lowest, Math.min(highest, Number(text))) : null),
  };
}

/** Nothing, until the visitor chooses: what uses it knows what stands there till then. */
export function chosen<Value>({ write, read }: Omit<Setting<Value>, "initial">): Setting<Value | null> {
  return { initial: null, write: (value) => (value === null ? "" : write(value)), read };
}

/** Yes or no. */
export function flag(initial: boolean): Setting<boolean> {
  return { initial, write: (value) => (value ? "1" : "0"), read: (text) => text === "1" };
}

/** A text's beginning; a character of two halves, such as 🤖, is not cut in two: no address can hold half of one. */
function cut(text: string, longest: number): string {
  const split = /[\uD800-\uDBFF]/.test(text[longest - 1] ?? "") && longest < text.length;
  return text.slice(0, split ? longest - 1 : longest);
}

/** Words of the visitor's own, cut at `longest` characters. */
export function words(initial: string, longest: number): Setting<string> {
  return { initial, write: (value) => cut(value, longest), read: (text) => cut(text, longest) };
}

/** Lines of the visitor's own: at most `most`, each cut at `longest` characters. */
export function lines(initial: readonly string[], most: number, longest: number): Setting<readonly string[]> {
  const shorten = (value: readonly string[]) => value.slice(0, most).map((line) => cut(line, longest));
  return {
    initial,
    write: (value) => shorten(value).join("\n"),
    read: (text) => (text === "" ? [] : shorten(text.split("\n"))),
  };
}

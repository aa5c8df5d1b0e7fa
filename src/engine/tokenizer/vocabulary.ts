import { ModelFileError } from "../errors";

export const SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] as const;
export type SpecialToken = (typeof SPECIAL_TOKENS)[number];

/** A token that a model's makers added to the vocabulary: it is found in the text before the text is cut into words. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  /** Stands for something else than text, as [SEP] does. */
  readonly special: boolean;
  /** Looked for in the normalized text, as a normalized text itself. */
  readonly normalized: boolean;
  /** Not inside a word. */
  readonly singleWord: boolean;
}

/** The list of tokens a model knows: line number in `vocab.txt` = id = row of the embedding table. */
export class Vocabulary {
  readonly special: Readonly<Record<"pad" | "unk" | "cls" | "sep" | "mask", number>>;
  readonly #texts: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;
  readonly #specialIds: ReadonlySet<number>;

  /** @throws ModelFileError if a special token is missing: without it no input can be built. */
  constructor(texts: readonly string[], added: readonly AddedToken[] = []) {
    const all = [...texts];
    for (const { id, content } of added) {
      // Rows between the vocabulary and an added token have no name.
      while (all.length < id) all.push(unusedName(all.length));
      all[id] = content;
    }
    this.#texts = all;
    this.#ids = new Map([
      ...all.map((text, id) => [text, id] as const),
      ...added.map(({ content, id }) => [content, id] as const),
    ]);
    const find = (text: SpecialToken): number => {
      const id = this.#ids.get(text);
      if (id === undefined) throw new ModelFileError("vocabularyLacks", text);
      return id;
    };
    this.special = {
      pad: find("[PAD]"),
      unk: find("[UNK]"),
      cls: find("[CLS]"),
      sep: find("[SEP]"),
      mask: find("[MASK]"),
    };
    this.#specialIds = new Set([
      ...Object.values(this.special),
      ...added.filter(({ special }) => special).map(({ id }) => id),
    ]);
  }

  get size(): number {
    return this.#texts.length;
  }

  /** The id of an entry exactly as it stands in the file, or undefined. */
  id(text: string): number | undefined {
    return this.#ids.get(text);
  }

  /** The entry with this id; "[UNK]" for an id that does not exist. */
  text(id: number): string {
    return this.#texts[id] ?? "[UNK]";
  }

  isSpecial(id: number): boolean {
    return this.#specialIds.has(id);
  }
}

/** The entries of a `vocab.txt`: one a line. Blanks at a line's ends and empty lines at the file's are no part of them. */
export function vocabularyLines(vocabText: string): readonly string[] {
  const lines = vocabText.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  while (lines.length > 0 && /^[ \t]*$/.test(lines[lines.length - 1])) lines.pop();
  // An entry of nothing but blanks keeps them: it is one, if an odd one.
  return lines.map((line) => (/^[ \t]*$/.test(line) ? line : line.replace(/^[ \t]+|[ \t]+$/g, "")));
}

/** What a row of the table without an entry in the vocabulary is called. */
export function unusedName(id: number): string {
  return `[unused-${id}]`;
}

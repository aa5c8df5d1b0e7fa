import { ModelFileError } from "../errors";

export const SPECIAL_TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] as const;
export type SpecialToken = (typeof SPECIAL_TOKENS)[number];

/** The list of tokens a model knows: line number in `vocab.txt` = id = row of the embedding table. */
export class Vocabulary {
  readonly special: Readonly<Record<"pad" | "unk" | "cls" | "sep" | "mask", number>>;
  readonly #texts: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;
  readonly #specialIds: ReadonlySet<number>;

  /** @throws ModelFileError if a special token is missing: without it no input can be built. */
  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#ids = new Map(texts.map((text, id) => [text, id]));
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
    this.#specialIds = new Set(Object.values(this.special));
  }

  /** Reads a `vocab.txt`: one entry a line. */
  static parse(vocabText: string): Vocabulary {
    const lines = vocabText.split(/\r\n|\n|\r/);
    if (lines[lines.length - 1] === "") lines.pop();
    return new Vocabulary(lines);
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

import { Tokenizer as HfTokenizer } from "@huggingface/tokenizers";
import { describe, expect, it } from "vitest";
import { readText } from "../testing/folders";
import { readTokenizer, type TokenizerFiles } from "./files";
import { Tokenizer } from "./tokenizer";

const FOLDER = "tests/fixtures/huggingface/guess";
const LAW = JSON.parse(readText(`${FOLDER}/tokenizer.json`));
const STATED = JSON.parse(readText(`${FOLDER}/tokenizer_config.json`));
/** Rows of a table with some room for added tokens. */
const ROWS = 100;

const TEXTS = [
  "The cat, the BÄNK and the river!",
  "Anna is good\tand 中文 steep",
  "[E11] is [MASK] good [e11] x[E11]y",
  "covid-19 COVID-19 uncovid-19s Covid-19",
  "do\u0000g \u200bcat\ufffd \u00a0 a",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
];

type Change = (law: typeof LAW, stated: typeof STATED) => void;
const normalizer =
  (change: object): Change =>
  (law) =>
    Object.assign(law.normalizer, change);
const added = (content: string, id: number, more: object = {}) => ({
  id,
  content,
  special: false,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
  ...more,
});
const capitals = (law: typeof LAW): void => {
  law.model.vocab.Anna = 82;
  law.model.vocab.bänk = 83;
  law.model.vocab.中 = 84;
};

/** Twenty variations of one folder's tokenizer.json. */
const VARIATIONS: readonly (readonly [string, Change])[] = [
  ["as transformers wrote it", () => undefined],
  ["uncased, but keeping accents", normalizer({ strip_accents: false })],
  ["cased, but without accents", normalizer({ lowercase: false, strip_accents: true })],
  ["cased", normalizer({ lowercase: false })],
  [
    "cased, and tokenizer_config.json says otherwise",
    (law, stated) => {
      law.normalizer.lowercase = false;
      stated.do_lower_case = true;
    },
  ],
  ["uncased with capitals in its vocabulary", capitals],
  [
    "uncased with capitals, and no tokenizer_config.json",
    (law, stated) => {
      capitals(law);
      for (const key of Object.keys(stated)) delete stated[key];
    },
  ],
  [
    "cased with capitals",
    (law) => {
      capitals(law);
      law.normalizer.lowercase = false;
    },
  ],
  [
    "keeping accents with a word that has one",
    (law) => {
      capitals(law);
      law.normalizer.strip_accents = false;
    },
  ],
  ["leaving Chinese together", normalizer({ handle_chinese_chars: false })],
  ["setting Chinese apart, with a word for it", capitals],
  ["not cleaning the text", normalizer({ clean_text: false })],
  [
    "words of ten letters at most",
    (law) => {
      law.model.max_input_chars_per_word = 10;
    },
  ],
  ["an entity marker", (law) => law.added_tokens.push(added("[E11]", 82, { special: true }))],
  [
    "an entity marker in place of a word",
    (law) => {
      delete law.model.vocab.anna;
      law.added_tokens.push(added("[E11]", 19, { special: true }));
    },
  ],
  ["an added word, as it is written", (law) => law.added_tokens.push(added("covid-19", 82))],
  [
    "an added word, however it is written",
    (law) => law.added_tokens.push(added("COVID-19", 82, { normalized: true })),
  ],
  ["an added word far beyond the vocabulary", (law) => law.added_tokens.push(added("covid-19", 95))],
  [
    "two added words, one within the other",
    (law) => law.added_tokens.push(added("covid", 82), added("covid-19", 83)),
  ],
  [
    "an added word that takes the blanks before it",
    (law) => law.added_tokens.push(added("[E11]", 82, { lstrip: true, rstrip: true })),
  ],
  [
    "BERT's frame written as a template",
    (law) => {
      const special = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
      const text = (id: string, type_id: number) => ({ Sequence: { id, type_id } });
      law.post_processor = {
        type: "TemplateProcessing",
        single: [special("[CLS]", 0), text("A", 0), special("[SEP]", 0)],
        pair: [special("[CLS]", 0), text("A", 0), special("[SEP]", 0), text("B", 1), special("[SEP]", 1)],
        special_tokens: Object.fromEntries(
          [["[CLS]", 2] as const, ["[SEP]", 3] as const].map(([id, n]) => [
            id,
            { id, ids: [n], tokens: [id] },
          ]),
        ),
      };
    },
  ],
];

describe("a tokenizer.json is followed as @huggingface/tokenizers follows it", () => {
  it.each(VARIATIONS)("%s", (_, change) => {
    const law = structuredClone(LAW);
    const stated = structuredClone(STATED);
    change(law, stated);
    const files = { "tokenizer.json": JSON.stringify(law), "tokenizer_config.json": JSON.stringify(stated) };
    const { vocab, options } = readTokenizer(files, {}, ROWS);
    const ours = Tokenizer.fromVocab(vocab, options);
    const theirs = new HfTokenizer(law, stated);
    for (const text of TEXTS) {
      expect([...ours.encode(text).ids], text).toEqual(theirs.encode(text).ids);
      const pair = ours.encode(text, { pair: "the dog" });
      expect([...pair.ids]).toEqual(theirs.encode(text, { text_pair: "the dog" }).ids);
    }
  });

  it("an added word that must stand alone is not found inside another (Rust `single_word`)", () => {
    const law = structuredClone(LAW);
    law.added_tokens.push(added("covid", 82, { single_word: true }));
    const { vocab, options } = readTokenizer({ "tokenizer.json": JSON.stringify(law) }, {}, ROWS);
    const pieces = (text: string) =>
      Tokenizer.fromVocab(vocab, options)
        .encode(text)
        .tokens.map((t) => t.text);
    expect(pieces("covid is")).toContain("covid");
    expect(pieces("uncovids")).not.toContain("covid");
  });

  it.each<[string, Change, RegExp]>([
    ["another normalizer", (law) => (law.normalizer = { type: "NFKC" }), /normalizer is "NFKC"/],
    ["no normalizer", (law) => (law.normalizer = null), /normalizer is null/],
    ["a field nobody knows", normalizer({ fold: 1 }), /normalizer is fold 1/],
    [
      "another splitter",
      (law) => (law.pre_tokenizer = { type: "Whitespace" }),
      /pre_tokenizer is "Whitespace"/,
    ],
    ["another frame", (law) => (law.post_processor = { type: "RobertaProcessing" }), /"RobertaProcessing"/],
    [
      "another prefix",
      (law) => (law.model.continuing_subword_prefix = "@@"),
      /continuing_subword_prefix "@@"/,
    ],
    ["a part nobody knows", (law) => (law.postlude = { a: 1 }), /postlude is unknown/],
    ["never_split", (_, stated) => (stated.never_split = ["x"]), /never_split/],
    ["no basic tokenizer", (_, stated) => (stated.do_basic_tokenize = false), /do_basic_tokenize is false/],
    ["Japanese", (_, stated) => (stated.tokenizer_class = "BertJapaneseTokenizer"), /BertJapaneseTokenizer/],
    [
      "other names",
      (_, stated) => (stated.cls_token = "<s>"),
      /cls_token is "<s>"; this engine knows it as \[CLS\]/,
    ],
  ])("what it cannot follow is refused by name: %s", (_, change, sentence) => {
    const law = structuredClone(LAW);
    const stated = structuredClone(STATED);
    change(law, stated);
    const files = { "tokenizer.json": JSON.stringify(law), "tokenizer_config.json": JSON.stringify(stated) };
    expect(() => readTokenizer(files, {}, ROWS)).toThrow(sentence);
  });
});

describe("a vocab.txt without a tokenizer.json", () => {
  const words = Object.keys(LAW.model.vocab);
  const read = (files: TokenizerFiles, config: object = {}) => {
    const { vocab, options } = readTokenizer(
      { "vocab.txt": words.join("\n"), ...files },
      config as never,
      ROWS,
    );
    return Tokenizer.fromVocab(vocab, options);
  };
  const pieces = (tokenizer: Tokenizer, text: string) =>
    tokenizer
      .encode(text)
      .tokens.slice(1, -1)
      .map((token) => token.text);

  it("is uncased whatever signs it holds: only A to Z are capitals", () => {
    const standard = { "vocab.txt": readText("public/model/vocab.txt") };
    const tokenizer = Tokenizer.fromVocab(
      readTokenizer(standard, {}, 30_522).vocab,
      readTokenizer(standard, {}, 30_522).options,
    );
    expect(pieces(tokenizer, "The Zürich café")).toEqual(["the", "zurich", "cafe"]);
    expect(pieces(read({ "vocab.txt": [...words, "ℝ", "É"].join("\n") }), "The Cat")).toEqual(["the", "cat"]);
    expect(pieces(read({ "vocab.txt": [...words, "Paris"].join("\n") }), "Paris The")).toEqual([
      "Paris",
      "[UNK]",
    ]);
  });

  it("obeys tokenizer_config.json, then config.json, and guesses only then", () => {
    const cased = { "vocab.txt": [...words, "Paris"].join("\n") };
    expect(read({ ...cased, "tokenizer_config.json": '{"do_lower_case":true}' }).rules.lowercase).toBe(true);
    expect(read(cased, { do_lower_case: true }).rules.lowercase).toBe(true);
    expect(
      read({ "tokenizer_config.json": '{"do_lower_case":false}' }, { do_lower_case: true }).rules.lowercase,
    ).toBe(false);
    expect(read({ "tokenizer_config.json": '{"strip_accents":false}' }).rules).toMatchObject({
      lowercase: true,
      stripAccents: false,
    });
    expect(read({ "tokenizer_config.json": '{"tokenize_chinese_chars":false}' }).rules.spaceIdeographs).toBe(
      false,
    );
  });

  it("knows the tokens that were added beside it", () => {
    expect(pieces(read({ "added_tokens.json": '{"[E11]": 90}' }), "[E11] is")).toEqual(["[E11]", "is"]);
    const decoder = '{"added_tokens_decoder":{"91":{"content":"[ENT]","special":true}}}';
    expect(pieces(read({ "tokenizer_config.json": decoder }), "[ENT] is")).toEqual(["[ENT]", "is"]);
  });

  it("blanks at its lines' ends and empty lines at its end are no part of it", () => {
    const spaced = { "vocab.txt": `${words.map((word) => `${word} `).join("\r\n")}\r\n\r\n\n` };
    expect(pieces(read(spaced), "the river")).toEqual(["the", "river"]);
    expect(read(spaced).vocabulary.size).toBe(words.length);
  });
});

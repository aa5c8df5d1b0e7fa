import { afterEach, describe, expect, test } from "vitest";
import { areaOf } from "./area";
import { speak } from "./speak";
import { entries, sayings } from "./testing";

/** All areas as their files have them, by the files' names, or those of the scenes in whose folders they lie. */
const ENGLISH: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<{ words?: object }>(["./*.{ts,tsx}", "../{story,scenes/*}/words.tsx"], { eager: true }),
  ).flatMap(([path, { words }]) => (words ? [[areaOf(path), words]] : [])),
);
const SPANISH: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, object>>(["./es/*.{ts,tsx}", "../{story,scenes/*}/es.tsx"], {
      eager: true,
    }),
  ).map(([path, file]) => [areaOf(path), file[areaOf(path)]]),
);

/** Words that a Spanish text on the field writes as an English one does, and names. */
const SHARED = new Set(
  `ctrl token tokens embedding embeddings logit logits softmax pooler rollout bert base tiny mini small large rank
  vector error total normal original final no e ln query key value cosine word piece wordpiece layernorm gelu pre tanh x
  inside hugging face hub json csv png svg gif npy kB wikipedia config vocab txt safetensors tokenizer model
  roberta albert electra distilbert deberta gpt mlm nsp cls sep mask unk sst mnli squad stsb conll adamw adam
  tensor chat gaussian unit linear error dropout feed forward layernorms transformer transformers encoder spearman pearson matthews true false null undefined nan`.split(
    /\s+/,
  ),
);

/** Same in both languages, and right so. */
const SAME: Readonly<Record<string, string>> = {
  "app.title": "a name and the page’s name",
  "player.undoKey": "keys are labelled so in Spain, too",
  "wordSets.bat.first": "“animal” is Spanish too",
  "wordSets.spring.second": "“metal” is Spanish too",
  "scenes.names.lab": "short for “laboratorio”, too",
};

/** Says less than in English, and why it may. */
const SHORTER: Readonly<Record<string, string>> = {
  "attention.row.queryAndValues": "a phone has no room for the token",
};

/** Names that are English in any language. */
const NAMES = /Bidirectional Encoder Representations from Transformers/g;

/** True if nothing in it needs to be translated: signs, numbers, tokens, names. */
function isNeutral(text: string): boolean {
  const spoken = text.replace(/\[[A-Z]+\]|“[^”]*”|«[^»]*»/g, " ");
  return (spoken.match(/[\p{L}’]+/gu) ?? []).every(
    (word) => word.length < 2 || SHARED.has(word.toLowerCase()),
  );
}

const said = (entry: unknown): readonly string[] => sayings(entry).map((leaves) => leaves.join(""));

afterEach(() => speak("en"));

describe("the catalogue", () => {
  test("has every area in every language, each under its file's name", async () => {
    expect(Object.keys(SPANISH).toSorted()).toEqual(Object.keys(ENGLISH).toSorted());
    await speak("es");
    for (const [name, words] of Object.entries(ENGLISH)) {
      for (const key of Object.keys(words)) {
        expect(Reflect.get(words, key), `${name}.${key}`).toBe(Reflect.get(SPANISH[name], key));
      }
    }
  });

  for (const [name, words] of Object.entries(ENGLISH)) {
    test(`${name}: Spanish has the same entries, with the same values to say`, () => {
      const [english, translated] = [entries(name, words), new Map(entries(name, SPANISH[name] ?? {}))];
      expect([...translated.keys()].toSorted()).toEqual(english.map(([path]) => path).toSorted());
      for (const [path, value] of english) {
        const other = translated.get(path);
        if (typeof value === "function" && !(path in SHORTER))
          expect((other as typeof value).length, path).toBe(value.length);
      }
    });

    test(`${name}: nothing is left in English`, () => {
      const translated = new Map(entries(name, SPANISH[name] ?? {}));
      const left = entries(name, words).flatMap(([path, value]) => {
        if (path in SAME) return [];
        const ours = new Set(said(translated.get(path)));
        return said(value)
          .filter((text) => ours.has(text) && !isNeutral(text))
          .map((text) => `${path}: ${text}`);
      });
      expect(left).toEqual([]);
      const strays = [...translated].flatMap(([path, value]) =>
        said(value)
          .filter((text) =>
            /\b(the|of|and|which|what|this|with|from|is|are|it)\b|[“”]/.test(
              text.replace(/«[^»]*»/g, "").replace(NAMES, ""),
            ),
          )
          .map((text) => `${path}: ${text}`),
      );
      expect(strays).toEqual([]);
    });
  }

  test("every function says something for some value", () => {
    for (const [name, words] of Object.entries(ENGLISH)) {
      for (const [path, value] of [...entries(name, words), ...entries(name, SPANISH[name] ?? {})]) {
        expect(said(value).join(""), path).not.toBe("");
      }
    }
  });
});

/**
 * The sentences on which a model is most convincing, best first: from these `src/story/heroes.ts` and the openings of
 * `src/catalogue.ts` are chosen, after every change of the weights.
 *
 *     npx tsx scripts/heroes.ts [MODEL FOLDER]
 *
 * For every beginning, ending and hidden word of heroes.tsv: the share and place of the word, what the reader from the
 * left says (the twin, where the folder has one), and the word of the ending without which the share falls lowest.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bertFromFiles } from "../src/engine/model/fromFiles";
import { readModelFiles } from "../src/engine/testing/folders";
import { readLeft } from "../src/engine/testing/heads";

const [folder = "public/model"] = process.argv.slice(2);
const bert = bertFromFiles(readModelFiles(folder));
if (folder === "public/model") bert.attachLeft(readLeft(bert));
const { special } = bert.tokenizer.vocabulary;

const percent = (share: number): string => `${(100 * share).toFixed(0).padStart(3)} %`;

function measure([beginning, ending, word]: readonly string[]) {
  const text = `${beginning} ${ending}`;
  const target = bert.tokenizer.encode(word).ids[1];
  const { tokens } = bert.tokenizer.encode(text);
  const blank = tokens.findIndex(({ id }) => id === special.mask);
  const ask = (hidden: readonly number[], causal: boolean) =>
    bert.run({
      text,
      replacements: hidden.map((position) => ({ position, id: special.mask })),
      interventions: { causal },
      guesses: { positions: [blank], targets: [target], top: 3 },
    }).guesses[0];
  const whole = ask([blank], false);
  const [fromLeft] = ask([blank], true).guesses;
  const pillars = tokens
    .map((token, position) => ({ token, position }))
    .filter(({ token, position }) => position > blank && /^\p{L}{3,}$/u.test(token.text))
    .map(({ token, position }) => ({
      word: token.text,
      share: ask([blank, position], false).target?.probability ?? 0,
    }));
  const [pillar] = pillars.sort((a, b) => a.share - b.share);
  return { text, word, share: whole.target?.probability ?? 0, guesses: whole.guesses, fromLeft, pillar };
}

const rows = readFileSync(fileURLToPath(new URL("heroes.tsv", import.meta.url)), "utf8")
  .trim()
  .split("\n")
  .map((line) => measure(line.split("\t")))
  .sort((a, b) => b.share - a.share);

for (const { text, word, share, guesses, fromLeft, pillar } of rows) {
  const first = guesses.map(({ token, probability }) => `${token}${percent(probability)}`).join(", ");
  console.log(
    `${percent(share)} ${word.padEnd(10)} ${text.padEnd(46)} ${first.padEnd(42)}` +
      ` left: ${fromLeft.token}${percent(fromLeft.probability)}` +
      (pillar ? `; without “${pillar.word}”${percent(pillar.share)}` : ""),
  );
}

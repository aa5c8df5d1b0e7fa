import { openingOf } from "../../catalogue";
import { MAX_TOKENS } from "../../store/fields";
import { grouped } from "../../ui/format";
import type { SceneDefinition } from "../scene";
import { storyboard } from "./storyboard";
import TokenizationScene from "./TokenizationScene";
import { words as said } from "./words";

/** Entries of the page’s vocabulary, that of bert-base-uncased. */
const VOCABULARY = 30522;

export const tokenization: SceneDefinition = {
  id: "tokenization",
  get intro() {
    return said.intro(grouped(VOCABULARY));
  },
  get examples() {
    return [
      { label: said.examples.pieces, ...openingOf("tokenization") },
      { label: said.examples.accents, text: "Zoë’s CAFÉ in Zürich sells crème brûlée." },
      { label: said.examples.pair, text: "The cat sat on the mat.", pair: "It was snoozing peacefully." },
      { label: said.examples.unknown, text: "I ❤ transformers 🤖 and 日本." },
    ];
  },
  requests: ({ text, pair }) => ({ main: { text, pair, maxTokens: MAX_TOKENS } }),
  needs: { width: 840, height: 660 },
  storyboard,
  titles: () => said.steps,
  Scene: TokenizationScene,
};

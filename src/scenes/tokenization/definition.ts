import { MAX_TOKENS } from "../limits";
import type { SceneDefinition } from "../scene";
import { storyboard } from "./storyboard";
import TokenizationScene from "./TokenizationScene";

export const tokenization: SceneDefinition = {
  id: "tokenization",
  intro:
    "BERT does not read letters or words. It reads entries of a fixed list of 30,522 word pieces. Watch your text being cut into them.",
  examples: [
    { label: "a word in pieces", text: "Tokenization is unbelievably straightforward." },
    { label: "accents and capitals", text: "Zoë’s CAFÉ in Zürich sells crème brûlée." },
    { label: "two sentences", text: "The cat sat on the mat.", pair: "It was snoozing peacefully." },
    { label: "no piece fits", text: "I ❤ transformers 🤖 and 日本." },
  ],
  requests: ({ text, pair }) => ({ main: { text, pair, maxTokens: MAX_TOKENS } }),
  storyboard,
  Scene: TokenizationScene,
};

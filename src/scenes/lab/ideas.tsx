import type { ReactNode } from "react";
import type { Moment } from "../moment";

/** A question on the ideas. The first answer is the right one; the page shows them in a drawn order. */
export interface Idea {
  readonly id: string;
  readonly topic: string;
  readonly ask: ReactNode;
  readonly answers: readonly [right: string, ...wrong: string[]];
  readonly why: ReactNode;
  readonly see: Moment;
}

/** The quiz. Each explanation says what the linked moment of the page shows. */
export const IDEAS: readonly Idea[] = [
  {
    id: "pieces",
    topic: "Tokens",
    ask: "A word that is not in BERT’s vocabulary becomes …",
    answers: [
      "pieces that are in the vocabulary, the longest that fits first",
      "the token [UNK], always",
      "one token per letter",
      "a new row of the embedding table",
    ],
    why: "WordPiece cuts from the left, each time the longest entry that matches. [UNK] stands only where no cut works at all.",
    see: { scene: "tokenization", step: "match" },
  },
  {
    id: "sum",
    topic: "Embeddings",
    ask: "How do position and sentence (A or B) get into a token’s vector?",
    answers: [
      "Their learned rows are added to the token’s row",
      "They are appended as extra numbers at the end",
      "They are sine waves multiplied with the token’s row",
      "They are not in it; attention counts the positions",
    ],
    why: "Three rows, token + position + segment, are added entry by entry, and LayerNorm follows. BERT learned its position rows; sine waves are from the Transformer of 2017.",
    see: { scene: "embeddings", step: "sum" },
  },
  {
    id: "order",
    topic: "Embeddings",
    ask: "Without position vectors, “dog bites man” and “man bites dog” would …",
    answers: [
      "give every word the same vector in both",
      "differ only at the verb",
      "differ in the first layer only",
      "be told apart by [CLS]",
    ],
    why: "Attention adds up over all tokens, whatever their order. Only the position rows tell where a token stands.",
    see: { scene: "embeddings", step: "position" },
  },
  {
    id: "both",
    topic: "Attention",
    ask: "In “The bank by the river”, what may the vector of “bank” take from “river”?",
    answers: [
      "Its value, from layer 1 on: nothing hides what stands to the right",
      "Nothing: a token reads only what stands to its left",
      "Only its position",
      "Something only after the last layer",
    ],
    why: "BERT’s attention is bidirectional. Put a left-to-right mask on it and “bank” cannot change any more when the words after it do.",
    see: { scene: "attention", step: "direction" },
  },
  {
    id: "softmax",
    topic: "Attention",
    ask: "A row of attention probabilities adds up to …",
    answers: ["1, over all tokens", "the number of heads", "1, over all heads", "0, as some are negative"],
    why: "Each token’s scores go through a softmax over all tokens it may look at: positive shares that add up to 1.",
    see: { scene: "attention", step: "softmax" },
  },
  {
    id: "scale",
    topic: "Attention",
    ask: "Why is query · key divided by the square root of the head’s size?",
    answers: [
      "Long vectors make large products, and the softmax would put all on one token",
      "To make the shares add up to 1",
      "To make negative scores positive",
      "To save memory",
    ],
    why: "The spread of a dot product grows with the root of the number of terms. Divided by it, scores stay in a range where softmax can still share out and still learn.",
    see: { scene: "attention", step: "scale" },
  },
  {
    id: "heads",
    topic: "Attention",
    ask: "What is an attention head’s own?",
    answers: [
      "Query, key and value weights, and so its own matrix of shares",
      "A layer of its own",
      "A part of the sentence that it reads",
      "A vocabulary of its own",
    ],
    why: "All heads of a layer read the same tokens at once, each through its own projections; their contexts are put side by side.",
    see: { scene: "attention", step: "heads" },
  },
  {
    id: "why-not",
    topic: "Attention",
    ask: "A head gives “river” 60 % of its attention. This proves that …",
    answers: [
      "much of “river”’s value flowed into that head’s output, no more",
      "“river” is the reason for the model’s decision",
      "“river” is the most important word of the sentence",
      "the head has found a rule of grammar",
    ],
    why: "Attention shows where information flowed. Whether the result hangs on it is another question, and the test is to take the word away and run the model again.",
    see: { scene: "why", step: "agree" },
  },
  {
    id: "cls",
    topic: "[CLS]",
    ask: "How does [CLS] come to know anything of the sentence?",
    answers: [
      "It attends to all tokens in every layer, like any other token",
      "It is the mean of all token vectors",
      "The tokenizer writes a summary into it",
      "It is filled after the last layer by the pooler",
    ],
    why: "It starts as the same row in every text. What it gathers, it gathers through attention. The pooler only reads its last state.",
    see: { scene: "cls", step: "rollout" },
  },
  {
    id: "summary",
    topic: "[CLS]",
    ask: "Is the [CLS] vector of a BERT that was only pre-trained a good summary for comparing sentences?",
    answers: [
      "Not reliably: it was trained for next-sentence prediction, not for likeness",
      "Yes, it was trained to be the meaning of the sentence",
      "Yes, if the sentence is short",
      "No, because it is always the same vector",
    ],
    why: "Look at the cosines: unlike sentences are often nearly as close as like ones. For likeness, models are trained further (Sentence-BERT, 2019).",
    see: { scene: "cls", step: "compare" },
  },
  {
    id: "senses",
    topic: "Senses",
    ask: "“Bank” by a river and “bank” with an account have …",
    answers: [
      "one row in the embedding table, but different vectors after the layers",
      "two rows in the embedding table",
      "the same vector everywhere in the network",
      "different vectors only after fine-tuning",
    ],
    why: "The table knows no sentences. The layers mix in the words around, and the same word’s vectors part.",
    see: { scene: "senses", step: "table" },
  },
  {
    id: "fifteen",
    topic: "Masking",
    ask: "Of the 15 % of tokens that BERT was trained to guess, how many did it see as [MASK]?",
    answers: ["80 %", "all of them", "15 %", "half of them"],
    why: "80 % become [MASK], 10 % a random word, 10 % stay as they are. So the model cannot trust any token blindly, and [MASK] is not the only thing it learns about.",
    see: { scene: "mlm", step: "fate" },
  },
  {
    id: "loss",
    topic: "Masking",
    ask: "Where is the masked-language-modeling loss taken?",
    answers: [
      "At the chosen tokens only, as −ln of the original’s probability",
      "At every token",
      "At [CLS]",
      "At the tokens that were not chosen",
    ],
    why: "The other tokens are given, not guessed. A probability of 1 costs 0; each halving costs another 0.69.",
    see: { scene: "mlm", step: "loss" },
  },
  {
    id: "both-sides",
    topic: "Masking",
    ask: "What does masking make possible that guessing the next word does not?",
    answers: [
      "Using the words on both sides of the blank",
      "Training without labels",
      "Writing long texts",
      "A smaller vocabulary",
    ],
    why: "Both need no labels. But who guesses the next word must not see it, so only the left side counts. Behind a mask both sides may be seen: compare the two columns.",
    see: { scene: "mlm", step: "left" },
  },
];

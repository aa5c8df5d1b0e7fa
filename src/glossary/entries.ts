import type { Moment } from "../scenes/moment";
import type { EntryId } from "./words";

export interface Entry {
  readonly id: EntryId;
  /** The field's name. */
  readonly term: string;
  readonly text: string;
  /** Where the page shows it. */
  readonly see: Moment;
  readonly related: readonly EntryId[];
}

function entry(id: EntryId, term: string, see: Moment, related: readonly EntryId[], text: string): Entry {
  return { id, term, text, see, related };
}

/** The field's terms as this page uses them. In the order of the alphabet. */
export const ENTRIES: readonly Entry[] = [
  entry(
    "ablation",
    "Ablation",
    { scene: "why", step: "parts" },
    ["attention-head", "layer"],
    "Switching a part of the model off, such as a head or a layer, and running it again. What changes in the result is what that part contributed. It is the plain test of importance: no interpretation of weights is needed.",
  ),
  entry(
    "attention",
    "Attention",
    { scene: "attention", step: "values" },
    ["query", "key", "value", "softmax"],
    "The part of a layer in which tokens read each other. Each token’s query is compared with every token’s key; softmax turns the scores into attention probabilities; and the token takes in the values in these shares. The probabilities from one token add up to 1.",
  ),
  entry(
    "attention-head",
    "Attention head",
    { scene: "attention", step: "heads" },
    ["attention", "ablation"],
    "One of several attentions that run side by side in a layer, each with its own learned query, key and value weights and so with its own pattern. Their results are joined and projected back to the hidden size. This page’s model has four heads in each layer; BERT-Base has twelve.",
  ),
  entry(
    "bert",
    "BERT",
    { scene: "overview", step: "layers" },
    ["encoder", "mlm", "nsp"],
    "Bidirectional Encoder Representations from Transformers (Devlin and others, 2018): a Transformer encoder that learned by guessing hidden words from both sides, and is then fine-tuned for tasks. The one on this page has the same parts in a smaller size, and runs in your browser.",
  ),
  entry(
    "bidirectional",
    "Bidirectional",
    { scene: "attention", step: "direction" },
    ["attention", "mlm"],
    "Reading both ways: each token may look at the tokens to its left and to its right, in every layer. A left-to-right model hides the future with a causal mask, because it has to guess the next word without seeing it.",
  ),
  entry(
    "cls",
    "[CLS]",
    { scene: "cls", step: "start" },
    ["pooler", "sep"],
    "A special token in front of every input. It stands for no word; through attention it can gather from all of them. Classifiers read its last hidden state. Without fine-tuning for the purpose it is no reliable summary of the sentence.",
  ),
  entry(
    "cosine",
    "Cosine",
    { scene: "cls", step: "compare" },
    ["embedding", "hidden-state"],
    "How much two vectors point the same way: their dot product divided by both lengths. 1 is the same direction, 0 a right angle, −1 opposite. In a BERT most pairs of vectors have a rather high cosine, so compare cosines with each other, not with 0.",
  ),
  entry(
    "embedding",
    "Embedding",
    { scene: "embeddings", step: "word" },
    ["position", "segment", "vocabulary"],
    "A learned vector for a thing that has a number. BERT has three tables of them: one row per vocabulary entry, one per position, one per segment. The three rows of a token are added, then LayerNorm follows: the input of the first layer.",
  ),
  entry(
    "encoder",
    "Encoder",
    { scene: "encoder", step: "stack" },
    ["layer", "attention", "feed-forward"],
    "The stack of layers that turns token vectors into vectors that know their context. All layers are built alike: attention, then a feed-forward part, each followed by residual addition and LayerNorm. Four layers here, twelve in BERT-Base, 24 in BERT-Large.",
  ),
  entry(
    "feed-forward",
    "Feed-forward part",
    { scene: "encoder", step: "write" },
    ["gelu", "residual", "layer"],
    "The second half of a layer: each token’s vector, on its own, is multiplied up to four times its size, goes through GELU, and is multiplied down again. Tokens do not meet here; they met in the attention before.",
  ),
  entry(
    "fine-tuning",
    "Fine-tuning",
    { scene: "finetuning", step: "train" },
    ["learning-rate", "cls", "mlm"],
    "Training a pre-trained model further, on a task with labels: a small head is put on top, and the whole network (or, frozen, the head alone) learns from some thousand examples. What was learned from raw text is kept and bent to the task.",
  ),
  entry(
    "gelu",
    "GELU",
    { scene: "encoder", step: "gelu" },
    ["feed-forward"],
    "Gaussian Error Linear Unit: x times the probability that a standard normal number is below x. Large numbers pass, very negative ones become 0, and the way between is smooth. BERT uses it where earlier networks cut off at 0 (ReLU).",
  ),
  entry(
    "hidden-state",
    "Hidden state",
    { scene: "embeddings", step: "norm" },
    ["layer", "residual"],
    "The vector of a token between two layers: 256 numbers in this page’s model, 768 in BERT-Base. Hidden state 0 leaves the embeddings, hidden state i leaves layer i.",
  ),
  entry(
    "key",
    "Key",
    { scene: "attention", step: "keys" },
    ["query", "value", "attention"],
    "What a token offers to be found by: its vector times a learned matrix, one per head. A token looks at another in the measure in which its query and the other’s key point the same way.",
  ),
  entry(
    "layer",
    "Layer",
    { scene: "encoder", step: "normAgain" },
    ["encoder", "attention", "feed-forward"],
    "One round of reading: attention between tokens, then the feed-forward part for each token, with residual addition and LayerNorm after both. Every layer has its own weights.",
  ),
  entry(
    "layer-lens",
    "Layer lens",
    { scene: "why", step: "lens" },
    ["logits", "layer"],
    "Reading the guess off an earlier layer: the head that guesses words is put on that layer’s hidden state, as if it were the last. The head was not trained for this, so early answers are a rough view. Also known as logit lens.",
  ),
  entry(
    "layernorm",
    "LayerNorm",
    { scene: "embeddings", step: "norm" },
    ["residual", "embedding"],
    "Brings a vector to a standard size: its mean is taken away, it is divided by its standard deviation, then each entry is scaled and shifted by learned numbers. It keeps the sums that residual connections pile up within bounds.",
  ),
  entry(
    "learning-rate",
    "Learning rate",
    { scene: "finetuning", step: "rates" },
    ["fine-tuning", "loss"],
    "How far the weights move in each step of training, down the slope of the loss. Too low and training crawls; too high and it overshoots and may never settle. The BERT paper found 2e-5 to 5e-5 good for fine-tuning the whole network; a head alone takes far more.",
  ),
  entry(
    "logits",
    "Logits",
    { scene: "mlm", step: "guesses" },
    ["softmax", "loss"],
    "The scores that a head gives its possible answers, before softmax turns them into probabilities. Only differences count: adding the same number to all of them changes nothing.",
  ),
  entry(
    "loss",
    "Loss",
    { scene: "mlm", step: "loss" },
    ["mlm", "logits"],
    "What training makes small: here −ln of the probability that the model gave to the right token, the mean over all tokens it had to guess. 0 would be certainty; 0.69 is a probability of a half.",
  ),
  entry(
    "mask",
    "[MASK]",
    { scene: "mlm", step: "input" },
    ["mlm", "loss"],
    "A special token that stands where a word is hidden. Its position keeps its place in the sentence, so the layers can fill it with what the words around suggest.",
  ),
  entry(
    "mlm",
    "Masked language modeling",
    { scene: "mlm", step: "fate" },
    ["mask", "loss", "bidirectional"],
    "BERT’s pre-training task. 15 % of the tokens are chosen; of these 80 % become [MASK], 10 % a random word and 10 % stay; the model has to guess the original at all of them. The text is its own answer key, so any text will do.",
  ),
  entry(
    "nsp",
    "Next-sentence prediction",
    { scene: "nsp", step: "softmax" },
    ["pooler", "segment"],
    "BERT’s second pre-training task: does sentence B follow sentence A in the text, or was it thrown in from elsewhere? The answer is read from the pooled [CLS] vector. RoBERTa (2019) found that one does as well without it.",
  ),
  entry(
    "pooler",
    "Pooler",
    { scene: "cls", step: "pooled" },
    ["cls", "nsp"],
    "A small part behind the last layer: the hidden state of [CLS] times a learned matrix, plus a bias, through tanh. The next-sentence head and many classifiers read its output, the pooled vector.",
  ),
  entry(
    "position",
    "Position embedding",
    { scene: "embeddings", step: "positions" },
    ["embedding"],
    "A learned vector for each place in the input, from 0 on. Attention by itself has no sense of order; this row, added to the token’s, is where order comes from. There is a row for up to 512 places, and so an input can be no longer.",
  ),
  entry(
    "query",
    "Query",
    { scene: "attention", step: "query" },
    ["key", "value", "attention"],
    "What a token is looking for: its vector times a learned matrix, one per head. Query · key, divided by the root of the head’s size, is the score of looking from the one token to the other.",
  ),
  entry(
    "residual",
    "Residual connection",
    { scene: "encoder", step: "norm" },
    ["layernorm", "layer"],
    "A part’s output is added to its input instead of replacing it. So each layer writes a change into a stream that runs through the whole network, and a layer that is switched off leaves the stream as it was.",
  ),
  entry(
    "rollout",
    "Attention rollout",
    { scene: "cls", step: "rollout" },
    ["attention", "residual"],
    "A way to follow attention through several layers (Abnar and Zuidema, 2020): each layer’s mean attention is mixed half and half with staying in place, for the residual connection, and the layers’ matrices are multiplied. It says where information could have come from, not what was done with it.",
  ),
  entry(
    "segment",
    "Segment",
    { scene: "embeddings", step: "segment" },
    ["sep", "nsp", "embedding"],
    "Which of two sentences a token belongs to, A or B. Each has one learned vector that is added to all of its tokens. With a single sentence, everything is A.",
  ),
  entry(
    "sep",
    "[SEP]",
    { scene: "tokenization", step: "special" },
    ["segment", "cls"],
    "A special token at the end of each sentence. It tells A from B, and many heads that have nothing to do on a text rest their attention on it.",
  ),
  entry(
    "softmax",
    "Softmax",
    { scene: "attention", step: "softmax" },
    ["logits", "attention"],
    "Turns scores into shares: e to the power of each, divided by the sum of all. The shares are positive and add up to 1, and differences between scores become ratios between shares.",
  ),
  entry(
    "token",
    "Token",
    { scene: "tokenization", step: "special" },
    ["wordpiece", "vocabulary"],
    "What the model reads: a word, a piece of one, a sign, or a special token such as [CLS]. Each is a number, the row of the embedding table where its vector stands.",
  ),
  entry(
    "unk",
    "[UNK]",
    { scene: "tokenization", step: "match" },
    ["wordpiece", "vocabulary"],
    "The token for what cannot be cut into pieces of the vocabulary, such as a sign that it does not have. Whatever stood there, the model sees the same vector.",
  ),
  entry(
    "value",
    "Value",
    { scene: "attention", step: "values" },
    ["query", "key", "attention"],
    "What a token gives to those who look at it: its vector times a learned matrix, one per head. A token’s new information is the sum of all values, weighted with its attention probabilities.",
  ),
  entry(
    "vocabulary",
    "Vocabulary",
    { scene: "tokenization", step: "ids" },
    ["token", "wordpiece", "embedding"],
    "The fixed list of entries a model can read and write: 30,522 for uncased English BERT, from [PAD] over signs and letters to whole words and pieces. Words that are not in it are cut into pieces that are.",
  ),
  entry(
    "wordpiece",
    "WordPiece",
    { scene: "tokenization", step: "match" },
    ["token", "vocabulary", "unk"],
    "The way BERT’s tokenizer cuts words: the longest vocabulary entry that the word begins with, then the longest for the rest, and so on. Pieces inside a word are written with ## in front.",
  ),
];

/** An entry by its id. */
export function entryOf(id: EntryId): Entry {
  const found = ENTRIES.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The glossary has no entry “${id}”.`);
  return found;
}

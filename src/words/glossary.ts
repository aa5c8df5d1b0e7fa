import { area } from "./area";

/** The glossary: the field’s terms as this page uses them. */
export const words = area("glossary", {
  title: "Glossary",
  close: "Close the glossary",
  show: (scene: string) => `Show me, in “${scene}”`,
  seeAlso: "See also",
  all: "All terms",
  entries: {
    ablation: {
      term: "Ablation",
      text: "Switching a part of the model off, such as a head or a layer, and running it again. What changes in the result is what that part contributed. It is the plain test of importance: no interpretation of weights is needed.",
    },
    attention: {
      term: "Attention",
      text: "The part of a layer in which tokens read each other. Each token’s query is compared with every token’s key; softmax turns the scores into attention probabilities; and the token takes in the values in these shares. The probabilities from one token add up to 1.",
    },
    "attention-head": {
      term: "Attention head",
      text: "One of several attentions that run side by side in a layer, each with its own learned query, key and value weights and so with its own pattern. Their results are joined and projected back to the hidden size. This page’s model has four heads in each layer; BERT-Base has twelve.",
    },
    bert: {
      term: "BERT",
      text: "Bidirectional Encoder Representations from Transformers (Devlin and others, 2018): a Transformer encoder that learned by guessing hidden words from both sides, and is then fine-tuned for tasks. The one on this page has the same parts in a smaller size, and runs in your browser.",
    },
    bidirectional: {
      term: "Bidirectional",
      text: "Reading both ways: each token may look at the tokens to its left and to its right, in every layer. A left-to-right model hides the future with a causal mask, because it has to guess the next word without seeing it.",
    },
    cls: {
      term: "[CLS]",
      text: "A special token in front of every input. It stands for no word; through attention it can gather from all of them. Classifiers read its last hidden state. Without fine-tuning for the purpose it is no reliable summary of the sentence.",
    },
    cosine: {
      term: "Cosine",
      text: "How much two vectors point the same way: their dot product divided by both lengths. 1 is the same direction, 0 a right angle, −1 opposite. In a BERT most pairs of vectors have a rather high cosine, so compare cosines with each other, not with 0.",
    },
    embedding: {
      term: "Embedding",
      text: "A learned vector for a thing that has a number. BERT has three tables of them: one row per vocabulary entry, one per position, one per segment. The three rows of a token are added, then LayerNorm follows: the input of the first layer.",
    },
    encoder: {
      term: "Encoder",
      text: "The stack of layers that turns token vectors into vectors that know their context. All layers are built alike: attention, then a feed-forward part, each followed by residual addition and LayerNorm. Four layers in the BERT of this page, twelve in BERT-Base, 24 in BERT-Large.",
    },
    "feed-forward": {
      term: "Feed-forward part",
      text: "The second half of a layer: each token’s vector, on its own, is multiplied up to four times its size, goes through GELU, and is multiplied down again. Tokens do not meet here; they met in the attention before.",
    },
    "fine-tuning": {
      term: "Fine-tuning",
      text: "Training a pre-trained model further, on a task with labels: a small head is put on top, and the whole network (or, frozen, the head alone) learns from some thousand examples. What was learned from raw text is kept and bent to the task.",
    },
    gelu: {
      term: "GELU",
      text: "Gaussian Error Linear Unit: x times the probability that a standard normal number is below x. Large numbers pass, very negative ones become 0, and the way between is smooth. BERT uses it where earlier networks cut off at 0 (ReLU).",
    },
    "hidden-state": {
      term: "Hidden state",
      text: "The vector of a token between two layers: 256 numbers in this page’s model, 768 in BERT-Base. Hidden state 0 leaves the embeddings, hidden state i leaves layer i.",
    },
    key: {
      term: "Key",
      text: "What a token offers to be found by: its vector times a learned matrix, one per head. A token looks at another in the measure in which its query and the other’s key point the same way.",
    },
    layer: {
      term: "Layer",
      text: "One round of reading: attention between tokens, then the feed-forward part for each token, with residual addition and LayerNorm after both. Every layer has its own weights.",
    },
    "layer-lens": {
      term: "Layer lens",
      text: "Reading the guess off an earlier layer: the head that guesses words is put on that layer’s hidden state, as if it were the last. The head was not trained for this, so early answers are a rough view. Also known as logit lens.",
    },
    layernorm: {
      term: "LayerNorm",
      text: "Brings a vector to a standard size: its mean is taken away, it is divided by its standard deviation, then each entry is scaled and shifted by learned numbers. It keeps the sums that residual connections pile up within bounds.",
    },
    "learning-rate": {
      term: "Learning rate",
      text: "How far the weights move in each step of training, down the slope of the loss. Too low and training crawls; too high and it overshoots and may never settle. The BERT paper found 2e-5 to 5e-5 good for fine-tuning the whole network; a head alone takes far more.",
    },
    logits: {
      term: "Logits",
      text: "The scores that a head gives its possible answers, before softmax turns them into probabilities. Only differences count: adding the same number to all of them changes nothing.",
    },
    loss: {
      term: "Loss",
      text: "What training makes small: here −ln of the probability that the model gave to the right token, the mean over all tokens it had to guess. 0 would be certainty; 0.69 is a probability of a half.",
    },
    mask: {
      term: "[MASK]",
      text: "A special token that stands where a word is hidden. Its position keeps its place in the sentence, so the layers can fill it with what the words around suggest.",
    },
    mlm: {
      term: "Masked language modeling",
      text: "BERT’s pre-training task. 15 % of the tokens are chosen; of these 80 % become [MASK], 10 % a random word and 10 % stay; the model has to guess the original at all of them. The text is its own answer key, so any text will do.",
    },
    nsp: {
      term: "Next-sentence prediction",
      text: "BERT’s second pre-training task: does sentence B follow sentence A in the text, or was it thrown in from elsewhere? The answer is read from the pooled [CLS] vector. RoBERTa (2019) found that one does as well without it.",
    },
    pooler: {
      term: "Pooler",
      text: "A small part behind the last layer: the hidden state of [CLS] times a learned matrix, plus a bias, through tanh. The next-sentence head and many classifiers read its output, the pooled vector.",
    },
    position: {
      term: "Position embedding",
      text: "A learned vector for each place in the input, from 0 on. Attention by itself has no sense of order; this row, added to the token’s, is where order comes from. There is a row for up to 512 places, and so an input can be no longer.",
    },
    query: {
      term: "Query",
      text: "What a token is looking for: its vector times a learned matrix, one per head. Query · key, divided by the root of the head’s size, is the score of looking from the one token to the other.",
    },
    residual: {
      term: "Residual connection",
      text: "A part’s output is added to its input instead of replacing it. So each layer writes a change into a stream that runs through the whole network, and a layer that is switched off leaves the stream as it was.",
    },
    rollout: {
      term: "Attention rollout",
      text: "A way to follow attention through several layers (Abnar and Zuidema, 2020): each layer’s mean attention is mixed half and half with staying in place, for the residual connection, and the layers’ matrices are multiplied. It says where information could have come from, not what was done with it.",
    },
    segment: {
      term: "Segment",
      text: "Which of two sentences a token belongs to, A or B. Each has one learned vector that is added to all of its tokens. With a single sentence, everything is A.",
    },
    sep: {
      term: "[SEP]",
      text: "A special token at the end of each sentence. It tells A from B, and many heads that have nothing to do on a text rest their attention on it.",
    },
    softmax: {
      term: "Softmax",
      text: "Turns scores into shares: e to the power of each, divided by the sum of all. The shares are positive and add up to 1, and differences between scores become ratios between shares.",
    },
    token: {
      term: "Token",
      text: "What the model reads: a word, a piece of one, a sign, or a special token such as [CLS]. Each is a number, the row of the embedding table where its vector stands.",
    },
    unk: {
      term: "[UNK]",
      text: "The token for what cannot be cut into pieces of the vocabulary, such as a sign that it does not have. Whatever stood there, the model sees the same vector.",
    },
    value: {
      term: "Value",
      text: "What a token gives to those who look at it: its vector times a learned matrix, one per head. A token’s new information is the sum of all values, weighted with its attention probabilities.",
    },
    vocabulary: {
      term: "Vocabulary",
      text: "The fixed list of entries a model can read and write: 30,522 for uncased English BERT, from [PAD] over signs and letters to whole words and pieces. Words that are not in it are cut into pieces that are.",
    },
    wordpiece: {
      term: "WordPiece",
      text: "The way BERT’s tokenizer cuts words: the longest vocabulary entry that the word begins with, then the longest for the rest, and so on. Pieces inside a word are written with ## in front.",
    },
  },
});

import { Term } from "../../ui/Term";
import { area } from "../../words/area";

const stateName = (state: number): string => (state === 0 ? "before layer 1" : `after layer ${state}`);

/** The lab: predict before you look. */
export const words = area("lab", {
  intro:
    "Predict before you look. The questions are made from your own sentence, and the model’s own numbers are the answer key.",
  examples: { bank: "the river bank", pair: "a question and its answer", school: "a day at school" },
  parts: { label: "Questions on", live: "Your sentence", ideas: "The ideas" },
  draw: (seed: number) => `Draw other questions: the seed is ${seed}`,
  seed: (seed: number) => `seed ${seed}`,
  numbers: "Questions",
  number: (number: number, right: boolean | undefined) =>
    `Question ${number}${right === undefined ? "" : right ? ", answered right" : ", answered wrong"}`,
  waiting: {
    noText: "These questions are made from your sentence: type one. The questions on the ideas need none.",
    noModel: "The model is on its way. Meanwhile, the questions on the ideas can be answered.",
    computing: "The model is computing the answer…",
  },
  answers: {
    label: "Answers",
    right: "right",
    yours: "your prediction",
  },
  sentence: {
    tokens: "Your tokens",
    bars: (what: string) => `bars: ${what}`,
    roles: { asks: "from here", masked: "to guess" },
  },
  foot: {
    see: (scene: string) => `See it in “${scene}”`,
    first: "First question",
    next: "Next question",
    untouched: "What you answer is counted on this device and goes nowhere else.",
    score: (live: Score, ideas: Score) => (
      <>
        Right so far: <b>{live.right}</b> of {live.all} on sentences, <b>{ideas.right}</b> of {ideas.all} on
        ideas. Kept on this device only.
      </>
    ),
    reset: "Reset",
  },
  steps: {
    ask: {
      none: "A question",
      title: (number: number, count: number, topic: string | null) =>
        `Question ${number} of ${count}${topic === null ? "" : `: ${topic}`}`,
      live: "Made from your sentence. The model has computed the answer already; it is kept back until you have predicted.",
      ideas: "On the ideas. One answer is right.",
      noText: "Type a sentence: the questions are made from it.",
    },
    predict: {
      title: "Your prediction",
      choose: "Choose an answer. Being wrong is fine: a prediction that fails teaches most.",
      chose: (letter: string, name: string) => `You chose ${letter}: ${name}.`,
    },
    reveal: { waiting: "The answer", right: "Right", wrong: "Not this time" },
    why: { title: "Why" },
  },
  /** A token as a sentence speaks of it where its word occurs twice. */
  at: (token: string, position: number) => `${token} (position ${position})`,
  attention: {
    topic: "Attention",
    place: (layer: number, head: number) => `layer ${layer}, head ${head}`,
    ask: (place: string, from: string) => (
      <>
        Which token does <b>{place}</b> look at most from <Term kind="query">{from}</Term>?
      </>
    ),
    bars: (from: string) => `attention from ${from}`,
    result: (place: string, from: string, top: Named, second: Named) => (
      <>
        In {place}, {from} gives <b>{top.figure}</b> of its attention to <Term kind="key">{top.name}</Term>,
        then {second.figure} to {second.name}.
      </>
    ),
    why: (tokens: number) => (
      <>
        Each head has its own learned query and key weights, so each has its own habit. The shares are the
        softmax of query · key, and add up to 1 over all {tokens} tokens.
      </>
    ),
  },
  filler: {
    topic: "Fill the blank",
    ask: (original: string) => (
      <>
        “{original}” is hidden behind <Term kind="mask">[MASK]</Term>. Which of these does the model find most
        probable?
      </>
    ),
    result: (best: Named, original: Named, place: number) => (
      <>
        “{best.name}” gets <b>{best.figure}</b>. The word that stood there, “{original.name}”, gets{" "}
        <b>{original.figure}</b>: number {place} in its list.
      </>
    ),
    why: (vocabulary: string) => (
      <>
        The vector at the blank, made from all the words around it, is compared with every row of the
        vocabulary; softmax over all {vocabulary} gives the probabilities. Training asked for one thing: a
        high one for the hidden word.
      </>
    ),
  },
  follows: {
    topic: "What follows",
    ask: (a: string, b: string) => (
      <>
        <Term kind="a">A</Term> “{a}” <Term kind="b">B</Term> “{b}” — how probable does the model find it that
        B follows A?
      </>
    ),
    above: "Above 50 %",
    aboveName: "above 50 %",
    below: "Below 50 %",
    belowName: "below 50 %",
    result: (share: string, yes: string, no: string) => (
      <>
        It says <b>{share}</b> for “B follows A”: softmax of the two logits {yes} and {no}.
      </>
    ),
    why: "In pre-training half of the pairs were neighbours in a text, half were thrown together. Telling them apart mostly takes noticing the topic; logic is hardly needed. RoBERTa later left this task out.",
  },
  layer: {
    topic: "Layer by layer",
    state: stateName,
    notInTop: (top: number) => `not in the top ${top}`,
    ask: (token: string) => (
      <>
        In the end the model’s best guess for <Term kind="mask">[MASK]</Term> is “{token}”. When does it come
        first for the first time?
      </>
    ),
    result: (token: string, first: number, early: string, share: string) => (
      <>
        “{token}” is first <b>{stateName(first)}</b>
        {first > 0 && (
          <>
            ; {stateName(first - 1)} it was “{early}”
          </>
        )}
        . At the end it has <b>{share}</b>.
      </>
    ),
    why: "The head that guesses can be put on every layer’s output, though it was trained for the last one only. Each layer lets the words around speak once more, and the guess takes shape.",
  },
  likeness: {
    topic: "Alike",
    ask: (from: string) => (
      <>
        After the last layer, which of these has the vector most like that of <Term kind="query">{from}</Term>
        ?
      </>
    ),
    bars: (from: string) => `cosine to ${from}`,
    cosine: (from: string, to: string) => `cosine of “${from}” and “${to}” after the last layer`,
    result: (best: Named, second: Named) => (
      <>
        {best.name}, with cosine <b>{best.figure}</b>; next is {second.name} with {second.figure}.
      </>
    ),
    why: (layers: number, least: string) => (
      <>
        In {layers} layers every token took something from every other one, so words of one sentence have
        grown alike: the least alike here still has {least}. What a vector means comes from its sentence.
      </>
    ),
  },
  sense: {
    topic: "Two senses",
    ask: (word: string) => (
      <>
        Is your “<Term kind="query">{word}</Term>” nearer to the one in sentence 1 or in sentence 2?
      </>
    ),
    option: (number: number, sentence: string) => `${number}: ${sentence}`,
    name: (number: number) => `sentence ${number}`,
    figure: (cosine: string) => `cosine ${cosine}`,
    cosine: (word: string, number: number) => `cosine of your “${word}” and that of sentence ${number}`,
    result: (number: number, best: string, other: string, [sense, rather]: readonly [string, string]) => (
      <>
        Sentence {number}: cosine <b>{best}</b>, against {other} to the other one ({sense} rather than{" "}
        {rather}).
      </>
    ),
    why: (word: string) => (
      <>
        In the embedding table “{word}” has one row for all of its meanings. The layers mix in the words
        around it, and so each sentence makes its own vector. It does not always get the meaning right.
      </>
    ),
  },
  /** The quiz. The first answer is the right one. Each explanation says what the linked moment of the page shows. */
  ideaAnswer: (answer: string) => `The answer: ${answer}.`,
  ideas: {
    pieces: {
      topic: "Tokens",
      ask: "A word that is not in BERT’s vocabulary becomes …",
      answers: [
        "pieces that are in the vocabulary, the longest that fits first",
        "the token [UNK], always",
        "one token per letter",
        "a new row of the embedding table",
      ],
      why: "WordPiece cuts from the left, each time the longest entry that matches. [UNK] stands only where no cut works at all.",
    },
    sum: {
      topic: "Embeddings",
      ask: "How do position and sentence (A or B) get into a token’s vector?",
      answers: [
        "Their learned rows are added to the token’s row",
        "They are appended as extra numbers at the end",
        "They are sine waves multiplied with the token’s row",
        "They are not in it; attention counts the positions",
      ],
      why: "Three rows, token + position + segment, are added entry by entry, and LayerNorm follows. BERT learned its position rows; sine waves are from the Transformer of 2017.",
    },
    order: {
      topic: "Embeddings",
      ask: "Without position vectors, “dog bites man” and “man bites dog” would …",
      answers: [
        "give every word the same vector in both",
        "differ only at the verb",
        "differ in the first layer only",
        "be told apart by [CLS]",
      ],
      why: "Attention adds up over all tokens, whatever their order. Only the position rows tell where a token stands.",
    },
    both: {
      topic: "Attention",
      ask: "In “The bank by the river”, what may the vector of “bank” take from “river”?",
      answers: [
        "Its value, from layer 1 on: nothing hides what stands to the right",
        "Nothing: a token reads only what stands to its left",
        "Only its position",
        "Something only after the last layer",
      ],
      why: "BERT’s attention is bidirectional. Put a left-to-right mask on it and “bank” cannot change any more when the words after it do.",
    },
    softmax: {
      topic: "Attention",
      ask: "A row of attention probabilities adds up to …",
      answers: ["1, over all tokens", "the number of heads", "1, over all heads", "0, as some are negative"],
      why: "Each token’s scores go through a softmax over all tokens it may look at: positive shares that add up to 1.",
    },
    scale: {
      topic: "Attention",
      ask: "Why is query · key divided by the square root of the head’s size?",
      answers: [
        "Long vectors make large products, and the softmax would put all on one token",
        "To make the shares add up to 1",
        "To make negative scores positive",
        "To save memory",
      ],
      why: "The spread of a dot product grows with the root of the number of terms. Divided by it, scores stay in a range where softmax can still share out and still learn.",
    },
    heads: {
      topic: "Attention",
      ask: "What is an attention head’s own?",
      answers: [
        "Query, key and value weights, and so its own matrix of shares",
        "A layer of its own",
        "A part of the sentence that it reads",
        "A vocabulary of its own",
      ],
      why: "All heads of a layer read the same tokens at once, each through its own projections; their contexts are put side by side.",
    },
    "why-not": {
      topic: "Attention",
      ask: "A head gives “river” 60 % of its attention. This proves that …",
      answers: [
        "much of “river”’s value flowed into that head’s output, no more",
        "“river” is the reason for the model’s decision",
        "“river” is the most important word of the sentence",
        "the head has found a rule of grammar",
      ],
      why: "Attention shows where information flowed. Whether the result hangs on it is another question, and the test is to take the word away and run the model again.",
    },
    cls: {
      topic: "[CLS]",
      ask: "How does [CLS] come to know anything of the sentence?",
      answers: [
        "It attends to all tokens in every layer, like any other token",
        "It is the mean of all token vectors",
        "The tokenizer writes a summary into it",
        "It is filled after the last layer by the pooler",
      ],
      why: "It starts as the same row in every text. What it gathers, it gathers through attention. The pooler only reads its last state.",
    },
    summary: {
      topic: "[CLS]",
      ask: "Is the [CLS] vector of a BERT that was only pre-trained a good summary for comparing sentences?",
      answers: [
        "Not reliably: it was trained for next-sentence prediction, not for likeness",
        "Yes, it was trained to be the meaning of the sentence",
        "Yes, if the sentence is short",
        "No, because it is always the same vector",
      ],
      why: "Look at the cosines: unlike sentences are often nearly as close as like ones. For likeness, models are trained further (Sentence-BERT, 2019).",
    },
    senses: {
      topic: "Senses",
      ask: "“Bank” by a river and “bank” with an account have …",
      answers: [
        "one row in the embedding table, but different vectors after the layers",
        "two rows in the embedding table",
        "the same vector everywhere in the network",
        "different vectors only after fine-tuning",
      ],
      why: "The table knows no sentences. The layers mix in the words around, and the same word’s vectors part.",
    },
    loss: {
      topic: "Masking",
      ask: "Where is the masked-language-modeling loss taken?",
      answers: [
        "At the chosen tokens only, as −ln of the original’s probability",
        "At every token",
        "At [CLS]",
        "At the tokens that were not chosen",
      ],
      why: "The other tokens are given, not guessed. A probability of 1 costs 0; each halving costs another 0.69.",
    },
  },
});

interface Score {
  readonly right: number;
  readonly all: number;
}

/** A token or word with its number, as the page writes it. */
interface Named {
  readonly name: string;
  readonly figure: string;
}

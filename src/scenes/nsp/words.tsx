import type { ReactNode } from "react";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** Next sentence: numbers come written, counts as numbers. */
export const words = area("nsp", {
  intro:
    "In training, half of all B really followed A; the others came from anywhere. One small head on [CLS] learned to tell them apart.",
  examples: { follows: "it follows", not: "it does not", question: "a question" },
  views: { pair: "One pair", others: "Another B", words: "Words of B", trial: "Is it right?" },
  controls: { swap: "Swap A and B", keep: "Keep this B" },
  pair: {
    answers: { follows: "B follows A", not: "B comes from elsewhere" },
    token: (index: number, text: string) => `Token ${index}: ${text}`,
    lent: "lent by the scene",
    gathers: "gathered from all tokens; only [CLS] goes on",
    reaches: (token: string, share: string) =>
      `${share} of what reaches [CLS] comes from “${token}” (rollout)`,
    dense: "dense, tanh",
    rows: "× 2 rows of weights",
    cls: "[CLS] after the last layer",
    pooled: (size: number) => `pooled [${size}]`,
    entries: (vector: string, count: number) => `${vector}: ${count} numbers. Where does an entry come from?`,
    logitFrom: (logit: string, answer: string) => `Where does the logit ${logit} of “${answer}” come from?`,
    shareFrom: (share: string, answer: string) => `${share} for “${answer}”: where does this come from?`,
  },
  others: {
    own: "Your own B",
    placeholder: (b: string) => `${b} (lent: type your own)`,
    caption: "Probability that B follows A, for other sentences",
    follows: "follows?",
    kinds: { this: "this B", swapped: "swapped", unrelated: "unrelated", again: "A again" },
    take: "Put this pair on stage",
    from: (share: string, kind: string) => `${share} for “${kind}”: where does this come from?`,
  },
  words: {
    note: (all: ReactNode, cut: boolean, shown: number, count: number) => (
      <>
        With all of B: <b>{all}</b>. Blue words speak for “B follows A”, red ones against it: in percentage
        points, measured by taking the word out.
        {cut && ` Shown for the first ${shown} of ${count} words.`}
      </>
    ),
    caption: "What each word of B changes",
    word: "word of B",
    change: "change in percentage points",
    withoutIt: "without it",
    without: (share: ReactNode) => <>without: {share}</>,
    allFrom: (share: string) => `${share} with all of B: where does this come from?`,
    changeFrom: (points: string, word: string) =>
      `${points} points for “${word}”: where does this come from?`,
    withoutFrom: (share: string, word: string) => `${share} without “${word}”: where does this come from?`,
    changeName: (word: string) => `what “${word}” changes`,
    withAll: "B follows A, with all of B",
    withoutWord: (word: string) => `B follows A, without “${word}”`,
  },
  trial: {
    asking: "Asking about the stories…",
    caption: "Probability of “B follows A” for six stories written for this page; ✗ marks a wrong answer",
    kinds: { follows: "B follows", swapped: "swapped", unrelated: "another story’s B" },
    mean: "mean",
    wrong: " wrong",
    from: (share: string, kind: string, a: string) =>
      `${share}, ${kind}, after “${a}”: where does this come from?`,
    meanFrom: (share: string, kind: string) => `mean ${share}, ${kind}: where does this come from?`,
    meanName: (kind: string) => `mean probability, ${kind}`,
    meanOf: (count: number) => `${count} stories`,
    heldOut: (accuracy: string, pairs: number, byLength: readonly { length: number; accuracy: string }[]) => (
      <>
        Measured apart, by <code>training/evaluate.py</code>: {accuracy} right on {pairs} held-out pairs of
        the model this page ships
        {byLength.length > 1 &&
          ` (${byLength.map((one) => `${one.accuracy} at ${one.length} tokens`).join(", ")})`}
        . The more text, the clearer the topic.
      </>
    ),
  },
  steps: {
    input: {
      title: "Two sentences, one input",
      caption: (count: number, second: number, lent: string | null) => (
        <>
          <Term kind="a">A</Term> and <Term kind="b">B</Term> go in together, told apart by their segment:{" "}
          {count} tokens, {second} of them B’s.
          {lent !== null
            ? ` You have typed no second sentence, so the scene lends one: “${lent}”`
            : " Attention runs across both from the first layer on."}
        </>
      ),
    },
    pooled: {
      title: "[CLS] is asked",
      caption: (state: string, pooled: string) => (
        <>
          Only <Term kind="cls">[CLS]</Term> is read: its last vector (length <b>{state}</b>) goes through one
          dense layer and tanh, which keeps every number between −1 and 1: the pooled vector, length{" "}
          <b>{pooled}</b>.
        </>
      ),
    },
    logits: {
      title: "Two numbers",
      caption: (size: number, follows: string, not: string) => (
        <>
          The head has one row of {size} weights for each answer: “B follows A” <b>{follows}</b>, “B comes
          from elsewhere” <b>{not}</b>. Click a number to take it to pieces.
        </>
      ),
    },
    softmax: {
      title: "One probability",
      caption: (follows: string, not: string, share: string, offered: boolean) => (
        <>
          Softmax: e<sup>{follows}</sup> against e<sup>{not}</sup>. The model gives <b>{share}</b> to “B
          follows A”{offered ? ", for the sentence that the scene lent" : ""}.
        </>
      ),
    },
    others: {
      title: "Another B?",
      waiting: "Putting other sentences in B’s place…",
      caption: (pair: string, swapped: string, alike: boolean, strangers: number, taken: number) => (
        <>
          The pair itself: {pair}. The two swapped: <b>{swapped}</b>
          {alike ? ", so their order hardly matters to it" : ""}. Of {strangers} unrelated sentences it takes{" "}
          <b>{taken}</b> for what follows
          {taken > 0 ? ": it is fooled." : "."}
        </>
      ),
    },
    words: {
      title: "Which words count?",
      waiting: "Taking the words of B out, one at a time…",
      caption: (word: string, change: string, higher: boolean) => (
        <>
          Each word of B is taken out in turn and the model asked again. “{word}” counts most: with it, the
          probability is <b>{change}</b> points {higher ? "higher" : "lower"} than without.
        </>
      ),
    },
    trial: {
      title: "Is it right?",
      caption: (right: number, asked: number, card: { accuracy: string; pairs: number } | null) => (
        <>
          On these pairs the model is right in <b>{right}</b> of {asked} cases; tossing a coin gives{" "}
          {asked / 2}.
          {card && (
            <>
              {" "}
              Its model card has <b>{card.accuracy}</b> on {card.pairs} held-out pairs.
            </>
          )}
        </>
      ),
    },
    dropped: {
      title: "RoBERTa dropped it",
      caption: (
        means: { follows: string; swapped: string; unrelated: string } | null,
        topicDecides: boolean,
      ) => (
        <>
          {means && (
            <>
              On average {means.follows} in order, <b>{means.swapped}</b> swapped, {means.unrelated}{" "}
              unrelated. {topicDecides ? "Topic decides more than order. " : ""}
            </>
          )}
          Liu et al. (2019, section 4.2) left the task out and did as well or slightly better; Lan et al.
          (2019) say why: topic alone gives strangers away.
        </>
      ),
    },
  },
});

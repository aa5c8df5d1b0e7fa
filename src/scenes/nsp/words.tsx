import type { ReactNode } from "react";
import { area } from "../../words/area";

/** Next sentence: numbers come written, counts as numbers. */
export const words = area("nsp", {
  intro:
    "In training, half of all B really followed A; the others came from anywhere. One small head on [CLS] learned to tell them apart.",
  examples: { follows: "it follows", not: "it does not", question: "a question" },
  views: { others: "Another B", words: "Words of B", trial: "Is it right?" },
  controls: { swap: "Swap A and B", keep: "Keep this B" },
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
    others: {
      title: "Another B?",
      waiting: "Putting other sentences in B’s place…",
      caption: (pair: string, swapped: string, alike: boolean, taken: number) => (
        <>
          {alike ? "Their order hardly matters to it" : "Their order matters to it"}: the pair itself {pair},
          the two swapped <b>{swapped}</b>.{" "}
          {taken > 0
            ? "An unrelated sentence passes for what follows as well: it is fooled."
            : "No unrelated sentence passes for what follows."}
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
      caption: (right: number, asked: number, topicDecides: boolean) => (
        <>
          {topicDecides && "Topic decides more than order: "}
          <b>{right}</b> of {asked} right. RoBERTa left the task out and did as well (Liu et al. 2019, section
          4.2), as topic alone gives strangers away (Lan et al. 2019).
        </>
      ),
    },
  },
});

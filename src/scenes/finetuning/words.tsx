import type { ReactNode } from "react";
import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** Fine-tuning: the visitor's words and numbers come written, counts as numbers. */
export const words = area("finetuning", {
  intro:
    "Pre-training is done once. A task takes a small new layer, a head, and some labelled examples: here are three trained by us, and one that you train.",
  examples: { review: "a review", names: "names", question: "a question" },
  views: {
    sentiment: "Sentiment",
    entities: "Entities",
    answer: "Answers",
    train: "Train a head",
    whole: "Train all of BERT",
  },
  variants: {
    frozen: { name: "Frozen", detail: "BERT as it is; only the head learned" },
    full: { name: "Fine-tuned", detail: "all layers learned with the head" },
    own: { name: "Your model’s head", detail: "as it is in your files" },
  },
  own: {
    none: (has: "sentiment" | "ner" | "qa" | null) =>
      has === null
        ? "Your model came without a head for a task. “Train a head” puts a new one on top of it."
        : `Your model came with another head: look under “${has === "sentiment" ? "Sentiment" : has === "ner" ? "Entities" : "Answers"}”. “Train a head” puts a new one on top of it.`,
    labels: (count: number) => `The ${count} labels, the most probable first`,
    more: (count: number) => `and ${count} more`,
    note: "Under a word: how many percentage points it adds to the most probable label, found by running the head again without the word. Names of labels are those of your config.json.",
    tags: "The best label of each word; those that begin with B- and I- are joined. Names of labels are those of your config.json.",
    caption: {
      text: (
        told: { label: string; share: string },
        word: { text: string; points: string },
        /** The label that the word speaks for or against. */
        measured: string,
      ) => (
        <>
          The head in your files reads <Term kind="cls">[CLS]</Term>: <b>{told.label}</b> ({told.share}). “
          {word.text}” matters most, {word.points} points for {measured}.
        </>
      ),
      tags: (count: number, labels: number) => (
        <>
          The head in your files gives every word one of {labels} labels. It marks <b>{count}</b>{" "}
          {plural(count, "place", "places")} here.
        </>
      ),
      answer: (text: string, share: string) => (
        <>
          The head in your files points at two tokens: <b>“{text}”</b> ({share}).
        </>
      ),
    },
  },
  from: (number: string) => `${number}: where does this come from?`,
  waiting: {
    problem: (problem: string) => `There is no answer from this head: ${problem}`,
    fetching: (loaded: string, total: string) => `Fetching the head: ${loaded} of ${total}`,
    asking: "Asking the head…",
    heads: "The trained heads are on their way…",
  },
  sentiment: {
    labels: { negative: "negative", positive: "positive" },
    share: (label: string, share: ReactNode) => (
      <>
        {label} {share}
      </>
    ),
    balance: (negative: string, positive: string) => `negative ${negative}, positive ${positive}`,
    note: "Under a word: how many percentage points it adds to “positive”, found by running the head again without the word.",
    words: (label: string) => `What each word adds to “${label}”`,
    effect: (points: string, word: string) => `${points} points, “${word}”`,
    effectTip: (word: string, label: string, all: string, without: string, points: string) =>
      `${label} with “${word}” ${all} − without it ${without} = ${points} points`,
    effectName: (word: string, label: string) => `what “${word}” adds to “${label}”`,
    withAll: (label: string) => `“${label}” with all words`,
    without: (word: string, label: string) => `“${label}” without “${word}”`,
  },
  entities: {
    kinds: { PER: "person", ORG: "organization", LOC: "place" },
    note: "Seven scores for each word: outside, or B- (begins) or I- (goes on) of a person, an organization or a place. The bar over a word is how they divide its probability, grey outside; the best one is its tag, and tags that belong together make an entity. The model reads lower case only: capitals, which give names away, are lost to it.",
    text: "The text with its entities",
    entity: (text: string, kind: string, share: string) => `“${text}”, ${kind} ${share}`,
    tag: (text: string, tag: string, share: string) => `“${text}”, ${tag} ${share}`,
    tags: (text: string, tags: readonly string[]) => `“${text}”: ${tags.join(", ")}`,
    entityName: (text: string, kind: string) => `“${text}” as ${kind}`,
    entityOf: (count: number) => plural(count, "its word", `its ${count} words`),
    tagOf: (tag: string, word: string) => `${tag} of “${word}”`,
  },
  answer: {
    type: "Type a question about your text above.",
    note: (start: ReactNode, end: ReactNode) => (
      <>
        Two scores for each token of the text, turned into two softmaxes: where the answer {start} and where
        it {end}. The answer is the stretch whose two scores have the largest sum.
      </>
    ),
    starts: "starts",
    ends: "ends",
    pair: (question: ReactNode) => <>Sentence A asks, sentence B is searched: {question}</>,
    question: "Question about your text",
    told: (text: ReactNode, start: ReactNode, end: ReactNode, sum: ReactNode, share: ReactNode) => (
      <>
        {text} start {start} + end {end} = {sum}, probability {share}
      </>
    ),
    second: (text: string, score: ReactNode) => (
      <>
        ; next best “{text}” with {score}
      </>
    ),
    scores: "Start and end of the answer, token by token",
    start: (share: string, token: string) => `start ${share}, “${token}”`,
    end: (share: string, token: string) => `end ${share}, “${token}”`,
    tip: (token: string, start: string, startShare: string, end: string, endShare: string) =>
      `“${token}”: start ${start}, ${startShare}; end ${end}, ${endShare}`,
    startLogit: (token: string) => `start logit of “${token}”`,
    endLogit: (token: string) => `end logit of “${token}”`,
    startShare: (token: string) => `start at “${token}”`,
    endShare: (token: string) => `end at “${token}”`,
    scoreName: (text: string) => `score of “${text}”`,
    shareName: (text: string) => `probability of “${text}”`,
    startName: (number: string) => `start ${number}`,
    endName: (number: string) => `end ${number}`,
    sumName: (number: string) => `sum ${number}`,
  },
  measured: (examples: string, size: string, scores: string) =>
    `${examples} examples, ${size}. On texts held out, of 100: ${scores}`,
  sets: {
    intent: ["weather", "music", "time"],
  },
  controls: {
    sentences: "Sentences",
    vector: "Vector",
    rate: "Learning rate",
    batch: "Batch size",
    epochs: "Epochs",
    seed: "Seed",
    sets: { intent: "ready: what do you want?", own: "your own" },
    poolings: { cls: "[CLS]", mean: "mean of words" },
    train: "Train",
    stop: "Stop",
    reset: "Reset",
  },
  editor: { empty: "From 4 to 14 sentences with two or three labels. A link keeps them." },
  sentences: {
    label: "Labelled sentences",
    learned: (count: number) => `Learned from: ${count} sentences`,
    heldOut: (count: number) => `Held out: ${count} it never learns from`,
    tried: { title: "A new sentence", detail: "a head always answers" },
    right: "right",
    wrong: "wrong",
    sure: (share: string, name: string, text: string) => `${share} ${name}, “${text}”`,
  },
  chart: {
    epoch: (number: number) => `epoch ${number}`,
    learned: "learned from",
    heldOut: "held out",
    pointOf: (name: string, value: string, step: number) => `${name}, step ${step}: ${value}`,
    cursor: "Arrow keys go from step to step and from line to line, Enter asks where a number comes from.",
  },
  run: {
    loss: (step: number, steps: number) => `Loss (cross-entropy), step ${step} of ${steps}`,
    lossChart: (first: string, last: string, worst: string) =>
      `Loss from ${first} to ${last}, at worst ${worst}`,
    lossFrom: (name: string, value: string) => `loss ${value}, ${name}: where does this come from?`,
    head: (classes: number, hidden: number) =>
      `The head: ${classes} × ${hidden} weights and ${classes} biases, all zero at the start`,
    weightsFrom: (name: string) => `Weights of ${name}: where does one come from?`,
  },
  rightOf: (right: number, count: number) => `${right} of ${count}`,
  steps: {
    sentiment: {
      title: "A head on top of BERT",
      caption: (frozen: string, full: string, word: string, side: "negative" | "positive") => (
        <>
          A new layer reads <Term kind="cls">[CLS]</Term>. On the frozen BERT it says {frozen}; with all
          layers trained along, <b>{full}</b>. “{word}” matters most there, towards{" "}
          <Term kind={side}>{side}</Term>.
        </>
      ),
    },
    entities: {
      title: "A tag for every word",
      caption: (frozen: number, full: number, first: { text: string; kind: string } | null) => (
        <>
          The same layer on every word instead of on <Term kind="cls">[CLS]</Term> tags names. The frozen BERT
          finds {frozen} here; fine-tuned it finds <b>{full}</b>
          {first && `${plural(full, ":", ", the first")} “${first.text}” (${first.kind})`}. A tag can be
          wrong: judge for yourself.
        </>
      ),
    },
    answer: {
      title: "Where the answer starts and ends",
      none: "Type a question about your text: two heads will look for its answer in it.",
      caption: (question: string, frozen: string, frozenShare: string, full: string, fullShare: string) => (
        <>
          “{question}” The head points at two tokens. Frozen: “{frozen}” ({frozenShare}). Fine-tuned:{" "}
          <b>“{full}”</b> ({fullShare}). Questions are the hardest of the three: this small model often points
          at the wrong place.
        </>
      ),
    },
    train: {
      title: "Train a head",
      waiting: "Reading the sentences and training…",
      caption: (right: string, isHeldOut: boolean) => (
        <>
          BERT stays frozen, a linear head learns: predict, compare, move every weight a little downhill. Then{" "}
          <b>{right}</b> sentences {isHeldOut ? "that it has not learned from" : "that it has learned from"}{" "}
          are right.
        </>
      ),
    },
    whole: {
      title: "All of BERT learns",
      none: "Play, or press “Fine-tune all of BERT”: every layer learns from labelled sentences, and what it knew of words is measured along.",
      caption: (before: string, after: string, costs: boolean) => (
        <>
          Of sentences it never read, {before} were judged right before and <b>{after}</b> now.{" "}
          {costs
            ? "It guesses fewer hidden words than before: that is the price."
            : "It cost no hidden words."}
        </>
      ),
    },
  },
  whole: {
    train: "Fine-tune all of BERT",
    stop: "Stop",
    task: "Learns",
    tasks: { questions: "says or asks?", reviews: "good or bad review?", own: "your own" },
    own: {
      label: "Your labelled sentences, one a line: sentence, tab or |, label.",
      placeholder:
        "I want my money back. | complaint\nThank you, that was quick! | praise\nWhen do you open? | question",
      empty: "From 24 to 300 sentences with at least two labels. They stay in your browser.",
      read: (learned: number, held: number, labels: string) =>
        `${learned} to learn from, ${held} held out to be measured on. Labels: ${labels}.`,
      fill: (count: number) => `Begin with ${count} sentences`,
    },
    starting: "Fetching the model and taking its first measure…",
    promise:
      "Not a head on frozen vectors: all layers and the embeddings learn from labelled sentences, here in this tab. It takes some seconds to a minute.",
    state: (step: string, steps: string, memory: string) => `Step ${step} of ${steps}, ${memory} of memory`,
    chart: (name: string, before: string, after: string) =>
      `${name}: ${before} before the first step, ${after} now`,
    rate: "Rate",
    head: "New head",
    headsOf: { "1": "same rate", "30": "30 × rate" },
    labels: "Labelled sentences",
    epochs: "Epochs",
    batch: "Batch",
    layers: "Layers that learn",
    layersOf: { "0": "head only", "1": "last", "2": "last two", all: "all" },
    pooling: "Reads",
    poolings: { cls: "[CLS]", mean: "mean" },
    sides: {
      task: {
        detail: "Unread sentences judged right.",
        loss: (loss: string) => `Loss ${loss} nats.`,
      },
      words: {
        detail: "Hidden words guessed right, among all 30,522.",
        loss: (loss: string) => `Loss ${loss} nats.`,
      },
    },
  },
});

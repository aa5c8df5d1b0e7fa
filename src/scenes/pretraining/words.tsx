import { area } from "../../words/area";

/** What the room says in which a BERT is trained from random weights. */
export const words = area("pretraining", {
  intro:
    "A small BERT starts from random weights and learns English before your eyes, in this tab. Move through its training like through a film.",
  waiting: "Play, or press “Train a BERT from nothing”: it is born and learns for about a minute.",
  unborn: {
    promise:
      "Three blanks that a BERT without any training cannot fill. Sentences like these stand in the text that it will read.",
    preparing: "Reading the sentences and rolling the first random weights…",
  },
  controls: {
    start: "Train a BERT from nothing",
    pause: "Pause",
    go: "Go on",
    step: "One step",
    again: "Train anew",
    reset: "Reset",
    fork: "Fork from here",
    take: "Take it away",
    takeTitle: (files: string) => `Saves the model of this moment as a Hugging Face folder: ${files}`,
    switches: "What to change",
    state: (step: string, steps: string, speed: string) =>
      `Step ${step} of ${steps}, ${speed} tokens a second.`,
    facts: (
      layers: number,
      hidden: number,
      heads: number,
      weights: string,
      sentences: string,
      memory: string,
    ) =>
      `${layers} layers × ${hidden}, ${heads} heads, ${weights} weights, ${sentences} sentences, ${memory}.`,
  },
  switches: {
    compare: "Beside it",
    comparisons: {
      none: "nothing",
      left: "left to right",
      least: "5 % hidden",
      mask: "60 % hidden",
      most: "90 % hidden",
      always: "always [MASK]",
      high: "10 × rate",
      low: "rate ÷ 40",
    },
    direction: "Reads",
    directions: { both: "both directions", left: "left to right" },
    mask: "Hidden",
    masking: "Hidden words become",
    maskings: { mixed: "80/10/10", always: "always [MASK]" },
    rate: "Rate",
    batch: "Batch",
    dropout: "Dropout",
    pairs: "Next sentence",
    pairing: { off: "off", on: "on" },
    steps: "Steps",
    seed: "Seed",
  },
  own: {
    label: "Your own text, one sentence a line, blank lines between documents:",
    ours: "Empty: it reads 7,000 everyday sentences by Tatoeba’s contributors (CC BY 2.0 FR) and little stories by this page.",
    yours: "“Train anew” reads this text. It stays in your browser.",
  },
  chart: {
    title: (step: string) => `Loss at step ${step}`,
    heldOut: "unread sentences",
    training: "read ones",
    other: "beside it",
    right: "of hidden words right",
    plateau: "guessing by frequency alone",
    label: (loss: string, plateau: string, right: string) =>
      `Loss on unread sentences ${loss} nats, by frequency alone ${plateau}; ${right} of hidden words right. Drag to move through training.`,
  },
  probes: { label: "Guesses for the blank" },
  heads: {
    title: "What each head looks at",
    of: (layer: number, head: number, habit: string) => `Layer ${layer}, head ${head}: ${habit}`,
  },
  habits: {
    previous: "previous",
    next: "next",
    same: "itself",
    cls: "[CLS]",
    sep: "[SEP]",
    none: "no habit",
  },
  moved: {
    title: "What moves most now",
    embeddings: "embeddings",
    layer: (layer: number) => `layer ${layer}`,
    head: "guessing head",
  },
  map: {
    title: "Words find their kind",
    label: (count: number) => `${count} word vectors on two axes: words of one kind move together.`,
  },
  comparison: {
    title: "Same text, same seed, same step",
    top1: "hidden words right",
    seen: "asked without a [MASK]",
    banks: (word: string) => `two meanings of “${word}” apart`,
    absent: "–",
  },
  steps: {
    counting: {
      title: "It counts",
      caption: (pieces: number, plateau: string, loss: string) => (
        <>
          At random each of {pieces} word pieces is as likely as any other. Then it learns which are frequent,
          and says “the” everywhere. Counting alone gets to {plateau}; it is at <b>{loss}</b>.
        </>
      ),
    },
    neighbours: {
      title: "It looks around",
      above: (loss: string) => (
        <>
          Below the dashed line it must use the words around the blank. It is still above, at <b>{loss}</b>.
        </>
      ),
      caption: (
        right: string,
        commonest: string,
        strongest: { head: number; layer: number; habit: string; share: string } | null,
      ) => (
        <>
          Below the dashed line it uses the words around the blank: <b>{right}</b> of hidden words right, the
          most frequent one alone would get {commonest}.
          {strongest &&
            ` Head ${strongest.head} of layer ${strongest.layer} gives ${strongest.share} of its look to one place: ${strongest.habit}.`}
        </>
      ),
    },
    compare: {
      title: "Change one thing",
      none: "Open “What to change” and train a second one beside it: left to right, more or less hidden, always [MASK], or at another rate.",
      caption: (main: string, other: string, because: string | null) => (
        <>
          One change, all else the same: the first guesses <b>{main}</b> of the hidden words, the second{" "}
          {other}. {because}
        </>
      ),
      because: {
        direction: "From the left, a word cannot know what comes behind it: see its two meanings.",
        leastHidden: "With few words hidden, each step asks less, and less is learned from it.",
        moreHidden: "More hidden is more to guess in each step, from less around it.",
        mostHidden: "With nearly all words hidden there is hardly anything left to guess from.",
        masking: "Asked at [MASK] only, it hardly learns to judge a word that stands there.",
        rate: "Too long a step overshoots, too short a one does not arrive.",
      },
    },
  },
});

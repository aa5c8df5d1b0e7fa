import type { ReactNode } from "react";
import { plural } from "../ui/format";
import { Term } from "../ui/Term";
import { area } from "../words/area";

const CLS = <Term kind="cls">[CLS]</Term>;
const SEP = <Term kind="sep">[SEP]</Term>;
const MASK = <Term kind="mask">[MASK]</Term>;

/** The story: titles and captions of its steps by their ids, questions, and what the picture shows for those who hear it. */
export const words = area("story", {
  titles: {
    blank: "A machine that guesses the hidden word",
    turn: "Another ending, another word",
    again: "And another",
    curtain: "From the left alone it cannot know",
    "guess-ask": "Your guess first",
    cut: "The sentence is cut",
    pieces: "An unknown word falls to pieces",
    numbers: "Each piece is a number",
    lookup: "The number fetches a row",
    sum: "Three rows, one vector",
    "words-ask": "Your guess first",
    arcs: "One word looks at all the others",
    scores: "It asks, they offer",
    softmax: "Shares of one",
    values: "What it gets",
    all: "Every word, at the same time",
    ways: "Many ways to look",
    sides: "Both sides, or only the left",
    banks: "Two banks",
    "looking-ask": "Your guess first",
    tower: "Four floors, the same work on each",
    stream: "A river of numbers",
    neurons: "Neurons that wake",
    rise: "It changes its mind",
    senses: "One word, two meanings",
    "floors-ask": "Your guess first",
    gather: "A token that says nothing",
    tall: "It gathers, floor by floor",
    mean: "Or the mean of all",
    follows: "It answers: does B follow A?",
    feels: "It answers: good or bad?",
    "cls-ask": "Your guess first",
    dice: "How it learned: dice",
    fates: "Hidden, swapped, or left",
    loss: "Only there it is corrected",
    born: "A BERT is born",
    tune: "Then a task",
    writer: "A reader, not a writer",
    "learning-ask": "Your guess first",
    end: "The same blank, and now you know",
  },
  waiting: "…",
  blank: (parameters: string | null) => (
    <>
      Nothing is looked up: {parameters ?? "millions of"} numbers weigh the words around the{" "}
      <Term kind="mask">blank</Term>, now, in your browser.
    </>
  ),
  turn: (word: string) => (
    <>
      The same beginning. What comes <b>after</b> the blank makes it <Term kind="mask">“{word}”</Term>.
    </>
  ),
  again: (word: string) => (
    <>
      Nothing before the blank has changed, and yet it is <Term kind="mask">“{word}”</Term> now.
    </>
  ),
  curtain: (word: string, share: ReactNode) => (
    <>
      With the ending covered, the best it finds is <Term kind="mask">“{word}”</Term>, <b>{share}</b>. BERT
      reads both sides.
    </>
  ),
  cut: (count: number) => (
    <>
      Capitals are lowered, and the text is cut at spaces and marks:{" "}
      <b>{plural(count, "1 word", `${count} words`)}</b>.
    </>
  ),
  pieces: (word: string, pieces: number, looked: number) => (
    <>
      “{word}” is not in the list. Letters drop off its end until the rest is: <b>{pieces} pieces</b> after{" "}
      {looked} look-ups.
    </>
  ),
  unknown: (word: string) => (
    <>
      “{word}” becomes <b>[UNK]</b>, “unknown”: the list has no pieces for it.
    </>
  ),
  whole: (rare: string, pieces: number) => (
    <>
      All of these words are in the list. “{rare}” is not: letters drop off its end until the rest is.{" "}
      <b>{pieces} pieces</b>.
    </>
  ),
  numbers: (entries: string) => (
    <>
      Each piece is a row number in a list of <b>{entries}</b>. {CLS} is put before, {SEP} behind.
    </>
  ),
  lookup: (word: string, size: number) => (
    <>
      In a table with a row for every entry, “{word}” fetches its <b>{size} numbers</b>: its vector.
    </>
  ),
  sum: (word: string) => (
    <>
      What “{word}” is, where it stands, which sentence it is in: <b>three</b> vectors, added number by
      number.
    </>
  ),
  arcs: (word: string, share: ReactNode) => (
    <>
      The <Term kind="mask">blank</Term> looks around. The wider the arc, the more it takes: “{word}” gets{" "}
      <b>{share}</b>.
    </>
  ),
  scores: (word: string) => (
    <>
      The blank makes a <Term kind="query">query</Term>, every word a <Term kind="key">key</Term>. The better
      the two match, the higher the score: “{word}” wins.
    </>
  ),
  softmax: (word: string, share: ReactNode) => (
    <>
      Softmax turns scores into shares that fill <b>one</b> whole. “{word}” takes {share} of it.
    </>
  ),
  values: (size: number) => (
    <>
      Each word hands over its <Term kind="value">value</Term>, as much as its share. Together they make the
      blank’s <b>{size}</b> new numbers.
    </>
  ),
  all: (count: number) => (
    <>
      All <b>{count}</b> tokens look at once, each with its own query. None waits for another.
    </>
  ),
  ways: (heads: number, ways: readonly string[]) => (
    <>
      <b>{heads} heads</b>, several ways to look: {ways.map((way) => `at ${way}`).join(", ")}
      {ways.length > 0 ? "; the others mix." : "all mix."}
    </>
  ),
  sides: (word: string, both: ReactNode, left: string) => (
    <>
      A GPT lets each word look only to the left: “{left}”. BERT looks both ways: “{word}”, <b>{both}</b>.
    </>
  ),
  banks: (near: ReactNode, far: ReactNode) => (
    <>
      River bank and lake bank are alike, {near}; the loan’s less, <b>{far}</b>. From the left all three are
      one.
    </>
  ),
  tower: (layers: number) => (
    <>
      Looking happens again on each of <b>{layers}</b> layers: what comes out below goes in above.
    </>
  ),
  stream: (share: ReactNode) => (
    <>
      Nothing is replaced. Looking and <Term kind="ffn">thinking</Term> only add to the blank’s stream: here
      attention adds <b>{share}</b> of its length.
    </>
  ),
  neurons: (awake: number, count: string, layer: number) => (
    <>
      Between two looks each token is worked on alone: in layer {layer}, <b>{awake}</b> of {count} neurons
      wake at the blank.
    </>
  ),
  rise: (first: string, word: string, share: ReactNode) => (
    <>
      Asked on the ground it says “{first}”. Floor by floor the others speak:{" "}
      <Term kind="mask">“{word}”</Term>, <b>{share}</b>.
    </>
  ),
  senses: (same: number, count: number) => (
    <>
      One row in the table, <b>{count}</b> sentences. At the top, {same} of them have a neighbor of their own
      meaning.
    </>
  ),
  gather: (share: ReactNode, word: string) => (
    <>
      {CLS} stands for no word, so it can gather from all. On the first floor “{word}” gives it most:{" "}
      <b>{share}</b>.
    </>
  ),
  tall: (layers: number) => (
    <>
      After <b>{layers}</b> floors one vector has something of every word. Untrained for a task, it means
      little yet.
    </>
  ),
  mean: (isCls: boolean, further: ReactNode, other: ReactNode) => (
    <>
      A sentence as one vector: {CLS}, or the mean of all tokens. Here {isCls ? "[CLS]" : "the mean"} keeps
      unlike ones apart: <b>{further}</b> against {other}.
    </>
  ),
  follows: (yes: ReactNode, no: ReactNode) => (
    <>
      BERT was trained to tell from {CLS} whether the second sentence came next: <b>{yes}</b>, or {no}. Later
      models dropped this.
    </>
  ),
  feels: (word: string | undefined, label: string, share: ReactNode, turns: boolean) => (
    <>
      A small head, trained on film reviews, reads {CLS}: {label}, <b>{share}</b>.{" "}
      {word && `“${word}” ${turns ? "turns it" : "weighs most"}.`}
    </>
  ),
  feelsWaiting: <>A small head, trained on film reviews, reads {CLS}. It is being fetched.</>,
  dice: (chosen: number) => (
    <>
      In training, dice choose <b>15 %</b> of the tokens, here {chosen}. There it must guess.
    </>
  ),
  fates: (
    <>
      <b>80 %</b> of the chosen become {MASK}, the rest another word, or stay: no {MASK} will stand in texts
      it reads later.
    </>
  ),
  loss: (word: string, share: ReactNode) => (
    <>
      It gave “{word}” <b>{share}</b>. What is missing to 100 % is the loss, and moves every number a little.
      Nowhere else.
    </>
  ),
  born: {
    caption: (first: string, counted: string, step: string, last: string, share: ReactNode) => (
      <>
        A smaller BERT learns in your tab: at first it says “{first}”, then “{counted}”, after {step} steps “
        {last}”, <b>{share}</b>. Scrub through.
      </>
    ),
    waiting: "A smaller BERT learns in your tab, from random weights. Watch what it puts into the blank.",
    preparing: "A small BERT is about to be born in this tab…",
    plateau: "guessing by frequency alone",
    loss: (loss: string) => `loss ${loss}`,
    step: (step: string, steps: string, isBehind: boolean) =>
      `Step ${step} of ${steps}${isBehind ? ", still learning…" : ""}`,
    right: (share: string) => `${share} of hidden words right`,
  },
  tune: (before: ReactNode, after: ReactNode) => (
    <>
      A few rounds over labelled texts, in small steps. Head alone: {before} positive; all of BERT tuned:{" "}
      <b>{after}</b>.
    </>
  ),
  tuneWaiting: (
    <>Two to four rounds over labelled texts, in steps of 2e-5 to 5e-5. The tuned models are being fetched.</>
  ),
  writer: (word: string, share: ReactNode) => (
    <>
      Asked for word after word, it puts “{word}”, <b>{share}</b>: it learned to fill, with both sides. BERT
      understands; it cannot write.
    </>
  ),
  end: (word: string, share: ReactNode) => (
    <>
      Cut, numbered, looked at from both sides, on four floors: <Term kind="mask">“{word}”</Term>,{" "}
      <b>{share}</b>. Now write your own.
    </>
  ),
  ask: {
    "guess-ask": (left: string) => <>“{left}” Which word will it put there?</>,
    "words-ask": (word: string) => <>Into how many pieces will “{word}” be cut?</>,
    "looking-ask": <>“The dog chased the cat because it was angry.” Which word does “it” look at most?</>,
    "floors-ask": (word: string) => <>Hide “{word}” as well: what becomes of the guess?</>,
    "cls-ask": <>The two sentences change places. Will it still say that B follows A?</>,
    "learning-ask": <>Of 100 chosen tokens, how many does the model see as [MASK]?</>,
  },
  options: {
    falls: "It falls below a half",
    stays: "It stays",
    yes: "Yes, it follows",
    no: "No",
  },
  predict: "What do you think?",
  said: (answer: string) => (
    <>
      The answer: <b>{answer}</b>.
    </>
  ),
  right: "As you thought.",
  other: (pick: string) => <>You thought “{pick}”.</>,
  write: "Write another ending",
  ending: "Another ending",
  curtainHandle: "Pull the curtain",
  coveredWords: (covered: number, all: number) => `${covered} of ${all} words covered`,
  loaded: (loaded: string, total: string) => `${loaded} of ${total}`,
  more: (words: number) => `[+ ${words} words]`,
  room: (name: string) => <>More in the workshop: {name}</>,
  pill: {
    label: (token: string) => `“${token}”`,
    look: "Look from here",
    hide: "Hide",
    remove: "Take out",
    follow: "Follow",
  },
  labels: {
    query: "asks",
    key: "offers",
    mixed: "what the blank gets",
    table: (rows: string, each: number) =>
      plural(each, `${rows} rows, a dot each`, `${rows} rows, a dot for ${each}`),
    token: "what it is",
    position: "where it stands",
    segment: "which sentence",
    sum: "the sum, brought to one size",
    one: "one whole",
    leftOnly: "left to right",
    both: "both sides",
    layer: (layer: number) => `layer ${layer}`,
    ground: "table",
    attention: "looking adds",
    ffn: "thinking adds",
    mean: "the mean of all tokens",
    pooled: "the pooled vector",
    follows: "follows",
    not: "does not",
    negative: "negative",
    positive: "positive",
    without: (word: string) => `without “${word}”`,
    lowest: "the lowest numbers are chosen",
    loss: "what is missing: the loss",
    hidden: "[MASK]",
    random: "another word",
    kept: "left as it is",
    before: "1: as before",
    frozen: "head alone",
    tuned: "all of BERT tuned",
    alike: "1: quite alike",
    awake: (layer: string, awake: string) => `${layer}: ${awake} awake`,
    asleep: (asleep: string) => `${asleep} asleep`,
    sameSense: "nearest: same meaning",
    otherSense: "nearest: another one",
    patterns: {
      previous: "the word before",
      next: "the next word",
      same: "itself",
      cls: "[CLS]",
      sep: "[SEP]",
      sameWord: "its own pieces",
      broad: "all words alike",
      none: "mixed",
    },
  },
  controls: {
    head: "Head",
    layer: "Layer",
    floors: "Go to a floor",
    nth: (head: number) => `head ${head}`,
    at: (layer: number, head: number) => `layer ${layer}, head ${head}`,
  },
  alt: {
    sentence: (text: string) => `The sentence: ${text}`,
    guesses: (list: string) => `In the blank, most probable first: ${list}.`,
    looks: (from: string, list: string) => `“${from}” looks at: ${list}.`,
  },
});

import type { ReactNode } from "react";
import { listed, plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

const CLS = <Term kind="cls">[CLS]</Term>;

/** A token and its share of something. */
interface Shared {
  readonly token: string;
  readonly share: string;
}

/** The lowest and the highest of some numbers. */
type Range = readonly [low: string, high: string];

/** Whether two ways agree on the order of the words. */
type Verdict = "incomparable" | "mostly" | "partly" | "hardly" | "contradict";

const VERDICTS: Readonly<Record<Verdict, string>> = {
  incomparable: "cannot be compared",
  mostly: "mostly agree",
  partly: "agree in part",
  hardly: "hardly agree",
  contradict: "contradict each other",
};

/** What the [CLS] scene says. */
export const words = area("cls", {
  intro:
    "The first token stands for the whole text. Watch it collect from all the others, layer by layer, and judge for yourself how much it knows.",
  examples: { bank: "the river bank", pair: "two sentences", praise: "praise" },
  head: { label: "Head", mean: "mean" },
  invite: "Pick a token to follow it through the layers.",
  follow: (token: string) => `Follow “${token}”`,
  onTheWay: "The numbers are on their way.",
  /** The gathering: the picture, its notes, and its table on a narrow stage. */
  flow: {
    summary: (layers: readonly (Shared & { readonly layer: number })[]) =>
      `Where [CLS] looks: ${layers.map(({ layer, token, share }) => `layer ${layer} mostly at ${token} (${share})`).join(", ")}.`,
    table: "Where [CLS] looks, by layer",
    layer: (layer: number) => `layer ${layer}`,
    pooled: "pooled",
    goesIn: "[CLS] goes in",
    off: "switched off",
    note: (layer: number, look: string) => `Layer ${layer}: ${look}`,
    entropy: (entropy: ReactNode) => <>entropy {entropy}</>,
    entropyOf: (entropy: string, most: string) => `entropy ${entropy} of ${most}`,
    entropyName: (layer: number, entropy: string) => `Entropy of layer ${layer}: ${entropy}`,
    entropyTip: (said: { layer: number; sum: string; entropy: string; count: number; most: string }) => (
      <>
        Layer {said.layer}: −({said.sum}) = <b>{said.entropy}</b> nats. Looking at all {said.count} tokens
        alike would be ln {said.count} = {said.most}.
      </>
    ),
    look: (token: string, layer: number, share: string) =>
      `[CLS] looks at ${token} in layer ${layer}: ${share}`,
    lookTip: (layer: number, token: string, share: string) => (
      <>
        Layer {layer}, [CLS] → {token}: <b>{share}</b>
      </>
    ),
    byHead: (shares: readonly string[]) => `by head: ${shares.join(", ")}`,
    heads: (count: number, strongest: string) => `${count} heads, the strongest ${strongest}`,
    rollout: (token: string, share: string) => `Rollout from ${token}: ${share}`,
    rolloutTip: (token: string, share: string) => (
      <>
        Rollout: <b>{share}</b> of what [CLS] holds at the end can be traced to {token}.
      </>
    ),
    state: (layer: number) => `[CLS] after layer ${layer}: where do its numbers come from?`,
    stateTip: (layer: number, count: number, [low, high]: Range) => (
      <>
        The state of [CLS] after layer {layer}: {count} numbers, from {low} to {high}
      </>
    ),
    pooledState: "The pooled vector: where do its numbers come from?",
    pooledTip: (count: number, [low, high]: Range, near: { share: string; bound: string }) => (
      <>
        pooled = tanh(W · h<sub>[CLS]</sub> + b), {count} numbers between −1 and 1: here from {low} to {high},{" "}
        {near.share} of them beyond ±{near.bound}
      </>
    ),
  },
  /** Attention, rollout and masking side by side. */
  three: {
    ways: {
      attention: "attention, mean of layers",
      rollout: "rollout",
      masked: "masked: how far [CLS] moves",
    },
    attentionOf: (head: number) => `attention of head ${head}, mean of layers`,
    picture: "Three measures of how much [CLS] depends on each token; the table below has the numbers.",
    tooLong: (most: number, count: number) =>
      `This masks each token in turn, for up to ${most} tokens; your text has ${count}.`,
    running: (count: number) => `Running the model again for each of ${count} tokens…`,
    bar: (way: string, token: string, value: string) => `${way}, ${token}: ${value}`,
    barTip: (way: string, token: string, value: string) => (
      <>
        “{token}”, {way}: <b className="mono">{value}</b>
      </>
    ),
    maskedTip: (token: string, value: string) => (
      <>
        With [MASK] in place of “{token}”: 1 − cosine of [CLS] before and after ={" "}
        <b className="mono">{value}</b>
      </>
    ),
    table: "What [CLS] depends on, three ways",
    token: "token",
    rho: {
      caption: "Same order? Spearman’s ρ",
      ways: { attention: "attention", rollout: "rollout", masked: "masking" },
      nothing: "nothing to rank",
    },
    over: (said: {
      words: number;
      /** What the ρ of attention and masking amounts to; null while there is none. */
      agreement: { verdict: Verdict; withSep: ReactNode | null } | null;
      attention: ReactNode;
      rollout: ReactNode;
    }) => (
      <>
        Over {plural(said.words, "one word", `${said.words} words`)}
        {said.agreement && `, attention and masking ${VERDICTS[said.agreement.verdict]}`}
        {said.agreement?.withSep && <> (with [SEP] {said.agreement.withSep})</>}. Each row has its own scale.
        [CLS] itself, left out, keeps {said.attention} of attention, {said.rollout} of rollout.
      </>
    ),
    caution: (
      <>
        <b>Attention is not an explanation.</b> It says what was mixed; masking says what that did, on a text
        nobody wrote. An untuned [CLS] has no task: no order is the right one.
      </>
    ),
    entropies: (most: string, layers: readonly { readonly layer: number; readonly entropy: string }[]) =>
      `Entropy of the attention of [CLS], of ${most} nats at most: ${layers.map(({ layer, entropy }) => `layer ${layer}: ${entropy}`).join(", ")}.`,
    entropyAxis: (most: string) => `entropy by layer, of ${most} nats`,
  },
  /** The sentences, and how alike they are. */
  compare: {
    waiting: "Reading the sentences…",
    measures: { cls: "[CLS] output", pooled: "[CLS] pooled", mean: "mean of all tokens" },
    hint: "Edit these sentences, or bring your own.",
    sentence: (number: number) => `Sentence ${number}`,
    placeholder: "Type a sentence…",
    remove: (number: number) => `Remove sentence ${number}`,
    add: "+ sentence",
    tooFew: "Type at least two sentences, and they will be compared here.",
    dot: (measure: string, a: number, b: number, value: string) =>
      `${measure}, sentences ${a} and ${b}: ${value}`,
    summary: (measures: readonly { readonly name: string; readonly range: Range }[]) =>
      `Cosines of different sentences: ${measures.map(({ name, range: [low, high] }) => `${name} from ${low} to ${high}`).join("; ")}.`,
  },
  /** The same [CLS] after fine-tuning. */
  tuned: {
    fetching: (share: string) => `Fetching the tuned encoder: ${share}…`,
    running: "Running the tuned encoder…",
    text: "Your text",
    question: "Is your text positive?",
    full: "tuned [CLS]",
    frozen: "untuned [CLS], trained head",
    accuracy: (said: { set: string; full: string; frozen: string }) =>
      `Measured after training, on texts not seen in it: right on ${said.full}\u00a0% of ${said.set}; the head on the untuned encoder on ${said.frozen}\u00a0%.`,
    withoutWord: "The tuned answer without each word",
    points: "points of “positive” that it adds",
    words: "Words and what each adds to “positive”",
    wordTip: (said: { full: string; token: string; without: string; points: string }) =>
      `positive ${said.full}; with “${said.token}” masked ${said.without}: ${said.points} points`,
    sentences: "The sentences",
    alike: "What it finds alike",
    table: "Nearest sentence by the untuned and by the tuned [CLS], and how positive both find it",
    columns: {
      sentence: "sentence",
      untuned: "nearest, untuned",
      tuned: "nearest, tuned",
      frozen: "positive, untuned",
      full: "positive, tuned",
    },
    range: (low: ReactNode, high: ReactNode) => (
      <>
        {low} to {high}
      </>
    ),
    spread: (untuned: ReactNode, tuned: ReactNode) => (
      <>
        Cosines of different sentences: untuned {untuned}, tuned {tuned}. The tuned [CLS] sorts by its task,
        not by subject.
      </>
    ),
  },
  /** What the inspector calls the numbers of this scene. */
  asked: {
    entropy: (layer: number) => `entropy of the attention of [CLS], layer ${layer}`,
    to: (token: string) => `to “${token}”`,
    rho: (a: string, b: string) => `Spearman’s ρ: ${a} and ${b}`,
    places: (token: string, a: string, b: string) => `“${token}”: place by ${a} × place by ${b}`,
    cosine: (a: number, b: number, measure: string) => `cosine of sentences ${a} and ${b} by ${measure}`,
    tunedCosine: (a: number, b: number) => `cosine of sentences ${a} and ${b} by the tuned [CLS]`,
    attention: (token: string) => `attention of [CLS] to “${token}”, mean of layers`,
    layers: (count: number) => `${count} layers`,
    layer: (layer: number) => `layer ${layer}`,
    moves: (token: string) => `how far [CLS] moves when “${token}” is masked`,
    effect: (token: string) => `what “${token}” adds to “positive”`,
    whole: "positive",
    masked: (token: string) => `positive with “${token}” masked`,
  },
  steps: {
    start: {
      title: "[CLS] starts empty",
      caption: (others: number) => (
        <>
          {CLS} stands in front of every text and enters with the same vector each time: it says nothing about
          these {others} other tokens. What it knows at the end, it must gather. Each layer is one chance.
        </>
      ),
    },
    gather: {
      title: (first: number, last: number) =>
        first === last ? `Layer ${first} gathers` : `Layers ${first} to ${last} gather`,
      off: "Switched off: the layer hands on what it got.",
      caption: (said: {
        /** One head alone; null for the mean of all. */
        head: number | null;
        top: Shared;
        /** The word that gets most, if that is another token. */
        word: Shared | null;
        entropy: string;
        most: string;
        spread: "everywhere" | "favorites" | "few";
        isFirst: boolean;
      }) => (
        <>
          {said.head !== null && `Head ${said.head} alone: `}
          {CLS} looks most at “{said.top.token}” ({said.top.share})
          {said.word && `, among the words at “${said.word.token}” (${said.word.share})`}. Entropy{" "}
          {said.entropy} of {said.most} nats:{" "}
          {
            {
              everywhere: "it looks almost everywhere.",
              favorites: "it has favorites.",
              few: "it is fixed on very few.",
            }[said.spread]
          }
          {said.isFirst && " Ribbons are as wide as the attention."}
        </>
      ),
    },
    rollout: {
      title: "Attention rollout",
      caption: (own: string, best: Shared | null) => (
        <>
          All layers multiplied, half of each the residual that passes by: {own} is still {CLS} itself
          {best && `; of the rest, “${best.token}” gave the most (${best.share})`}. An estimate: it leaves out
          values and feed-forward layers.
        </>
      ),
    },
    pooled: {
      title: "The pooled vector",
      caption: (count: number, near: { share: string; bound: string }) =>
        `One more matrix and tanh make the vector that classifiers read: ${count} numbers between −1 and 1, here ${near.share} of them beyond ±${near.bound}. In pre-training only next-sentence prediction shapes it.`,
    },
    three: {
      title: "[CLS], three ways",
      noWord: "There is no word here that [CLS] could depend on.",
      looks: (token: string, share: string, waiting: string) => (
        <>
          Among the words, {CLS} looks most at “{token}” ({share}). {waiting}
        </>
      ),
      caption: (said: {
        looked: string;
        /** The word whose masking moves [CLS] most, if that is another one. */
        moved: string | null;
        shift: string;
        rhos: { attention: string; rollout: string } | null;
      }) => (
        <>
          Of the words, {CLS} looks most at “{said.looked}”; masking{" "}
          {said.moved === null ? "it also" : `“${said.moved}”`} moves its vector most, by {said.shift}.{" "}
          {said.rhos
            ? `Same order as masking? Attention ρ = ${said.rhos.attention}, rollout ρ = ${said.rhos.rollout}.`
            : "There are too few words to compare the orders."}{" "}
          Attention is not an explanation.
        </>
      ),
    },
    compare: {
      title: "Is it a summary?",
      tooFew: "With two sentences or more, their vectors can be compared: type some on the stage.",
      caption: (said: {
        cls: Range;
        mean: Range;
        isNarrower: boolean;
        closest: readonly [number, number];
        /** The closest pair by the mean, if that is another one. */
        closestByMean: readonly [number, number] | null;
      }) => (
        <>
          Cosines of {CLS}: {said.cls[0]} to {said.cls[1]}; of the mean over all tokens: {said.mean[0]} to{" "}
          {said.mean[1]}.{" "}
          {said.isNarrower
            ? "The untuned [CLS] hardly tells them apart: nobody has trained it to compare."
            : "Spread, but no proof of meaning: nobody has trained [CLS] to compare."}{" "}
          Closest: {listed(said.closest)}
          {said.closestByMean ? ` by [CLS], ${listed(said.closestByMean)} by the mean` : " by both"}.
        </>
      ),
    },
    tuned: {
      title: "A [CLS] with a task",
      before: (
        <>
          All of this was the untuned {CLS}. Fine-tuning trains every layer a little more, together with a
          small classifier on the pooled vector, until {CLS} answers one question.
        </>
      ),
      caption: (said: {
        full: string;
        frozen: string;
        strongest: { token: string; points: string } | null;
        /** Lowest cosines of different sentences. */
        now: string;
        before: string;
      }) => (
        <>
          Tuned on reviews, {CLS} says “positive” with <b>{said.full}</b>; a head on the untuned encoder{" "}
          {said.frozen}.{" "}
          {said.strongest &&
            `“${said.strongest.token}” moves the answer most: ${said.strongest.points} points. `}
          Cosines now run from {said.now}, before from {said.before}.
        </>
      ),
    },
  },
});

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
    off: "switched off",
    most: "looks most at",
    entropy: "entropy",
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
  },
  /** What the inspector calls the numbers of this scene. */
  asked: {
    entropy: (layer: number) => `entropy of the attention of [CLS], layer ${layer}`,
    to: (token: string) => `to “${token}”`,
    cosine: (a: number, b: number, measure: string) => `cosine of sentences ${a} and ${b} by ${measure}`,
    attention: (token: string) => `attention of [CLS] to “${token}”, mean of layers`,
    layers: (count: number) => `${count} layers`,
    layer: (layer: number) => `layer ${layer}`,
    moves: (token: string) => `how far [CLS] moves when “${token}” is masked`,
  },
  steps: {
    gather: {
      title: "Each layer gathers",
      caption: (said: {
        /** One head alone; null for the mean of all. */
        head: number | null;
        first: Shared;
        last: Shared & { readonly layer: number };
      }) => (
        <>
          {CLS} enters with the same vector in front of every text: all it knows it must gather.{" "}
          {said.head === null ? "In" : `Head ${said.head} alone: in`} layer 1 it looks most at “
          {said.first.token}” ({said.first.share}), in layer {said.last.layer} at “{said.last.token}” (
          {said.last.share}).
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
      caption: (count: number, share: string) => (
        <>
          One more matrix and tanh make the vector that classifiers read: {count} numbers, <b>{share}</b> of
          them nearly as far out as tanh goes. In pre-training only next-sentence prediction shapes it.
        </>
      ),
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
      }) => (
        <>
          Of the words, {CLS} looks most at “{said.looked}”; masking{" "}
          {said.moved === null ? "it also" : `“${said.moved}”`} moves its vector most, by {said.shift}.
          Attention is not an explanation. An untuned {CLS} has no task, so no order is the right one.
        </>
      ),
    },
    compare: {
      title: "Is it a summary?",
      tooFew: "With two sentences or more, their vectors can be compared: type some on the stage.",
      caption: (said: { cls: string; mean: string; isNarrower: boolean; agree: boolean }) => (
        <>
          {said.isNarrower
            ? "The untuned [CLS] hardly tells them apart: nobody has trained it to compare."
            : "Spread, but no proof of meaning: nobody has trained [CLS] to compare."}{" "}
          Its lowest cosine is <b>{said.cls}</b>, that of the mean over all tokens {said.mean}.{" "}
          {said.agree ? "Both find the same two closest." : "They disagree on which two are closest."}
        </>
      ),
    },
  },
});

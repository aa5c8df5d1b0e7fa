import type { ReactNode } from "react";
import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** What a cosine between a write and the stream says. */
export type Tendency = "strengthens" | "takes" | "new";

const TENDENCIES: Readonly<Record<Tendency, string>> = {
  strengthens: "so it mostly strengthens what was there",
  takes: "so it takes back part of what was there",
  new: "so most of it is a new direction",
};

const PARTS = { attention: "attention", feedForward: "feed-forward" };

/** Lengths around one addition, formatted. */
export interface AddAndNorm {
  readonly stream: string;
  readonly written: string;
  readonly sum: string;
  /** The two lengths added up: what the sum’s length is not. */
  readonly both: string;
  readonly norm: string;
  /** After LayerNorm, over all tokens. */
  readonly lowest: string;
  readonly highest: string;
}

const addAndNorm = (said: AddAndNorm) => (
  <>
    {said.stream} and {said.written} make <b>{said.sum}</b>, not {said.both}, as they point different ways.
    LayerNorm evens the tokens out: here <b>{said.norm}</b>, for all between {said.lowest} and {said.highest}.
  </>
);

/** What the encoder scene says. Layers are counted from one. */
export const words = area("encoder", {
  intro:
    "A token’s vector runs through every layer like a stream. Attention writes into it what other tokens say; the feed-forward part writes what it makes of that.",
  examples: { bank: "the river bank", name: "a name in pieces", pair: "two sentences" },
  views: { layer: "One layer", gelu: "Neurons", stack: "All layers" },
  controls: {
    layer: "Layer",
    tokens: "Tokens",
    follow: (token: string, position: number) => `Follow ${token}, position ${position}`,
    off: (layer: number) =>
      `Layer ${layer} is switched off: this is what it would do. The stream goes past it.`,
  },
  steps: {
    input: {
      title: "What comes in",
      caption: (said: {
        token: string;
        layer: number;
        size: number;
        length: string;
        /** The layer is switched off. */
        off: boolean;
      }) => (
        <>
          “{said.token}”{" "}
          {said.layer === 1 ? "comes from the embeddings" : `comes out of layer ${said.layer - 1}`} as{" "}
          {said.size} numbers: a vector of length <b>{said.length}</b>. It is never replaced. Each part reads
          it and adds to it: the residual stream.
          {said.off &&
            ` Layer ${said.layer} is switched off: you see what it would write; the stream goes past it.`}
        </>
      ),
    },
    attention: {
      title: "Attention writes",
      caption: (said: {
        heads: number;
        size: number;
        length: string;
        share: string;
        cosine: string;
        tendency: Tendency;
      }) => (
        <>
          {said.heads} heads gather values from the tokens; one dense layer mixes them into{" "}
          <Term kind="value">{said.size} numbers</Term> of length <b>{said.length}</b>, {said.share} of the
          stream’s. Cosine to the stream: <b>{said.cosine}</b>, {TENDENCIES[said.tendency]}.
        </>
      ),
    },
    norm: { title: "Add & norm", caption: addAndNorm },
    neurons: {
      title: (size: number, inner: string) => `Feed-forward: ${size} → ${inner}`,
      caption: (said: {
        token: string;
        inner: string;
        size: number;
        /** The most active neuron. */
        first: number;
        activation: string;
        /** How many are above zero; null if none is. */
        positive: string | null;
        bend: string;
      }) => (
        <>
          Now “{said.token}” is alone: no other token is read here. {said.inner}{" "}
          <Term kind="ffn">neurons</Term> each weigh all {said.size} numbers, and {said.bend} lets through
          what is above zero:{" "}
          {said.positive === null ? (
            <>
              here <b>not one</b>. Neuron {said.first} dips farthest below it: {said.activation}.
            </>
          ) : (
            <>
              <b>{said.positive}</b> of them. Neuron {said.first} is the most active: {said.activation}.
            </>
          )}
        </>
      ),
    },
    write: {
      title: (size: number, inner: string) => `And back: ${inner} → ${size}`,
      caption: (said: {
        size: number;
        length: string;
        share: string;
        cosine: string;
        tendency: Tendency;
      }) => (
        <>
          Each neuron has a learned vector of {said.size} numbers and writes it as strongly as it fires. Their
          sum and a bias have length <b>{said.length}</b>: {said.share} of the stream’s, cosine{" "}
          <b>{said.cosine}</b>, {TENDENCIES[said.tendency]}.
        </>
      ),
    },
    normAgain: {
      title: "Add & norm, again",
      caption: (said: AddAndNorm, token: string, kept: string) => (
        <>
          {addAndNorm(said)} From one end of the layer to the other, “{token}” keeps a cosine of <b>{kept}</b>
          .
        </>
      ),
    },
    gelu: {
      title: (bend: string) => `${bend}, the bend`,
      caption: (
        inner: string,
        lowest: string,
        highest: string,
        { name, formula }: { name: string; formula: string },
      ) => (
        <>
          One mark for each of the {inner} neurons: its weighted sum x across, {name}(x) = {formula} upwards.
          Here x runs from {lowest} to <b>{highest}</b>. Without this bend, two dense layers in a row could
          only do what one can.
        </>
      ),
    },
    fire: {
      title: "Which neurons fire?",
      caption: (said: {
        neuron: number;
        activation: string;
        /** The token at which it is higher, if there is one, and whether it fires there. */
        further: { token: string; activation: string; fires: boolean } | null;
        count: string;
        /** The share above zero; null if none is. */
        positive: string | null;
      }) => (
        <>
          {said.positive === null ? (
            <>
              None of the {said.count}: not one is above zero for this token. Neuron <b>{said.neuron}</b> dips
              farthest below it, to {said.activation}.{" "}
              {said.further?.fires ? (
                <>
                  “{said.further.token}” makes it fire: <b>{said.further.activation}</b>.
                </>
              ) : (
                "No token of this text makes it fire."
              )}
            </>
          ) : (
            <>
              Neuron <b>{said.neuron}</b> is at {said.activation} here.{" "}
              {said.further === null ? (
                "No other token of this text drives it as far."
              ) : (
                <>
                  “{said.further.token}” drives it further: <b>{said.further.activation}</b>.
                </>
              )}{" "}
              Of {said.count} neurons, {said.positive} are above zero for this token.
            </>
          )}{" "}
          Geva et al. (2021) read them as memories: each answers to a pattern and writes what goes with it.
        </>
      ),
    },
    stack: {
      title: (layers: number) => plural(layers, "The one layer", `All ${layers} layers`),
      allOff: "Every layer is switched off: the stream is the embedding, unchanged.",
      caption: (said: {
        token: string;
        most: { part: keyof typeof PARTS; layer: number; share: string };
        least: { part: keyof typeof PARTS; layer: number; share: string };
        far: { token: string; layer: number; share: string };
      }) => (
        <>
          For “{said.token}” the largest write is that of the <b>{PARTS[said.most.part]}</b> part of layer{" "}
          {said.most.layer}: {said.most.share} of the stream’s length; the smallest is{" "}
          {PARTS[said.least.part]} in layer {said.least.layer}: <b>{said.least.share}</b>. The farthest dot of
          all is “{said.far.token}”: {said.far.share} in layer {said.far.layer}.
        </>
      ),
    },
  },
  /** The lines of the layer’s picture, from top to bottom; `of` is what the inspector calls the vector. */
  stations: {
    input: {
      label: "comes in",
      detail: (layer: number) => (layer === 1 ? "from the embeddings" : `from layer ${layer - 1}`),
      of: "the stream that comes in",
    },
    attention: { label: "attention writes", detail: "from other tokens", of: "what attention writes" },
    sum: { label: "add", detail: "stream + attention", of: "stream + attention" },
    norm: { label: "LayerNorm", of: "the stream after attention" },
    neurons: {
      label: (count: string) => `${count} neurons`,
      detail: (positive: string) => `${positive} above zero`,
      of: "the neurons",
    },
    ffn: {
      label: "feed-forward writes",
      detail: (from: string, to: string) => `${from} → ${to}`,
      of: "what the feed-forward part writes",
    },
    sumAgain: { label: "add", detail: "stream + feed-forward", of: "stream + feed-forward" },
    output: { label: "LayerNorm", detail: "leaves the layer", of: "the stream that leaves the layer" },
  },
  stream: {
    all: (count: number) => `all ${count} tokens`,
    list: (layer: number) => `Layer ${layer}, from top to bottom`,
    strip: (station: string, size: number) => `${station}: ${size} numbers. Where does an entry come from?`,
    /** Before a vector's length; hidden on a phone. */
    length: "length ",
    lengths: (station: string) => `Lengths at “${station}”, token by token`,
    lengthAt: (token: string, length: string) => `“${token}”: length ${length}`,
    lengthOf: (what: string, token: string, layer: number) => `length of ${what}, “${token}”, layer ${layer}`,
  },
  gelu: {
    figure: (bend: string, count: number, lowest: string, highest: string, positive: number) =>
      `${bend} with ${count} neurons on it: x from ${lowest} to ${highest}, ${positive} above zero.`,
    bin: (count: number, from: string, to: string) =>
      `${count} ${plural(count, "neuron", "neurons")} with x from ${from} to below ${to}`,
    bins: "Below the curve: how many neurons have which x, bar by bar",
    countOf: (from: string, to: string, token: string, layer: number) =>
      `neurons with x from ${from} to below ${to}, “${token}”, layer ${layer}`,
    positiveOf: (token: string, layer: number) => `neurons with x above zero, “${token}”, layer ${layer}`,
    dot: (bend: string, neuron: number, x: string, y: string) => `neuron ${neuron}: ${bend}(${x}) = ${y}`,
    dotTip: (dot: string) => `${dot} (click: where from?)`,
    dotKeys: (dot: string) => `${dot}: where does this come from? Arrow keys go from neuron to neuron.`,
    below: (count: string, positive: ReactNode) => (
      <>
        Below: how many of the {count} neurons have that x. <b>{positive}</b> are above zero.
      </>
    ),
  },
  neurons: {
    /** `firing`: how many of those listed are above zero. */
    caption: (listed: number, token: string, count: number, firing: number) =>
      firing === listed
        ? `The ${listed} most active for “${token}”, and the same neurons at all ${count} tokens`
        : firing === 0
          ? `None fires for “${token}”: the ${listed} that dip farthest below zero, and the same neurons at all ${count} tokens`
          : `Only ${firing} ${plural(firing, "fires", "fire")} for “${token}”; with the ${listed - firing} that dip farthest below zero, at all ${count} tokens`,
    neuron: "neuron",
    activation: (bend: string) => `x and ${bend}(x)`,
    all: "at all tokens",
    where: (activation: string, neuron: number) =>
      `Where does the activation ${activation} of neuron ${neuron} come from?`,
    whereInput: (x: string, neuron: number) => `Where does the sum x = ${x} of neuron ${neuron} come from?`,
    row: (neuron: number, token: string, activation: string) =>
      `Neuron ${neuron} is most active at ${token}: ${activation}.`,
    rowNever: (neuron: number) => `Neuron ${neuron} fires at no token of this text.`,
    cell: (token: string, activation: string) => `${token}: ${activation}`,
    /** Followed by the activation. */
    most: (token: string) => (
      <>
        most at <b>{token}</b>
      </>
    ),
    never: "fires at no token here",
  },
  stack: {
    attention: "attention writes",
    feedForward: "feed-forward writes",
    against: "their length against the stream’s; pale dots are the other tokens",
    layer: (layer: number) => `Layer ${layer}`,
    open: "Look into this layer",
    off: "switched off",
    /** Followed by the cosine. */
    kept: "cosine in → out",
    keptOf: (token: string, layer: number) => `cosine of “${token}” before and behind layer ${layer}`,
    shares: (layer: number, attention: string, feedForward: string) =>
      `Layer ${layer}: attention writes ${attention} of the stream’s length, feed-forward ${feedForward}.`,
    share: (token: string, share: string) => `${token}: ${share}`,
    shareOf: (part: "attention" | "feedForward", token: string, layer: number) =>
      `length of what ${PARTS[part]} writes against the stream’s, “${token}”, layer ${layer}`,
    lengthWritten: (part: "attention" | "feedForward") => `length of what ${PARTS[part]} writes`,
    lengthStream: "length of the stream",
    states: (layer: number) => `Hidden states after layer ${layer}: a line per token`,
    state: (token: string, entry: number, value: string) => `${token}, entry ${entry}: ${value}`,
  },
  /** What a cell says, to the pointer and to the keys. */
  cell: (what: string) => `${what} (click or Enter: where from?)`,
});

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

/** What the encoder scene says. Layers are counted from one. */
export const words = area("encoder", {
  intro:
    "A token’s vector runs through every layer like a stream. Attention writes into it what other tokens say; the feed-forward part writes what it makes of that.",
  examples: { bank: "the river bank", name: "a name in pieces", pair: "two sentences" },
  views: { layer: "One layer", gelu: "Neurons" },
  controls: {
    layer: "Layer",
    tokens: "Tokens",
    follow: (token: string, position: number) => `Follow ${token}, position ${position}`,
    off: (layer: number) =>
      `Layer ${layer} is switched off: this is what it would do. The stream goes past it.`,
  },
  steps: {
    attention: {
      title: "Attention writes",
      caption: (said: { token: string; share: string; tendency: Tendency }) => (
        <>
          The heads gather for “{said.token}” what <Term kind="value">other tokens</Term> say, and add it to
          its stream: <b>{said.share}</b> of the stream’s length, {TENDENCIES[said.tendency]}. LayerNorm evens
          the tokens out.
        </>
      ),
    },
    feedForward: {
      title: "Feed-forward writes",
      caption: (said: {
        token: string;
        bend: string;
        /** How many are above zero. */
        positive: string;
        share: string;
        tendency: Tendency;
      }) => (
        <>
          Now “{said.token}” is alone. {said.bend} lets <b>{said.positive}</b> <Term kind="ffn">neurons</Term>{" "}
          through; each writes its learned vector as strongly as it fires. Together: {said.share} of the
          stream’s length, {TENDENCIES[said.tendency]}. Then LayerNorm again.
        </>
      ),
    },
    fire: {
      title: "Which neurons fire?",
      caption: (said: {
        /** What bends the sums, as a formula. */
        bend: string;
        neuron: number;
        activation: string;
        /** Another token at which it fires, where it does not here. */
        firedBy: string | null;
        count: string;
        /** The share above zero; null if none is. */
        positive: string | null;
      }) => (
        <>
          {said.positive === null ? (
            <>
              None of the {said.count}: not one is above zero for this token. Neuron {said.neuron} dips
              farthest below it, to <b>{said.activation}</b>.{" "}
              {said.firedBy !== null
                ? `“${said.firedBy}” makes it fire.`
                : "No token of this text makes it fire."}
            </>
          ) : (
            <>
              Neuron {said.neuron} is at <b>{said.activation}</b> here. Of all neurons, {said.positive} are
              above zero.
            </>
          )}{" "}
          Without the bend {said.bend}, two dense layers could do no more than one. Geva et al. (2021) read
          neurons as memories.
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
    /** What a cell says, to the pointer and to the keys. */
    cell: (token: string, activation: string) => `${token}: ${activation} (click or Enter: where from?)`,
    /** Followed by the activation. */
    most: (token: string) => (
      <>
        most at <b>{token}</b>
      </>
    ),
    never: "fires at no token here",
  },
});

import { plural } from "../../ui/format";
import { area } from "../../words/area";

const layersWord = (count: number) => plural(count, "1 layer", `${count} layers`);

/** Sizes: a calculator of parameters, bytes and operations. Numbers come as the page writes them. */
export const words = area("sizes", {
  intro:
    "Set the sizes of a BERT and see where its parameters are, how many bytes they take, and what a token costs.",
  views: { parts: "Parameters", memory: "Memory", work: "Work" },
  presets: "Published sizes",
  relative: (name: string, millions: string) => `${name} ${millions} M`,
  total: (count: string) => (
    <>
      <b>{count}</b> parameters
    </>
  ),
  controls: {
    layers: "layers",
    hidden: "hidden size",
    heads: "heads",
    vocabulary: "vocabulary",
    positions: "positions",
    cannotSplit: (hidden: number, heads: number) => `${hidden} cannot be split among ${heads} heads`,
    headSize: (size: number) => `${size} numbers each; their count costs nothing`,
  },
  steps: {
    parts: {
      title: "Tables, layers, heads",
      caption: (tables: string, rest: string) => (
        <>
          The tables are <b>{tables}</b> of this model. Every layer has the same shape and weights of its own.{" "}
          {rest}{" "}
        </>
      ),
      total: (total: string) => `Together: ${total}.`,
      read: "The sum is exactly what was read. ",
      published: (millions: string, source: string) => `Its authors say ${millions} M (${source}).`,
      held: "Of pooler and heads, the model at work has not all.",
    },
    memory: {
      title: "How many bytes is that?",
      caption: (f32: string, int8: string) => (
        <>
          <b>{int8}</b> in place of {f32}: one byte for each number in place of four, and a scale for every
          row of a matrix.{" "}
        </>
      ),
      loaded: "That is what your browser loaded for this page.",
    },
    work: {
      title: "What one token costs",
      caption: (flops: string) => (
        <>
          Every weight of the encoder is used once per token: <b>{flops}</b> operations. Only attention grows
          with the text.{" "}
        </>
      ),
      measured: (milliseconds: string) => `Your text took ${milliseconds} ms here.`,
    },
  },
  area: {
    label: (embeddings: string, layers: number, encoder: string, heads: string) =>
      `Parameters drawn to scale: embeddings ${embeddings}, ${layersWord(layers)} ${encoder}, heads ${heads}.`,
    embeddings: "embeddings",
    layers: layersWord,
    onTop: "on top",
    tip: (name: string, parameters: string, share: string) => (
      <>
        <b>{name}</b>, all layers together: {parameters} parameters, {share} of the model
      </>
    ),
    /** Names that fit into a layer's row. */
    short: {
      query: "Q",
      key: "K",
      value: "V",
      attentionOutput: "O",
      feedForward: "feed-forward",
      word: "token table",
      position: "position table",
      mlm: "masked words",
    },
    parts: {
      word: "token table",
      position: "position table",
      segment: "segment table",
      embeddingProjection: "widening of the embeddings",
      query: "query projections",
      key: "key projections",
      value: "value projections",
      attentionOutput: "attention outputs",
      feedForward: "feed-forward parts",
      layerNorm: "LayerNorms",
      pooler: "pooler",
      nsp: "next-sentence head",
      mlm: "masked-word head",
    },
  },
  bill: {
    embeddings: {
      title: "Embeddings",
      word: "token table",
      position: "position table",
      segment: "segment table",
      norm: "LayerNorm",
      widening: "widening",
      sum: "embeddings",
    },
    layer: {
      title: "One encoder layer",
      query: "query",
      key: "key",
      value: "value",
      output: "attention output",
      feedForward: "feed-forward",
      norms: "two LayerNorms",
      sum: layersWord,
    },
    heads: {
      title: "On top",
      mlm: "masked words",
      pooler: "pooler",
      nsp: "next sentence",
      decoder: "decoder",
      isTable: "is the token table",
      sum: "on top",
    },
  },
  memory: {
    table: "Bytes of the weights by number format",
    f32: "4 bytes each",
    f16: "2 bytes each",
    int8: "1 byte each, and a 4-byte scale per row",
    adam: "to train with Adam",
    adamHow: "f32: weights, gradients, two running means",
    ours: "These are the sizes of the model on this page: its weights file holds exactly the int8 bytes, after a table of names and shapes.",
    others: "int8 is the form in which this page stores its own weights.",
    running:
      "While it runs, a model also needs room for its activations; that grows with the text and the batch.",
  },
  work: {
    tokens: "tokens in the text",
    table: "Operations per token",
    projections: "projections",
    feedForward: "feed-forward",
    attention: "attention",
    formulas: {
      projections: "layers · 8 · hidden²",
      feedForward: "layers · 4 · hidden · inner",
      attention: "layers · 4 · tokens · hidden",
      guess: "2 · hidden² + 2 · hidden · vocabulary",
    },
    one: "one token",
    all: (tokens: string) => `all ${tokens} tokens`,
    grows: "so attention grows with tokens²",
    guess: "each guess",
    curve: (of: { without: string; here: string; tokens: number; most: string; longest: number }) =>
      `Operations per token: ${of.without} without attention, ${of.here} in a text of ${of.tokens} tokens, ${of.most} in one of ${of.longest}.`,
    note: "Cut texts to the shortest length that holds them. BERT itself was pre-trained mostly at 128 tokens, for this very reason (Devlin et al. 2019, appendix A.2).",
    axis: "tokens in the text",
  },
});

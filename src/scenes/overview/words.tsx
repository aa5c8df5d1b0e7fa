import type { ReactNode } from "react";
import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

const COMING = " The numbers follow as soon as the weights are here.";

/** The map: the whole network on the visitor's text. */
export const words = area("overview", {
  intro:
    "Text goes in on one side, answers come out on the other. This is the whole network on your sentence; every name leads inside.",
  examples: { train: "a train", capital: "a capital", pair: "two sentences" },
  summary: (of: { tokens: number; layers: number; heads: number; someOff: boolean; parameters: string }) =>
    `${of.tokens} tokens, ${of.layers} layers of ${of.heads} heads${of.someOff ? ", some switched off" : ""}, ${of.parameters} parameters`,
  summaryWaiting: (tokens: number) => `${tokens} tokens; the weights are on their way`,
  youComeFromHere: "You come from here.",
  way: (name: string, question: string, lit: boolean) =>
    `${name}: ${question}${lit ? " You come from here." : ""}`,
  columns: {
    text: "Text",
    vectors: "Vectors",
    layers: (count: number) => `${count} layers`,
    layer: (number: number) => `layer ${number}`,
    answers: "Answers",
  },
  picture: (tokens: number, layers: number) =>
    `The network: ${tokens} tokens on their way through ${layers} layers to the heads.`,
  follow: (token: string, position: number) => `Follow ${token}, position ${position}`,
  tokens: (count: number) => `${count} tokens`,
  /** An entry of a token's vector. */
  entry: (token: string, state: number, index: number, value: string) =>
    `${token} ${state === 0 ? "after the embeddings" : `after layer ${state}`}, entry ${index}: ${value}`,
  whereFrom: (number: string) => `${number} (click: where from?)`,
  vectors: (state: number, tokens: number) =>
    `Vectors of ${tokens} tokens ${state === 0 ? "after the embeddings" : `after layer ${state}`}`,
  attention: (layer: number) => `Attention in layer ${layer}, averaged over its heads`,
  edge: (from: string, to: string, layer: number, share: string) =>
    `${from} looks at ${to} in layer ${layer}: ${share} on average over the heads`,
  cards: {
    cls: "the text in one vector",
    pooled: (size: number) => `pooled [${size}]`,
    pooledStrip: (size: number) => `Pooled vector: ${size} numbers. Where does an entry come from?`,
    nsp: "does B follow A? Needs two sentences",
    follows: (share: ReactNode) => (
      <>
        B follows A: <b>{share}</b>
      </>
    ),
    mlm: "guesses hidden words",
    hidden: (
      token: string,
      best: string,
      share: ReactNode,
      second: { token: string; share: ReactNode } | null,
    ) => (
      <>
        “{token}” hidden: <b>{best}</b> {share}
        {second && (
          <>
            , {second.token} {second.share}
          </>
        )}
      </>
    ),
    task: "a small head of your own on top",
  },
  steps: {
    tokens: {
      title: "Text becomes tokens",
      caption: (words: number, counted: string, tokens: number) => (
        <>
          {words === 0 ? "No words yet" : `${counted} ${plural(words, "word or mark", "words and marks")}`}{" "}
          become <b>{tokens} tokens</b>, with <Term kind="cls">[CLS]</Term> and <Term kind="sep">[SEP]</Term>{" "}
          added: [{tokens}]. From here on every token has a lane of its own.
        </>
      ),
    },
    embeddings: {
      title: "Tokens become vectors",
      caption: (tokens: number, hidden: number) => (
        <>
          Each token number is looked up as a row of {hidden} learned numbers; its place and its sentence are
          added:{" "}
          <b>
            [{tokens}, {hidden}]
          </b>
          . That is all the rest of the network gets.
        </>
      ),
      waiting: `Each token number is looked up as a row of learned numbers.${COMING}`,
    },
    layers: {
      title: (layers: number | null) =>
        layers === null ? "Layers of one shape" : `${layers} layers, one shape`,
      caption: (of: { tokens: number; hidden: number; layers: number; heads: number; all: string }) => (
        <>
          In each layer attention mixes the lanes and a feed-forward part works on each alone. The shape stays
          [{of.tokens}, {of.hidden}]. On the way, <b>{of.all}</b> attention probabilities: {of.layers} ×{" "}
          {of.heads} heads × {of.tokens} × {of.tokens}.
        </>
      ),
      waiting: `In each layer attention mixes the lanes and a feed-forward part works on each alone.${COMING}`,
    },
    heads: {
      title: "Answers",
      waiting: `Small heads read the last vectors and answer.${COMING}`,
      /** `follows`: null without a second sentence; undefined if the model has no head that judges it. */
      caption: (
        guess: { hidden: string; token: string; share: string } | null,
        follows: string | null | undefined,
      ) => (
        <>
          Small heads read the last vectors.{" "}
          {guess && (
            <>
              With “{guess.hidden}” hidden, the first guess is <b>{guess.token}</b> ({guess.share}).{" "}
            </>
          )}
          {follows === undefined ? null : follows === null ? (
            "With a second sentence, another head says whether it follows the first."
          ) : (
            <>
              That B follows A, the model holds for <b>{follows}</b> likely.
            </>
          )}
        </>
      ),
    },
    enter: {
      title: "Go in",
      caption: (cameFrom: string | null) => (
        <>
          Every name is a way in: click it, or reach it with Tab and press Enter. Press 0 to come back to this
          map.
          {cameFrom !== null && (
            <>
              {" "}
              You come from <b>{cameFrom}</b>.
            </>
          )}
        </>
      ),
    },
  },
});

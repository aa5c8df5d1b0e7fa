import type { ReactNode } from "react";
import { type Step, step } from "../player/storyboard";
import type { SceneContext } from "../scenes/scene";
import { fixed, grouped, percent } from "../ui/format";
import { words } from "../words/story";
import { readCut } from "./cut";
import { readGuess } from "./guess";
import { WHOLE } from "./heroes";
import { type LookReading, readBanks, readLook } from "./look";
import { STORY } from "./steps";

type Say = (context: SceneContext) => ReactNode;

const guessSays: Readonly<Record<string, Say>> = {
  blank: ({ model }) => words.blank(model && grouped(model.parameters)),
  turn: (context) => words.turn(readGuess(context).acts[1].guesses?.[0]?.token ?? words.waiting),
  again: (context) => words.again(readGuess(context).acts[2].guesses?.[0]?.token ?? words.waiting),
  curtain: (context) => {
    const best = readGuess(context).left?.[0];
    return words.curtain(best?.token ?? words.waiting, best ? percent(best.probability) : words.waiting);
  },
  "guess-ask": (context) => {
    const { chunks, blank } = readGuess(context).acts[3];
    return words.ask["guess-ask"](chunks.map(({ text }, i) => (i === blank ? "▢" : text)).join(" "));
  },
};

const wordsSay: Readonly<Record<string, Say>> = {
  cut: (context) => words.cut(readCut(context)?.encoding.words.length ?? 0),
  pieces: (context) => {
    const cut = readCut(context);
    const entries = entriesOf(context);
    if (!cut || cut.word.pieces.length < 2) return words.whole(entries);
    return words.pieces(cut.word.text, cut.word.pieces.length, cut.word.attempts.length);
  },
  numbers: (context) => words.numbers(entriesOf(context)),
  lookup: (context) => words.lookup(tokenOf(context), context.model?.config.hiddenSize ?? 0),
  sum: (context) => words.sum(tokenOf(context)),
  "words-ask": () => words.ask["words-ask"](WHOLE.word),
};

const entriesOf = ({ model }: SceneContext): string => grouped(model?.config.vocabSize ?? 0);

function tokenOf(context: SceneContext): string {
  const cut = readCut(context);
  return cut?.encoding.tokens[cut.token].text ?? words.waiting;
}

const lookingSays: Readonly<Record<string, Say>> = {
  arcs: withLook(({ tokens, best, shares }) => words.arcs(tokens[best], percent(shares[best]))),
  scores: withLook(({ tokens, best }) => words.scores(tokens[best])),
  softmax: withLook(({ tokens, best, shares }) => words.softmax(tokens[best], percent(shares[best]))),
  values: withLook(({ headSize }) => words.values(headSize)),
  all: withLook(({ tokens }) => words.all(tokens.length)),
  ways: ({ model }) => words.ways((model?.config.layers ?? 0) * (model?.config.heads ?? 0)),
  sides: withLook(({ guesses, left }) =>
    words.sides(
      guesses[0]?.token ?? words.waiting,
      guesses[0] ? percent(guesses[0].probability) : words.waiting,
      left?.guesses[0]?.token ?? words.waiting,
    ),
  ),
  banks: (context) => {
    const banks = readBanks(context);
    return banks && words.banks(fixed(banks.both[1], 2), fixed(banks.both[2], 2));
  },
  "looking-ask": () => words.ask["looking-ask"],
};

function withLook(say: (reading: LookReading) => ReactNode): Say {
  return (context) => {
    const reading = readLook(context);
    return reading && say(reading);
  };
}

const SAYS: Readonly<Record<string, Say>> = { ...guessSays, ...wordsSay, ...lookingSays };

/** The story's steps with what they say on this text. */
export function storyboard(context: SceneContext): readonly Step[] {
  return STORY.map(({ id, seconds, place }) =>
    Object.assign(
      step(id, words.titles[id], seconds, () => SAYS[id]?.(context) ?? null),
      { place },
    ),
  );
}

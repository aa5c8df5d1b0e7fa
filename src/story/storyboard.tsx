import type { ReactNode } from "react";
import { argmax } from "../engine/tensor";
import { type Step, step } from "../player/storyboard";
import type { SceneContext } from "../scenes/scene";
import { fixed, grouped, percent, ratio } from "../ui/format";
import { BornCaption } from "./BornCaption";
import { readCut } from "./cut";
import { type FloorsReading, readFloors, readPillar, readSenses } from "./floors";
import { readAlike, readFeels, readFollows, readGather } from "./gather";
import { readGuess } from "./guess";
import { WHOLE } from "./heroes";
import { readLearn, readTune, readWriter } from "./learn";
import { type LookReading, readBanks, readLook, waysOf } from "./look";
import { STORY, type StepId } from "./steps";
import { words } from "./words";

type Say = (context: SceneContext) => ReactNode;
type Says = Readonly<Record<string, Say>>;

const guessSays = {
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
} satisfies Says;

const wordsSay = {
  cut: (context) => words.cut(readCut(context)?.encoding.words.length ?? 0),
  pieces: (context) => {
    const cut = readCut(context);
    if (!cut) return words.waiting;
    if (cut.word.unknown) return words.unknown(cut.word.text);
    if (cut.word.pieces.length < 2)
      return cut.rare ? words.whole(cut.rare.text, cut.rare.pieces.length) : words.waiting;
    return words.pieces(cut.word.text, cut.word.pieces.length, cut.word.attempts.length);
  },
  numbers: (context) => words.numbers(entriesOf(context)),
  lookup: (context) => words.lookup(tokenOf(context), context.model?.config.hiddenSize ?? 0),
  sum: (context) => words.sum(tokenOf(context)),
  "words-ask": () => words.ask["words-ask"](WHOLE.word),
} satisfies Says;

const entriesOf = ({ model }: SceneContext): string => grouped(model?.config.vocabSize ?? 0);

function tokenOf(context: SceneContext): string {
  const cut = readCut(context);
  return cut?.encoding.tokens[cut.token].text ?? words.waiting;
}

const lookingSays = {
  arcs: withLook(({ tokens, best, shares }) => words.arcs(tokens[best], percent(shares[best]))),
  scores: withLook(({ tokens, best }) => words.scores(tokens[best])),
  softmax: withLook(({ tokens, best, shares }) => words.softmax(tokens[best], percent(shares[best]))),
  values: withLook(({ headSize }) => words.values(headSize)),
  all: withLook(({ tokens }) => words.all(tokens.length)),
  ways: withLook(({ run }) => {
    const heads = run.trace.layers.reduce((sum, { probs }) => sum + (probs?.shape[0] ?? 0), 0);
    const named = waysOf(run).slice(0, 3);
    return words.ways(
      heads,
      named.map(([way]) => words.labels.patterns[way]),
    );
  }),
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
} satisfies Says;

function withLook(say: (reading: LookReading) => ReactNode): Say {
  return (context) => {
    const reading = readLook(context);
    return reading && say(reading);
  };
}

const floorsSay = {
  tower: withFloors(({ layers }) => words.tower(layers)),
  stream: withFloors(({ stream }) =>
    words.stream(ratio(stream[0].attention.written / stream[0].attention.stream)),
  ),
  neurons: withFloors(({ awake, neurons }) => {
    const most = argmax(awake);
    return words.neurons(awake[most], grouped(neurons[most].length), most + 1);
  }),
  rise: withFloors(({ lens }) => {
    const [first, last] = [lens[0][0], lens.at(-1)?.[0]];
    return first && last && words.rise(first.token, last.token, percent(last.probability));
  }),
  senses: (context) => {
    const spots = readSenses(context)?.states.at(-1);
    return spots && words.senses(spots.filter(({ same }) => same).length, spots.length);
  },
  "floors-ask": (context) => words.ask["floors-ask"](readPillar(context)?.word ?? words.waiting),
} satisfies Says;

function withFloors(say: (reading: FloorsReading) => ReactNode): Say {
  return (context) => {
    const reading = readFloors(context);
    return reading && say(reading);
  };
}

const clsSays = {
  gather: (context) => {
    const reading = readGather(context);
    return reading && words.gather(percent(reading.shares[0][reading.best]), reading.tokens[reading.best]);
  },
  tall: ({ model }) => words.tall(model?.config.layers ?? 0),
  mean: (context) => {
    const reading = readAlike(context);
    if (!reading) return null;
    const { cls, mean } = reading;
    // By the very numbers that are said.
    const isCls = cls[2] < mean[2];
    const [further, other] = isCls ? [cls, mean] : [mean, cls];
    return words.mean(isCls, fixed(further[2], 2), fixed(other[2], 2));
  },
  follows: (context) => {
    const reading = readFollows(context);
    return reading && words.follows(percent(reading.yes.value), percent(reading.no.value));
  },
  feels: (context) => {
    const reading = readFeels(context);
    if (!reading) return words.feelsWaiting;
    const isPositive = reading.positive >= 0.5;
    return words.feels(
      reading.words[reading.turns],
      words.labels[isPositive ? "positive" : "negative"],
      percent(isPositive ? reading.positive : 1 - reading.positive),
      // Without it the other label would be the more probable one.
      reading.without[reading.turns] >= 0.5 !== isPositive,
    );
  },
  "cls-ask": () => words.ask["cls-ask"],
} satisfies Says;

const learningSays = {
  dice: (context) => {
    const reading = readLearn(context);
    return reading && words.dice(reading.chosen);
  },
  fates: () => words.fates,
  loss: (context) => {
    const asked = readLearn(context)?.fates.filter(({ right }) => right !== null) ?? [];
    const worst = asked.toSorted((a, b) => (a.right ?? 0) - (b.right ?? 0))[0];
    return worst && words.loss(worst.text, percent(worst.right ?? 0));
  },
  born: () => <BornCaption />,
  tune: (context) => {
    const reading = readTune(context);
    return reading ? words.tune(percent(reading.frozen), percent(reading.full)) : words.tuneWaiting;
  },
  writer: (context) => {
    const [best] = readWriter(context);
    return best && words.writer(best.token, percent(best.probability));
  },
  "learning-ask": () => words.ask["learning-ask"],
  end: (context) => {
    const best = readGuess(context).acts[0].guesses?.[0];
    return best && words.end(best.token, percent(best.probability));
  },
} satisfies Says;

const SAYS: Readonly<Record<StepId, Say>> = {
  ...guessSays,
  ...wordsSay,
  ...lookingSays,
  ...floorsSay,
  ...clsSays,
  ...learningSays,
};

/** The story's steps with what they say on this text. */
export function storyboard(context: SceneContext): readonly Step[] {
  return STORY.map(({ id, seconds, place }) =>
    Object.assign(
      step(id, words.titles[id], seconds, () => SAYS[id](context)),
      { place },
    ),
  );
}

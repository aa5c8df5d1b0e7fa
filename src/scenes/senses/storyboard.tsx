import type { ReactNode } from "react";
import { cosine, type Separation } from "../../engine";
import { type Step, step } from "../../player/storyboard";
import { fixed } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { count } from "./count";
import {
  meanCosine,
  neighborsOf,
  type Reading,
  readingOf,
  selectedItem,
  separationOf,
  twinsOf,
  VOTERS,
  voteOf,
} from "./reading";
import type { Direction } from "./requests";

/** The scene's story on the chosen word. Step order is that of `timesOf` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const reading = readingOf(context);
  if (!reading) return [];
  const { layers } = reading;
  const direction: Direction = context.causal ? "causal" : "both";
  const titles = (layer: number) =>
    layer === 1
      ? "Layer 1: the neighbours speak"
      : layer === layers
        ? `Layer ${layer}: do the senses part?`
        : `Layer ${layer}`;
  return [
    step("table", "One word, one row in the table", 6, tableCaption(reading)),
    step("embeddings", "Add the position", 5, embeddingsCaption(reading)),
    ...Array.from({ length: layers }, (_, i) =>
      step(`layer${i + 1}`, titles(i + 1), i + 1 === layers ? 6 : 5, layerCaption(reading, direction, i + 1)),
    ),
    step("direction", "What if it read left to right only?", 6, directionCaption(reading)),
    step("own", "Where does your sentence land?", 5, ownCaption(context, reading, direction)),
  ];
}

const sentences = (count: number): string => (count === 1 ? "1 sentence" : `${count} sentences`);

function tableCaption({ word, items, pieces }: Reading): ReactNode {
  if (items.length === 0) return <>Write a few sentences with “{word}” to see where its vectors lie.</>;
  const size = items[0].vectors.both[0].length;
  return (
    <>
      {pieces.length > 1
        ? `The table has a row for each of the ${pieces.length} pieces of “${word}”. Their mean is ${size} numbers`
        : `In BERT’s embedding table “${word}” has one row of ${size} numbers`}
      , the same in {items.length === 1 ? "every sentence" : `all ${items.length} sentences`}: one place for
      all.
    </>
  );
}

function embeddingsCaption(reading: Reading): ReactNode {
  if (reading.items.length < 2) return needMore(reading);
  const places = new Set(reading.items.map(({ occurrence }) => occurrence.positions[0])).size;
  return (
    <>
      Now position and segment are added: {sentences(reading.items.length)}, <b>{places}</b> different{" "}
      {places === 1 ? "vector" : "vectors"}, one per position. “{reading.word}” has not heard of its
      neighbours yet.
    </>
  );
}

function needMore({ word }: Reading): ReactNode {
  return <>It takes at least two sentences with “{word}” to compare. Add some in the list.</>;
}

function layerCaption(reading: Reading, direction: Direction, layer: number): ReactNode {
  if (reading.items.length < 2) return needMore(reading);
  const now = separationOf(reading, direction, layer + 1);
  const before = separationOf(reading, direction, layer);
  if (!now || !before) {
    return (
      <>
        The mean cosine between the {reading.items.length} vectors of “{reading.word}” is now{" "}
        <b>{fixed(meanCosine(reading, direction, layer + 1), 3)}</b>, after{" "}
        {fixed(meanCosine(reading, direction, layer), 3)}. Nobody said which sentences share a sense: look at
        who is near whom.
      </>
    );
  }
  const figures = (
    <>
      Same sense <b>{fixed(now.within, 3)}</b>, different senses <b>{fixed(now.between, 3)}</b>
    </>
  );
  const gap = now.within - now.between;
  if (layer === 1) {
    return (
      <>
        Attention mixes in the words {direction === "both" ? "around" : "before"}. Mean cosines: {figures}.
        The nearest neighbour shares the sense in <b>{count(now.agreeing)}</b> of {now.count} (chance{" "}
        {fixed(now.chance, 1)}).
      </>
    );
  }
  if (layer < reading.layers) {
    return (
      <>
        {figures}. The gap {gapChange(gap, before.within - before.between)}; the nearest neighbour shares the
        sense in <b>{count(now.agreeing)}</b> of {now.count}. Lines show where each point came from.
      </>
    );
  }
  return (
    <>
      {figures}; neighbours agree in <b>{count(now.agreeing)}</b> of {now.count} (chance{" "}
      {fixed(now.chance, 1)}). {verdict(reading, now)}
    </>
  );
}

function gapChange(gap: number, before: number): string {
  const change = gap - before;
  if (Math.abs(change) < 0.0005) return `stays at ${fixed(gap, 3)}`;
  return `${change > 0 ? "grows" : "shrinks"} by ${fixed(Math.abs(change), 3)} to ${fixed(gap, 3)}`;
}

/** What the numbers of the last layer allow to say. */
function verdict(
  { word, set }: Reading,
  { within, between, agreeing, chance, count: all }: Separation & { count: number },
): string {
  const [a, b] = set?.senses ?? ["", ""];
  if (within > between && agreeing >= 0.85 * all)
    return `This model tells “${word}” (${a}) from “${word}” (${b}).`;
  if (within > between && agreeing >= chance + 1.5)
    return "The senses overlap: this small model tells them apart only in part.";
  return `Honestly: this small model does not separate the senses of “${word}” here.`;
}

function directionCaption(reading: Reading): ReactNode {
  if (reading.items.length < 2) return needMore(reading);
  const last = reading.layers + 1;
  const twins = twinsOf(reading);
  const apart = { both: separationOf(reading, "both", last), causal: separationOf(reading, "causal", last) };
  const agreement = apart.both && apart.causal && (
    <>
      {" "}
      Neighbours agree in {count(apart.causal.agreeing)} of {apart.causal.count}, both ways in{" "}
      {count(apart.both.agreeing)}.
    </>
  );
  if (!twins) {
    return (
      <>
        Now “{reading.word}” can only use what stands before it. Mean cosine{" "}
        <b>{fixed(meanCosine(reading, "causal", last), 3)}</b>, both ways{" "}
        {fixed(meanCosine(reading, "both", last), 3)}.{agreement}
      </>
    );
  }
  const [a, b] = twins.map((index) => reading.items[index]);
  const between = (direction: Direction) => cosine(a.vectors[direction][last], b.vectors[direction][last]);
  return (
    <>
      It can only use what stands before it. “{a.occurrence.text.slice(0, a.occurrence.end)}…” begins two
      sentences: cosine <b>{fixed(between("causal"), 3)}</b>, both ways <b>{fixed(between("both"), 3)}</b>.
      {agreement}
    </>
  );
}

function ownCaption(context: SceneContext, reading: Reading, direction: Direction): ReactNode {
  const { items, word, set } = reading;
  const last = reading.layers + 1;
  const chosen = items[selectedItem(reading, context.senses.selected)];
  const index =
    chosen && chosen.entry.sense === null
      ? items.indexOf(chosen)
      : items.findLastIndex(({ entry }) => entry.sense === null);
  const nearest = index >= 0 ? neighborsOf(reading, direction, last, index)[0] : undefined;
  if (!nearest) {
    return (
      <>Write a sentence with “{word}” in the list: it becomes a star, and you see whose neighbour it is.</>
    );
  }
  const vote = voteOf(reading, direction, last, index);
  return (
    <>
      Your star’s nearest vector is that of “{items[nearest.index].occurrence.text}” (cosine{" "}
      <b>{fixed(nearest.cosine, 3)}</b>).{" "}
      {vote && set && (
        <>
          Of its {VOTERS} nearest labelled ones {vote[0]} {vote[0] === 1 ? "is" : "are"}{" "}
          <Term kind="sense-0">{set.senses[0]}</Term> and {vote[1]}{" "}
          <Term kind="sense-1">{set.senses[1]}</Term>: a vote, not understanding.
        </>
      )}
    </>
  );
}

import type { ReactNode } from "react";
import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** How many nearest neighbours share the sense. */
interface Apart {
  readonly agreeing: string;
  readonly count: number;
}

const sentences = (count: number): string => plural(count, "1 sentence", `${count} sentences`);

/** What the senses scene says. */
export const words = area("senses", {
  intro:
    "BERT’s embedding table has one row for “bank”. Watch it become a different vector in each sentence, and add one of your own.",
  examples: { blood: "a blood bank", water: "spring water", fire: "to light a fire" },
  marks: { 0: "circle", 1: "diamond", own: "star" },
  stars: "stars",
  controls: {
    word: "Word",
    own: "or yours",
    placeholder: "a word",
    causal: "Left-to-right",
  },
  waiting: "Reading the sentences…",
  empty: (word: string) => `Write a few sentences with “${word}”, in different senses: each becomes a point.`,
  axes: (said: {
    vectors: number;
    sentences: number;
    isReady: boolean;
    states: number;
    /** The pieces that the word is cut into, if there are several. */
    pieces: { word: string; cut: string } | null;
  }) => (
    <>
      The axes are the same in every picture: the first two principal components of {said.vectors} vectors (
      {said.sentences} {said.isReady ? "ready " : ""}sentences, {said.states} states, both reading directions;
      each group counted from its mean). They show a part of the spread, so look at the cosines too: they use
      all dimensions.
      {said.pieces && ` “${said.pieces.word}” is cut into ${said.pieces.cut}; its vector is their mean.`}
    </>
  ),
  scatter: {
    summary: (said: { count: number; word: string; state: string; isCausal: boolean; legend: string }) =>
      `${said.count} vectors of “${said.word}” ${said.state}${said.isCausal ? ", reading left to right" : ""}, as points: ${said.legend}. The list of sentences has the same facts in words.`,
    table: "in the embedding table",
    embeddings: "after the embeddings",
    layer: (layer: number) => `after layer ${layer}`,
    legend: (mark: string, sense: string) => `${mark} for ${sense}`,
    onePlace: (count: number) => `${sentences(count)}, one vector`,
    axis: (axis: 0 | 1, share: string) => `${axis === 0 ? "first" : "second"} axis: ${share} of the spread →`,
    shortAxis: (axis: 0 | 1, share: string) => `axis ${axis + 1}: ${share} of the spread →`,
    nearest: (size: number, cosine: string, text: string) =>
      `Nearest in all ${size} dimensions: cosine ${cosine} to “${text}”`,
    select: "Click to select it.",
    askPlace: "Click: where does its place come from?",
    /** What a screen reader says of a point. */
    point: (text: string, x: string, y: string) => `“${text}” at (${x}, ${y})`,
    chosen: (point: string) => `${point}: where does its place come from?`,
  },
  figures: {
    same: "same sense",
    different: "different senses",
    all: "all pairs",
    ask: (name: string, value: string) => `${name} ${value}: where does this come from?`,
    agree: (agreeing: ReactNode, count: number) => (
      <>
        neighbours agree <b>{agreeing}</b> of {count}
      </>
    ),
    chance: (chance: string) => `(chance ${chance})`,
    chanceTip: "On average, if each neighbour were drawn blindly from the other sentences.",
    tooFew: (word: string) => `Two sentences with “${word}” are needed to compare its vectors.`,
    embeddings: "embeddings",
    layer: (layer: number) => `layer ${layer}`,
    dot: (state: string, value: string) => `${state}, ${value}`,
    summary: (series: readonly { readonly name: string; readonly values: readonly string[] }[]) =>
      `Mean cosine from the embeddings to the last layer. ${series.map(({ name, values }) => `${name}: ${values.join(", ")}`).join(". ")}.`,
  },
  list: {
    section: (word: string, sense: string) => `Sentences with ${word} as ${sense}`,
    nearest: "nearest neighbour",
    putBack: (count: number) =>
      `Put back ${plural(count, "the sentence", `the ${count} sentences`)} taken out`,
    yours: "Your sentences",
    own: "yours",
    above: "(the text above)",
    nearestIs: (senses: readonly string[]) => `nearest is ${senses.join(" and, as near, ")}, cosine`,
    add: "Add",
    addLabel: (word: string) => `Your own sentence with “${word}”`,
    addPlaceholder: (word: string) => `Your own sentence with “${word}”…`,
    full: (most: number) => `${most} sentences of your own is all there is room for.`,
    missing: (word: string) => `No “${word}” in it, so it has no point.`,
    remove: "Remove",
  },
  detail: {
    yours: "Your sentence",
    sameRow: "In the embedding table it has the same row as all the others.",
    neighbours: "Nearest neighbours by cosine in the full space",
    onePlace: "On the axes, one place for all.",
    place: (x: ReactNode, y: ReactNode) => (
      <>
        On the axes at ({x}, {y}).
      </>
    ),
    several: (word: string, count: number) => `“${word}” occurs ${count} times here; the first one is shown.`,
    takeOut: "Take out",
  },
  /** What the inspector calls the numbers of this scene. */
  asked: {
    cosine: (word: string, a: string, b: string) => `cosine of “${word}” in “${a}” and “${b}”`,
    mean: {
      same: (word: string) => `mean cosine of “${word}”, same sense`,
      different: (word: string) => `mean cosine of “${word}”, different senses`,
      all: (word: string) => `mean cosine of “${word}”, all pairs`,
    },
    coordinate: (word: string, axis: 0 | 1) => `“${word}” on the ${axis === 0 ? "first" : "second"} axis`,
    projection: "Σ entry × axis, minus the same of the mean vector",
    entry: (index: number) => `entry ${index}`,
    agreeing: (word: string) => `sentences whose nearest “${word}” has the same sense`,
    agreement: "1 for each whose nearest neighbour by cosine has its sense; of equally near ones, a part",
    sentence: (text: string) => `“${text}”`,
    vectorAt: (text: string, layer: number, isCausal: boolean) =>
      `“${text}” ${layer === 0 ? "after the embeddings" : `after layer ${layer}`}${isCausal ? ", left to right" : ""}`,
    spreadFormula: "Σ coordinate² ÷ Σ distance² from the group’s mean",
    spread: (axis: 0 | 1) => `share of the spread on the ${axis === 0 ? "first" : "second"} axis`,
  },
  steps: {
    table: {
      title: "One word, one row in the table",
      empty: (word: string) => `Write a few sentences with “${word}” to see where its vectors lie.`,
      caption: (said: { word: string; pieces: number; size: number; sentences: number }) => (
        <>
          {said.pieces > 1
            ? `The table has a row for each of the ${said.pieces} pieces of “${said.word}”. Their mean is ${said.size} numbers`
            : `In BERT’s embedding table “${said.word}” has one row of ${said.size} numbers`}
          , the same in {plural(said.sentences, "every sentence", `all ${said.sentences} sentences`)}: one
          place for all.
        </>
      ),
    },
    embeddings: {
      title: "Add the position",
      caption: (word: string, count: number, places: number) => (
        <>
          Now position and segment are added: {sentences(count)}, <b>{places}</b> different{" "}
          {plural(places, "vector", "vectors")}, one per position. “{word}” has not heard of its neighbours
          yet.
        </>
      ),
    },
    needMore: (word: string) =>
      `It takes at least two sentences with “${word}” to compare. Add some in the list.`,
    layer: {
      first: "Layer 1: the neighbours speak",
      title: (layer: number) => `Layer ${layer}`,
      last: (layer: number) => `Layer ${layer}: do the senses part?`,
      unlabelled: (said: { word: string; now: string; before: string }) => (
        <>
          The mean cosine between the vectors of “{said.word}” is now <b>{said.now}</b>, after {said.before}.
          Nobody said which sentences share a sense: look at who is near whom.
        </>
      ),
      begin: (apart: Apart, isCausal: boolean) => (
        <>
          Attention mixes in the words {isCausal ? "before" : "around"}. The nearest neighbour shares the
          sense in <b>{apart.agreeing}</b> of {apart.count}.
        </>
      ),
      middle: (apart: Apart, change: "grows" | "shrinks" | "stays") => (
        <>
          The gap between same and different senses {change === "stays" ? "stays as it is" : change}; the
          nearest neighbour shares the sense in <b>{apart.agreeing}</b> of {apart.count}. Lines show where
          each point came from.
        </>
      ),
      end: (
        apart: Apart,
        verdict: "apart" | "partly" | "not",
        { word, first, second }: { word: string; first: string; second: string },
      ) => (
        <>
          The nearest neighbour shares the sense in <b>{apart.agreeing}</b> of {apart.count}.{" "}
          {
            {
              apart: `This model tells “${word}” (${first}) from “${word}” (${second}).`,
              partly: "The senses overlap: this model tells them apart only in part.",
              not: `Honestly: this model does not separate the senses of “${word}” here.`,
            }[verdict]
          }
        </>
      ),
    },
    own: {
      title: "Where does your sentence land?",
      empty: (word: string) =>
        `Write a sentence with “${word}” in the list: it becomes a star, and you see whose neighbour it is.`,
      caption: (said: {
        nearest: string;
        cosine: string;
        /** The sense of most of its nearest, 0 or 1 by the set’s order; null if there is none. */
        vote: { sense: string; kind: "sense-0" | "sense-1" } | null;
      }) => (
        <>
          Your star’s nearest vector is that of “{said.nearest}” (cosine <b>{said.cosine}</b>).{" "}
          {said.vote && (
            <>
              Most of its nearest labelled ones are <Term kind={said.vote.kind}>{said.vote.sense}</Term>: a
              vote, not understanding.
            </>
          )}
        </>
      ),
    },
  },
});

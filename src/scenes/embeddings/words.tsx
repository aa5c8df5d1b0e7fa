import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** What the embeddings scene says. */
export const words = area("embeddings", {
  intro:
    "Three learned rows are added: which token, where it stands, which sentence. That sum is all BERT ever sees.",
  examples: {
    near: "what is near “river”",
    days: "days and numbers",
    pair: "two sentences",
  },
  views: { sum: "Sum", near: "Nearest rows", positions: "Positions", swap: "Swap A and B" },
  /** The five vectors of a token: beside their strips, and in a narrow table's head. */
  parts: {
    word: "token row",
    position: "position row",
    tokenType: "segment row",
    sum: "sum",
    norm: "LayerNorm",
  },
  steps: {
    sum: {
      title: "Three rows, one sum",
      caption: (
        token: string,
        sentence: "A" | "B",
        /** How many rows the table of segments has. */
        segments: number,
        entry: number,
        sum: string,
      ) => (
        <>
          “{token}” has a row in the table, wherever it stands. Its position has one, or “dog bites man” would
          be “man bites dog”.{" "}
          {segments < 2 ? (
            "This model has no two rows for sentences."
          ) : (
            <>
              A third is for sentence <Term kind={sentence === "A" ? "a" : "b"}>{sentence}</Term>.
            </>
          )}{" "}
          Number by number they add up: entry {entry} is <b>{sum}</b>.
        </>
      ),
    },
    norm: {
      title: "LayerNorm",
      caption: (before: string, after: string) => (
        <>
          Take away the mean, divide by the spread, then scale and shift by learned numbers. Length {before}{" "}
          becomes <b>{after}</b>: the input of layer 1.
        </>
      ),
    },
    near: {
      title: "Which rows are alike?",
      waiting: "Looking through the table…",
      caption: (
        token: string,
        first: { token: string; cosine: string },
        second: { token: string; cosine: string } | undefined,
      ) => (
        <>
          In the whole table the row most like “{token}” is “{first.token}” (cosine <b>{first.cosine}</b>)
          {second && `, then “${second.token}” (${second.cosine})`}. No sentence is involved: this is what the
          token means on average.
        </>
      ),
    },
    positions: {
      title: "Do positions know their order?",
      tooLate: "Position vectors are compared for the first positions only: pick an earlier token.",
      caption: (said: {
        position: number;
        nearest: number;
        cosine: string;
        far: number;
        farCosine: string;
        /** The nearest is a neighbour. */
        neighbours: boolean;
      }) => (
        <>
          Position {said.position} is most like position {said.nearest} (cosine <b>{said.cosine}</b>); to
          position {said.far} it is {said.farCosine}. Nobody told the model what comes after what.{" "}
          {said.neighbours
            ? "It learned to make neighbours alike."
            : "For this position, it did not learn to make neighbours alike."}
        </>
      ),
    },
    swap: {
      title: "Swap A and B",
      noPair: "Add a second sentence: then the two can change places, and every vector changes with them.",
      waiting: "Reading the two sentences the other way round…",
      caption: (said: {
        token: string;
        from: number;
        to: number;
        sentence: "A" | "B";
        embeddings: string;
        last: string;
        layers: number;
      }) => (
        <>
          “{said.token}” moves from position {said.from} to {said.to} and into sentence{" "}
          <Term kind={said.sentence === "A" ? "a" : "b"}>{said.sentence}</Term>. Cosine to its old vector:{" "}
          {said.embeddings} after the embeddings, <b>{said.last}</b> after layer {said.layers}.
        </>
      ),
    },
  },
  tokens: {
    list: "Tokens",
    take: (token: string, position: number) => `Take ${token}, position ${position}`,
  },
  sum: {
    number: (id: number) => `number ${id}`,
    position: (position: number) => `position ${position}`,
    sentence: (sentence: "A" | "B") => `sentence ${sentence}`,
    strip: (part: string, size: number) => `${part}: ${size} numbers. Where does an entry come from?`,
    /** Before a vector's length; hidden on a phone. */
    length: "length ",
    lengthOf: (part: string, token: string) => `length of the ${part} of “${token}”`,
    note: (size: number) =>
      `Each strip is a vector of ${size} numbers: blue above zero, red below. The three rows and their sum share one colour scale; LayerNorm has its own.`,
  },
  near: {
    /** Followed by the token. */
    question: (rows: string) => `Of ${rows} rows, these are nearest to`,
    caption: "Nearest rows of the embedding table by cosine",
    row: "row",
    number: "number",
    cosine: "cosine",
    cosineOf: (a: string, b: string) => `cosine of the rows of “${a}” and “${b}”`,
    note: "These rows were learned: words that can stand in the same places end up alike. The table knows no sentences, so a word with two meanings has one row for both; the layers must tell them apart.",
  },
  positions: {
    waiting: "Comparing the positions…",
    cosineOf: (a: number, b: number) => `cosine of positions ${a} and ${b}`,
    title: (count: number) => `Cosines between the first ${count} position rows`,
    matrix: (last: number) => `Matrix of cosines between positions 0 to ${last}.`,
    cell: (a: number, b: number, cosine: string) =>
      `position ${a} and ${b}: cosine ${cosine} (click or Enter: where from?)`,
    row: (position: number) => `The framed row: position ${position} against all others`,
    notAmong: (position: number, count: number) =>
      `Position ${position} is not among the first ${count}: choose an earlier token`,
    bars: (position: number, others: readonly { position: number; cosine: string }[]) =>
      `Cosine of position ${position} to the others: ${others
        .map((other) => `position ${other.position} ${other.cosine}`)
        .join(", ")}, and so on.`,
    bar: (position: number, cosine: string) => `Position ${position}: cosine ${cosine}`,
    note: "Blue: alike, red: opposite. The stripe along the diagonal says how much a position is like its neighbours. These rows were learned from text alone.",
  },
  swap: {
    onlyOne: "There is only one sentence. Add a second one at the top of the page, or take this one:",
    take: (sentence: string) => `+ “${sentence}”`,
    swap: "Swap A and B",
    caption: "Each token’s vector in both orders of the sentences",
    token: "token",
    position: "position",
    sentence: "sentence",
    cosineEmbeddings: "cosine, embeddings",
    cosineLast: (layer: number) => `cosine, layer ${layer}`,
    follow: (token: string, position: number) => `Follow ${token}, position ${position}`,
    cosineOf: (token: string) => `cosine of “${token}” in both orders`,
    /** `same` is the number one as the table writes it. */
    note: (same: string) =>
      `${same} would mean: the same vector. The token row is the same in both orders; position and segment are not, and from there on every layer sees another input.`,
  },
});

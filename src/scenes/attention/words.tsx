import { Term } from "../../ui/Term";
import { area } from "../../words/area";
import { words as ui } from "../../words/ui";

/** What the attention scene says. Layers and heads are counted from one. */
export const words = area("attention", {
  intro:
    "Every token asks a question of every token, left and right, and takes in a mix of their answers. Pick a token, a layer and a head.",
  examples: { bank: "the river bank", it: "who is “it”?", pair: "two sentences" },
  views: {
    row: "One token",
    matrix: "Matrix",
    heads: "All heads",
    lines: "Lines",
    direction: "Left to right?",
    texts: "Two texts",
  },
  controls: { layer: "Layer", head: "Head", causal: "Left-to-right" },
  steps: {
    query: {
      title: "One token asks",
      caption: (token: string, size: number, layer: number, head: number) => (
        <>
          “{token}” turns its vector into a <Term kind="query">query</Term>: {size} numbers that say what it
          is looking for. The weights for this belong to layer {layer}, head {head}; they were learned, nobody
          wrote them.
        </>
      ),
    },
    keys: {
      title: "Every token offers a key",
      caption: (count: number, token: string, size: number) => (
        <>
          Each of the {count} tokens, “{token}” itself included, makes a <Term kind="key">key</Term>: {size}{" "}
          numbers that say what it has to offer.
        </>
      ),
    },
    dots: {
      title: "Query times key",
      caption: (best: string, dot: string) => (
        <>
          Multiply <Term kind="query">query</Term> and <Term kind="key">key</Term> entry by entry and add up.
          The closest match so far is “{best}” with {dot}. Click a number to see the sum.
        </>
      ),
    },
    scale: {
      title: (size: number) => `Divide by √${size}`,
      caption: (size: number, root: string, causal: boolean) => (
        <>
          Sums of {size} products grow large, and large scores would make the next step all-or-nothing. So
          each is divided by √{size} = {root}.{" "}
          {causal && "Left to right, tokens to the right of the asking one are set to −∞."}
        </>
      ),
    },
    softmax: {
      title: "Softmax: scores become shares",
      caption: (top: string, share: string, sum: string) => (
        <>
          e<sup>score</sup>, divided by the sum of all of them. What comes out are{" "}
          <Term kind="prob">attention probabilities</Term>: “{top}” gets {share}, and the row adds up to{" "}
          <b>{sum}</b>.
        </>
      ),
    },
    values: {
      title: "Gather the values",
      caption: (token: string) => (
        <>
          Each token also has a <Term kind="value">value</Term>: what it hands over if asked. “{token}” takes
          in all of them, weighted by their shares. The sum is what this head writes for “{token}”.
        </>
      ),
    },
    all: {
      title: "All tokens at once",
      caption: (causal: boolean) => (
        <>
          Every token asks at the same time: one row of this matrix each. Rows are “from”, columns are “to”;
          each row adds up to 1.
          {causal
            ? " Left to right, the upper right half stays empty."
            : " Nothing stops a token from looking right as well as left."}
        </>
      ),
    },
    heads: {
      title: (layers: number, heads: number) => `${layers} layers × ${heads} heads`,
      caption: (matrices: number) => (
        <>
          {matrices} such matrices, each with its own learned weights, work on your sentence. Each is named by
          what was measured, with the number. Click one to look inside, or switch it off and see what changes.
        </>
      ),
    },
    lines: {
      title: "Who looks where",
      caption: (layer: number, head: number, token: string, top: string) => (
        <>
          The same shares as lines: thicker is more. In layer {layer}, head {head}, “{token}” looks most at “
          {top}”. Attention shows where information flowed, not why the model decided as it did.
        </>
      ),
    },
    direction: {
      title: "What if it read left to right only?",
      pick: "Pick a word of your text: its vector is compared with the one it has when the sentence ends differently.",
      caption: (word: string, causal: string, both: string) => (
        <>
          With the future masked, “{word}” has exactly the same vector whatever follows it: cosine{" "}
          <b>{causal}</b>. Reading both ways, the ending changes it: <b>{both}</b>.
        </>
      ),
    },
    texts: {
      title: "Two texts side by side",
      caption:
        "The same head on two texts. What stays is the head’s habit; what changes is what it found in the words. Edit the other text and watch.",
    },
  },
  row: {
    from: "from",
    to: "to",
    query: (token: string) => `query of “${token}”`,
    queryAndValues: (token: string) => `query of “${token}”, values`,
    softmax: "softmax",
    value: "value",
    whereQuery: (token: string) => `Where does the query of ${token} come from?`,
    whereKey: (token: string) => `Where does the key of ${token} come from?`,
    whereValue: (token: string) => `Where does the value of ${token} come from?`,
    whereSum: "Where does this sum come from?",
    gathered: "Σ share × value",
    askAs: (token: string, position: number) => `Ask as ${token}, position ${position}`,
    table: (token: string, layer: number, head: number) =>
      `What “${token}” asks of every token, layer ${layer}, head ${head}`,
    whereDot: (token: string, dot: string) => `q · k ${dot} for ${token}: where does this come from?`,
    whereShare: (token: string, share: string) => `share ${share} for ${token}: where does this come from?`,
    key: "key",
    whereScore: (token: string, score: string) => `score ${score} for ${token}: where does this come from?`,
    division: (dot: string, size: number, score: string, blocked: boolean) =>
      `${dot} ÷ √${size} = ${score}${blocked ? ", then masked: −∞" : ""}`,
    ray: (share: string) => `${share} (click: where from?)`,
    sumName: (token: string, layer: number, head: number) =>
      `sum of the attention probabilities of “${token}”, layer ${layer}, head ${head}`,
    sumFormula: (count: number) => `Σ over ${count} tokens`,
    toToken: (token: string) => `to “${token}”`,
  },
  arithmetic: {
    intro: (size: number) => `q · k = the sum of ${size} products. The largest four:`,
    entry: (index: number) => `entry ${index}`,
    others: (count: number) => `the other ${count}`,
    blocked: "Left to right: e^−∞ = 0. The asking token cannot look here.",
    share: (power: string, sum: string, share: string) => `${power} ÷ ${sum} (sum of the row) = ${share}`,
  },
  matrix: {
    corner: "from ↓\u00a0to\u00a0→",
    row: (token: string, position: number) => `Row of ${token}, position ${position}`,
    /** `action`: what a click does, if anything. */
    cell: (from: string, to: string, share: string, cut: boolean, action: "ask" | "cut" | null) =>
      `“${from}” looks at “${to}”: ${share}${cut ? ", cut" : ""}${
        action === null ? "" : action === "cut" ? " (click: cut or mend)" : " (click: where from?)"
      }`,
    clickTo: "Click a cell to",
    actions: { ask: "ask about it", cut: "cut it" },
  },
  edge: {
    cutFrom: (token: string) => `Cut “${token}” →`,
    to: "Edge to",
    where: "Where to cut",
    here: "in this head",
    all: "in all heads and layers",
    cut: "Cut",
    mend: "Mend",
  },
  filter: {
    hideSpecials: "hide [CLS] and [SEP]",
    strongest: (percent: number) => `strongest ${percent} %`,
    segments: "Segments",
    allSegments: "all segments",
    everything: "draw everything",
  },
  heads: {
    /** Followed by a choice: this text, or the probe sentences. */
    title: "Rows are layers, columns are heads. Named by what was measured on",
    measuredOn: "Measured on",
    thisText: "this text",
    probe: (count: number) => `${count} probe sentences`,
    pattern: "Pattern",
    strongest: "strongest pattern",
    layerOn: (layer: number) => `Layer ${layer} on`,
    headOn: (layer: number, head: number) => `Layer ${layer}, head ${head} on`,
    head: (layer: number, head: number, off: boolean) =>
      `Layer ${layer}, head ${head}${off ? ", switched off" : ""}`,
    score: (pattern: string, score: string) => `${pattern} ${score}: where does this come from?`,
    scores: "Mean share of attention, 0 to 1 (broad: entropy over its largest value)",
  },
  patterns: {
    previous: "previous",
    next: "next",
    same: "itself",
    cls: "[CLS]",
    sep: "[SEP]",
    sameWord: "same word",
    broad: "broad",
  },
  /** A head's score in the inspector. */
  score: {
    name: (pattern: string, layer: number, head: number) =>
      `score “${pattern}” of layer ${layer}, head ${head}`,
    on: (text: string) => `on “${text}”`,
    overSentences: (count: number) => `mean over ${count} sentences`,
  },
  lines: {
    pin: (token: string, position: number) => `Pin ${token}, position ${position}`,
    unpin: (token: string, position: number) => `Unpin ${token}, position ${position}`,
    where: (share: string, from: string, to: string) =>
      `${share} from ${from} to ${to}: where does this come from?`,
    line: (from: string, to: string, share: string) => `“${from}” looks at “${to}”: ${share}`,
    /** What each token looks at most, for a screen reader. */
    summary: (rows: readonly { from: string; best: string; share: string }[]) =>
      rows.map(({ from, best, share }) => `${from} looks most at ${best}, ${share}`).join("; "),
    note: "Click a token on the left to pin it, again to let go. What the filters hide is only hidden: nothing is rescaled.",
  },
  direction: {
    pick: "[CLS] and [SEP] stand in no sentence. Pick a word under “One token” to compare it before two endings.",
    question: (word: string) => (
      <>
        Does “<b>{word}</b>” know what comes after it?
      </>
    ),
    ending: "Another ending",
    placeholder: "type another ending…",
    caption: "Cosine between the word’s two vectors",
    cosine: "cosine of its two vectors",
    embedding: "embedding",
    layer: (layer: number) => `layer ${layer}`,
    causal: "left to right",
    both: "both directions",
    cosineOf: (word: string) => `cosine of “${word}” before two endings`,
    /** `same` is the number one as the table writes it. */
    note: (word: string, same: string, twin: boolean) =>
      `${same} means: the very same direction. Left to right, no later word can reach “${word}”, so its vector cannot change. ${ui.leftReader(twin)}`,
  },
  texts: {
    label: "The other text",
    placeholder: "type another text…",
    show: "Show",
    own: "your text",
    other: "the other",
    difference: "difference",
    otherTitle: "the other text",
    differenceTitle: "your text minus the other: blue more, red less",
    differenceOf: (from: number, to: number, layer: number, head: number) =>
      `difference of two texts, position ${from} to ${to}, layer ${layer}, head ${head}`,
    lengths: (own: number, other: number) =>
      `A difference needs texts of the same length: yours has ${own} tokens, the other ${other}.`,
  },
});

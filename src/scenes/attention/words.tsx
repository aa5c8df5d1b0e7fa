import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** What the attention scene says. Layers and heads are counted from one. */
export const words = area("attention", {
  intro:
    "Every token asks a question of every token, left and right, and takes in a mix of their answers. Pick a token, a layer and a head.",
  examples: { bank: "the river bank", it: "who is “it”?", pair: "two sentences" },
  views: {
    row: "One token",
    matrix: "All heads",
    texts: "Two texts",
  },
  controls: { layer: "Layer", head: "Head", causal: "Left-to-right" },
  steps: {
    dots: {
      title: "Query times key",
      caption: (token: string, size: number, best: string, dot: string) => (
        <>
          The <Term kind="query">query</Term> of “{token}” and each token’s <Term kind="key">key</Term>,{" "}
          {size} numbers each, multiplied entry by entry and added up. The closest match so far is “{best}”
          with {dot}. Click a number to see the sum.
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
      caption: (token: string, top: string, share: string, sum: string) => (
        <>
          e<sup>score</sup>, divided by the sum of all, gives <Term kind="prob">attention probabilities</Term>
          : “{top}” gets {share}, the row adds up to <b>{sum}</b>. What “{token}” takes in is each token’s{" "}
          <Term kind="value">value</Term>, weighted by its share.
        </>
      ),
    },
    heads: {
      title: (layers: number, heads: number) => `${layers} layers × ${heads} heads`,
      caption: (matrices: number, causal: boolean) => (
        <>
          Rows are “from”, columns “to”; each row adds up to 1.
          {causal && " Left to right, the upper right half stays empty."} {matrices} such matrices, each named
          by what was measured. Click one to look inside, or switch it off and see what changes.
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
    actions: { ask: "ask about it", cut: "cut it", everywhere: "cut it everywhere" },
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

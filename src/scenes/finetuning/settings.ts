import { choice, lines, type Setting, words } from "../../store/setting";
import { type FinetuningSettings, LABEL_COUNTS, TASKS } from "../../trainer/finetuneProtocol";

/** Learning rates to choose from, lowest first. */
export const RATES = ["0.0001", "0.001", "0.01", "0.1", "1"] as const;
export const BATCHES = ["1", "4", "8", "24"] as const;
export const EPOCHS = ["5", "10", "20", "40"] as const;

/** Rates for all of BERT. */
export const WHOLE_RATES = [
  "0.000001",
  "0.00001",
  "0.00003",
  "0.0001",
  "0.0003",
  "0.001",
  "0.003",
  "0.01",
] as const;
export const WHOLE_EPOCHS = ["2", "4", "8", "16"] as const;
export const WHOLE_BATCHES = ["1", "4", "8", "16", "32"] as const;

/** Own sentences: a dozen and a few, each with its label, short enough for a link. */
export const OWN_LINES = lines([], 14, 75);

/** The visitor’s own sentences, one a line. Older links have the number of a class before each, and no label behind. */
function ownSentences(): Setting<readonly string[]> {
  const labelled = (line: string): string => line.replace(/^(\d)([^|\t]+)$/, "$2 | $1");
  return { ...OWN_LINES, read: (text) => OWN_LINES.read(text)?.map(labelled) ?? null };
}

export const finetuningSettings = {
  /** Asked of the text when there is no second sentence to ask about. */
  question: words("Where was it shot?", 80),
  set: choice(["intent", "own"], "intent"),
  own: ownSentences(),
  pooling: choice(["cls", "mean"], "cls"),
  rate: choice(RATES, "0.01"),
  batch: choice(BATCHES, "4"),
  epochs: choice(EPOCHS, "20"),
  /** All of BERT: rate, epochs, batch, labelled sentences, and how many of the last layers learn. */
  wholeRate: choice(WHOLE_RATES, "0.00003"),
  /** How many times that the new head learns at. */
  wholeHead: choice(["1", "30"], "30"),
  wholeTask: choice(TASKS, "questions"),
  wholeEpochs: choice(WHOLE_EPOCHS, "4"),
  wholeBatch: choice(WHOLE_BATCHES, "8"),
  wholeLabels: choice(LABEL_COUNTS.map(String), "96"),
  wholeLayers: choice(["0", "1", "2", "all"], "all"),
  wholePooling: choice(["cls", "mean"], "cls"),
  /** A sentence to try the new head on; empty stands for the text of the page. */
  tried: words("", 80),
};

const ALL_LAYERS = 100;

/** How all of BERT is to be trained, as it is set. */
export function wholeSettings(
  chosen: {
    readonly [Name in keyof typeof finetuningSettings]: (typeof finetuningSettings)[Name]["initial"];
  },
): FinetuningSettings {
  return {
    rate: Number(chosen.wholeRate),
    headTimes: Number(chosen.wholeHead),
    epochs: Number(chosen.wholeEpochs),
    batch: Number(chosen.wholeBatch),
    accumulate: 1,
    layers: chosen.wholeLayers === "all" ? ALL_LAYERS : Number(chosen.wholeLayers),
    pooling: chosen.wholePooling,
    dropout: 0.1,
    seed: 1,
  };
}

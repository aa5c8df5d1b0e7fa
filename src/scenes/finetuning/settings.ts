import { choice, lines, type Setting, words } from "../../store/setting";
import { type FinetuningSettings, TASKS } from "../../trainer/finetuneProtocol";

/** Learning rates to choose from, lowest first. */
export const RATES = ["0.0001", "0.001", "0.01", "0.1", "1"] as const;
export const BATCHES = ["1", "4", "8", "24"] as const;
export const EPOCHS = ["5", "10", "20", "40"] as const;

/** Rates for all of BERT, and numbers of labelled sentences, from few to many. */
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
export const LABEL_COUNTS = ["24", "48", "96", "192", "300"] as const;

/** Own sentences: a dozen and a few, short enough that all of them fit into a link. */
export const MOST_OWN = 14;
export const LONGEST_OWN = 60;
export const MOST_CLASSES = 3;
/** Characters that own sentences may take in a link, where letters beyond ASCII take up to nine. */
const LINK_ROOM = 1100;

/** An own sentence as a setting keeps it: the number of its class, then the text. */
export function writeOwn(label: number, text: string): string {
  return `${label}${text}`;
}

/** A sentence of the visitor’s own as a link has it: the number of its class, then its text. */
export function readOwn(line: string): { label: number; text: string } {
  const label = Number(line[0]);
  return Number.isInteger(label) ? { label, text: line.slice(1) } : { label: 0, text: line };
}

/** As `lines`, but a link takes only as many from the top as it has room for. */
function ownSentences(): Setting<readonly string[]> {
  const all = lines([], MOST_OWN, LONGEST_OWN + 1);
  return {
    ...all,
    write: (value) => {
      let kept = value;
      const size = () => new URLSearchParams([["", all.write(kept)]]).toString().length;
      while (size() > LINK_ROOM) kept = kept.slice(0, -1);
      return all.write(kept);
    },
  };
}

export const finetuningSettings = {
  /** Asked of the text when there is no second sentence to ask about. */
  question: words("Where was it shot?", 80),
  set: choice(["intent", "sentiment", "own"], "intent"),
  classes: lines(["yes", "no"], MOST_CLASSES, 14),
  own: ownSentences(),
  pooling: choice(["cls", "mean"], "cls"),
  rate: choice(RATES, "0.01"),
  batch: choice(BATCHES, "4"),
  epochs: choice(EPOCHS, "20"),
  /** All of BERT: rate, epochs, batch and its parts, labelled sentences, and how many of the last layers learn. */
  wholeRate: choice(WHOLE_RATES, "0.00003"),
  /** How many times that the new head learns at. */
  wholeHead: choice(["1", "30"], "30"),
  wholeTask: choice(TASKS, "questions"),
  wholeEpochs: choice(WHOLE_EPOCHS, "4"),
  wholeBatch: choice(WHOLE_BATCHES, "8"),
  wholeParts: choice(["1", "4"], "1"),
  wholeLabels: choice(LABEL_COUNTS, "96"),
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
    accumulate: Number(chosen.wholeParts),
    layers: chosen.wholeLayers === "all" ? ALL_LAYERS : Number(chosen.wholeLayers),
    pooling: chosen.wholePooling,
    dropout: 0.1,
    seed: 1,
  };
}

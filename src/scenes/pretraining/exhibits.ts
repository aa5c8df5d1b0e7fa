import type { Snapshot } from "../../trainer/protocol";
import { NANO, type PretrainingSettings } from "../../trainer/protocol";
import type { Settings } from "../settings";
import type { Comparison } from "./settings";

/** The run that the scene's settings describe. */
export function runSettings({ pretraining: chosen }: Settings): PretrainingSettings {
  return {
    ...NANO,
    rate: Number(chosen.rate),
    maskRate: Number(chosen.mask),
    masking: chosen.masking,
    direction: chosen.direction,
    nextSentence: chosen.nextSentence,
    batch: Number(chosen.batch),
    dropout: Number(chosen.dropout),
    seed: chosen.seed,
    steps: Number(chosen.steps),
  };
}

/** The same with one thing changed; null if nothing is compared. */
export function otherSettings(main: PretrainingSettings, compare: Comparison): PretrainingSettings | null {
  switch (compare) {
    case "none":
      return null;
    case "left":
      return { ...main, direction: main.direction === "left" ? "both" : "left" };
    case "mask":
      return { ...main, maskRate: main.maskRate === 0.6 ? 0.15 : 0.6 };
    case "least":
      return { ...main, maskRate: main.maskRate === 0.05 ? 0.15 : 0.05 };
    case "most":
      return { ...main, maskRate: main.maskRate === 0.9 ? 0.15 : 0.9 };
    case "always":
      return { ...main, masking: main.masking === "always" ? "mixed" : "always" };
    case "high":
      return { ...main, rate: 10 * main.rate };
    case "low":
      return { ...main, rate: main.rate / 40 };
  }
}

/** Differences from which on a pair shows its lesson: of losses in nats, of shares, of cosines. */
const SHOWN = { loss: 0.15, seen: 0.05, senses: 0.02 };

/** Whether two runs, as they are by now, differ in what their lesson is about: before that nothing is to be learned. */
export function isShown(lesson: Lesson, one: Snapshot, other: Snapshot): boolean {
  const apart = ({ look: { senses } }: Snapshot): number => (senses.length === 2 ? senses[0] - senses[1] : 0);
  switch (lesson) {
    case "masking":
      return Math.abs((one.measures.seen ?? 0) - (other.measures.seen ?? 0)) >= SHOWN.seen;
    case "direction":
      return Math.abs(apart(one) - apart(other)) >= SHOWN.senses;
    case "moreHidden":
      return true;
    default:
      return Math.abs(one.measures.loss - other.measures.loss) >= SHOWN.loss;
  }
}

const CHANGES = ["direction", "maskRate", "masking", "rate", "dropout", "batch", "nextSentence"] as const;

/** What the difference between two runs shows; a share of hidden words shows this or that, as large as it is. */
type Lesson = Exclude<(typeof CHANGES)[number], "maskRate"> | "leastHidden" | "moreHidden" | "mostHidden";

/** Above this share of hidden words there is hardly anything left to guess from. */
const MOST_HIDDEN = 0.8;
/** Below this one a step asks hardly anything. */
const LEAST_HIDDEN = 0.1;

/** The lesson of a pair; null if both are alike. */
export function lessonOf(one: PretrainingSettings, other: PretrainingSettings): Lesson | null {
  const change = changeOf(one, other);
  if (change !== "maskRate") return change;
  const [less, more] = [one.maskRate, other.maskRate].sort((a, b) => a - b);
  if (more > MOST_HIDDEN) return "mostHidden";
  return less < LEAST_HIDDEN ? "leastHidden" : "moreHidden";
}

/** In what two runs differ first; null if in nothing of these. */
export function changeOf(
  one: PretrainingSettings,
  other: PretrainingSettings,
): (typeof CHANGES)[number] | null {
  return CHANGES.find((name) => one[name] !== other[name]) ?? null;
}

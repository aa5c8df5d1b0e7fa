import card from "../../../public/model/MODEL_CARD.md?raw";

/** Held-out accuracy of the shipped model at next-sentence prediction, as its model card has it. */
interface HeldOut {
  /** Share of pairs judged right, 0…1. */
  readonly accuracy: number;
  readonly pairs: number;
  /** The same by the length of the input in tokens. */
  readonly byLength: readonly {
    readonly length: number;
    readonly accuracy: number;
    readonly pairs: number;
  }[];
}

const ACCURACY = "NSP int8";
const PAIRS = "pairs";

/**
 * Reads the figures from the card's table: the one with a column of that name and a row “mean”. Null if there is none,
 * so that the page says nothing rather than an old number.
 */
export function readHeldOut(markdown: string): HeldOut | null {
  const lines = markdown
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.replaceAll("*", "").trim()));
  const head = lines.findIndex((cells) => cells.includes(ACCURACY) && cells.includes(PAIRS));
  if (head < 0) return null;
  const end = lines.findIndex((cells, index) => index > head && cells.length < 3);
  const rows = lines.slice(head + 2, end < 0 ? undefined : end);
  const [accuracyAt, pairsAt] = [lines[head].indexOf(ACCURACY), lines[head].indexOf(PAIRS)];
  const read = rows.map((cells) => ({
    name: cells[1],
    accuracy: Number(cells[accuracyAt]) / 100,
    pairs: Number(cells[pairsAt]),
  }));
  const mean = read.find(({ name }) => name === "mean");
  if (!mean || !(mean.accuracy > 0 && mean.accuracy <= 1) || !(mean.pairs > 0)) return null;
  const byLength = read
    .filter(({ name, accuracy }) => /^\d+$/.test(name) && accuracy > 0)
    .map(({ name, accuracy, pairs }) => ({ length: Number(name), accuracy, pairs }));
  return { accuracy: mean.accuracy, pairs: mean.pairs, byLength };
}

/** The figures of the card that this page is built with. */
export const HELD_OUT = readHeldOut(card);

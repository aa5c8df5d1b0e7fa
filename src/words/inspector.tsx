import type { ReactNode } from "react";
import { area } from "./area";

/** The inspector: where a number comes from. What it says of the numbers themselves is in `explain`. */
export const words = area("inspector", {
  title: "Where does this number come from?",
  working: "Running the model again…",
  trail: "Numbers on the way",
  back: "← back",
  input: "input",
  value: "value",
  adds: "adds",
  bar: "as a bar",
  more: (count: string) => `${count} more`,
  listMore: (count: string) => `${count} more inputs: list them`,
  bias: "bias (learned)",
  sum: "sum",
  leaf: "This is a weight: it was learned in training. The trail ends here.",
  mark: (label: string) => `${label}: where does this come from?`,
  guess: {
    original: "(the original)",
    place: (word: string, place: string) => `${word}, place ${place}: where does this come from?`,
    from: (word: string, share: string) => `${word}, ${share}: where does this come from?`,
    tip: (word: string, rank: string, logit: string, share: ReactNode) => (
      <>
        <b>{word}</b>, rank {rank}
        <br />
        softmax over the vocabulary: e<sup>{logit}</sup> ÷ Σ e<sup>logit</sup> = {share}
      </>
    ),
  },
  meanOver: (what: string) => `mean over ${what}`,
});

import { stepTable } from "../steps";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    fixed: [5, "roberta"],
    dynamic: [5],
    factors: [5, "albert"],
    sharing: [5],
    fewer: [6, "distil"],
    cut: [5],
    game: [6, "electra"],
    reveal: [6],
  },
  () => ({ roberta: "RoBERTa", albert: "ALBERT", distil: "DistilBERT", electra: "ELECTRA" }),
);

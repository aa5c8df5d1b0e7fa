import { stepTable } from "../steps";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    dynamic: [9, "roberta"],
    sharing: [9, "albert"],
    fewer: [7, "distil"],
    game: [6, "electra"],
    reveal: [6],
  },
  () => ({ roberta: "RoBERTa", albert: "ALBERT", distil: "DistilBERT", electra: "ELECTRA" }),
);

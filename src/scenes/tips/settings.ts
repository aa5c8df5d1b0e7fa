import { choice } from "../setting";

export const tipsSettings = {
  /** The ready set that the live trainings learn from. */
  set: choice(["intent", "sentiment"], "intent"),
};

import { flag } from "../../store/setting";

export const clsSettings = {
  /** The tuned model is there to be compared: its weights are fetched when the visitor asks for them. */
  tuned: flag(false),
};

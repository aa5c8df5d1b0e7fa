import { words } from "../../store/setting";

/** What a visitor can set in the scene. */
export const attentionSettings = {
  /** A second text whose attention is drawn beside the first one's. */
  other: { ...words("The dog chased the cat because it was fast.", 600), key: "other", called: "other" },
} as const;

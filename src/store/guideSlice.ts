import type { EntryId } from "../glossary/words";
import type { Slice } from "./slice";

/** What explains the page: the glossary. */
export interface GuideSlice {
  /** The glossary entry on show; null while the glossary is closed. */
  readonly glossary: EntryId | null;
  setGlossary(entry: EntryId | null): void;
}

export const createGuideSlice: Slice<GuideSlice> = (set) => ({
  glossary: null,
  setGlossary: (glossary) => set({ glossary }),
});

import type { EntryId } from "../glossary/words";
import type { Slice } from "./slice";

/** What leads to other places of the page: the glossary, and the workshop with its search. */
export interface GuideSlice {
  /** The glossary entry on show; null while the glossary is closed. */
  readonly glossary: EntryId | null;
  readonly workshopOpen: boolean;
  setGlossary(entry: EntryId | null): void;
  setWorkshopOpen(open: boolean): void;
}

export const createGuideSlice: Slice<GuideSlice> = (set) => ({
  glossary: null,
  workshopOpen: false,
  setGlossary: (glossary) => set({ glossary }),
  setWorkshopOpen: (workshopOpen) => set({ workshopOpen }),
});

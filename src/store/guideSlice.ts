import type { EntryId } from "../glossary/words";
import type { Slice } from "./slice";

/** What leads to other places of the page: the glossary, and the workshop with its search. */
export interface GuideSlice {
  /** The glossary entry on show; null while the glossary is closed. */
  readonly glossary: EntryId | null;
  readonly workshopOpen: boolean;
  /** The link that opened the page says nothing that this page understands. */
  readonly linkLost: boolean;
  /** Keys of a single letter act; off, they are left to those who dictate. */
  readonly letterKeys: boolean;
  setLetterKeys(on: boolean): void;
  setGlossary(entry: EntryId | null): void;
  setWorkshopOpen(open: boolean): void;
}

const LETTER_KEYS = "letterKeys";

function storedLetterKeys(): boolean {
  try {
    return localStorage.getItem(LETTER_KEYS) !== "off";
  } catch {
    return true;
  }
}

export const createGuideSlice: Slice<GuideSlice> = (set) => ({
  glossary: null,
  workshopOpen: false,
  linkLost: false,
  letterKeys: storedLetterKeys(),
  setLetterKeys: (letterKeys) => {
    set({ letterKeys });
    try {
      localStorage.setItem(LETTER_KEYS, letterKeys ? "on" : "off");
    } catch {
      // Storage may be denied: the choice then lasts for this visit.
    }
  },
  setGlossary: (glossary) => set({ glossary }),
  setWorkshopOpen: (workshopOpen) => set({ workshopOpen }),
});

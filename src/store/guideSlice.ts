import type { EntryId } from "../glossary/words";
import { linked } from "../url/schema";
import type { Slice } from "./slice";
import type { AppState } from "./store";
import { ALL_ON } from "./viewSlice";

/** The guided tour on its way: its own time, from which the scene's follows. */
export interface TourState {
  /** Seconds since its start. */
  readonly seconds: number;
  readonly playing: boolean;
  /** What the visitor had on the page before; it comes back at the end. */
  readonly before: Partial<AppState>;
}

/** What explains the page: the glossary and the guided tour. */
export interface GuideSlice {
  /** The glossary entry on show; null while the glossary is closed. */
  readonly glossary: EntryId | null;
  readonly tour: TourState | null;
  /** True while a newcomer is asked whether to take the tour. */
  readonly tourOffered: boolean;
  setGlossary(entry: EntryId | null): void;
  setTourOffered(offered: boolean): void;
  startTour(): void;
  setTour(change: Partial<Pick<TourState, "seconds" | "playing">>): void;
  /** Ends the tour: the page is as it was before, but for `keep`. */
  endTour(keep?: Partial<AppState>): void;
}

export const createGuideSlice: Slice<GuideSlice> = (set) => ({
  glossary: null,
  tour: null,
  tourOffered: false,
  setGlossary: (glossary) => set({ glossary }),
  setTourOffered: (tourOffered) => set({ tourOffered }),
  startTour: () =>
    set((state) => ({
      tour: { seconds: 0, playing: true, before: state.tour?.before ?? linked(state) },
      tourOffered: false,
      helpOpen: false,
      glossary: null,
      playing: false,
      until: null,
      following: false,
      arrival: null,
      // The story is told by the whole model.
      switches: ALL_ON,
    })),
  setTour: (change) => set(({ tour }) => ({ tour: tour && { ...tour, ...change } })),
  endTour: (keep = {}) =>
    set(({ tour }) => ({ ...tour?.before, ...keep, tour: null, playing: false, until: null })),
});

import { type Setting, words } from "../../store/setting";

/** Which attention edges are drawn: from which segment to which. */
export const SEGMENT_FILTERS = ["all", "aa", "ab", "ba", "bb"] as const;
export type SegmentFilter = (typeof SEGMENT_FILTERS)[number];

/** What of the attention is drawn; the numbers stay as they are. */
export interface EdgeFilter {
  /** Draw [CLS] and [SEP] too. */
  readonly specials: boolean;
  /** Draw only the strongest share of the edges, in percent. */
  readonly strongest: number;
  readonly segments: SegmentFilter;
}

export const NO_FILTER: EdgeFilter = { specials: true, strongest: 100, segments: "all" };

const filter: Setting<EdgeFilter> = {
  initial: NO_FILTER,
  write: ({ specials, strongest, segments }) => `${specials ? 1 : 0}.${strongest}.${segments}`,
  read: (text) => {
    const [, specials, strongest, segments] = /^([01])\.(\d{1,3})\.(all|aa|ab|ba|bb)$/.exec(text) ?? [];
    if (!segments) return null;
    return {
      specials: specials === "1",
      strongest: Math.max(1, Math.min(100, Number(strongest))),
      segments: segments as SegmentFilter,
    };
  },
};

const MAX_TEXT = 600;

/** What a visitor can set in the scene. */
export const attentionSettings = {
  filter: { ...filter, key: "show" },
  /** A second ending for the left-to-right comparison. */
  ending: { ...words("was fast.", MAX_TEXT), key: "ending", called: "ending" },
  /** A second text whose attention is drawn beside the first one's. */
  other: { ...words("The dog chased the cat because it was fast.", MAX_TEXT), key: "other", called: "other" },
} as const;

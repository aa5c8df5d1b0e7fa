import { choice } from "../../store/setting";

/** How a token is left out: [MASK] in its place, or taken out of the sequence. */
export const LEAVE_OUT = ["mask", "remove"] as const;
export type LeaveOut = (typeof LEAVE_OUT)[number];

/** What counts as a token's share of the attention: rolled out through the layers, or their plain mean. */
export const ATTENTION_SHARES = ["rollout", "mean"] as const;
export type AttentionShare = (typeof ATTENTION_SHARES)[number];

/** What a visitor can set in the scene. */
export const whySettings = {
  leaveOut: { ...choice(LEAVE_OUT, "mask"), key: "without" },
  attentionShare: { ...choice(ATTENTION_SHARES, "rollout"), key: "share" },
} as const;

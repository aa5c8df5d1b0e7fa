/** What a rank correlation amounts to. */
export type Verdict = "incomparable" | "few" | "mostly" | "partly" | "hardly" | "contradict";

/** Fewer words than these may stand in any order by chance. */
const FEW = 10;

/** The verdict on a rank correlation, −1 to 1 or NaN, over so many words. */
export function verdict(rho: number, words: number): Verdict {
  if (Number.isNaN(rho)) return "incomparable";
  if (words < FEW) return "few";
  if (rho >= 0.8) return "mostly";
  if (rho >= 0.4) return "partly";
  if (rho > -0.4) return "hardly";
  return "contradict";
}

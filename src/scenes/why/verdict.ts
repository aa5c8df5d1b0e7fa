/** What a rank correlation amounts to. */
export type Verdict = "incomparable" | "mostly" | "partly" | "hardly" | "contradict";

/** The verdict on a rank correlation, −1 to 1, or NaN. */
export function verdict(rho: number): Verdict {
  if (Number.isNaN(rho)) return "incomparable";
  if (rho >= 0.8) return "mostly";
  if (rho >= 0.4) return "partly";
  if (rho > -0.4) return "hardly";
  return "contradict";
}

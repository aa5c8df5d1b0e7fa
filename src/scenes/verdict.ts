import type { words } from "../words/why";

/** What a rank correlation amounts to. */
export function verdict(rho: number): keyof typeof words.agree.verdicts {
  if (Number.isNaN(rho)) return "incomparable";
  if (rho >= 0.8) return "mostly";
  if (rho >= 0.4) return "partly";
  if (rho > -0.4) return "hardly";
  return "contradict";
}

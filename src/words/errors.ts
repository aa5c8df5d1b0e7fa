import { SENTENCES } from "../engine";
import { area } from "./area";

/** What went wrong, by its code. The engine says it in English itself; here the page's own problems join in. */
export const words = area("errors", {
  ...SENTENCES,
  engineCrashed: () => "The engine stopped unexpectedly. Your text is kept. Press “Try again” to restart it.",
  /** What no one has a code for is said as it came. */
  unknown: (message: string) => message,
});

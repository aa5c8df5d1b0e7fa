import { afterAll, beforeAll, vi } from "vitest";
import { learnSentences } from "./store/problem";

/** As on the page, which fetches at its start what errors say. */
beforeAll(learnSentences);

/** Test files share a worker and its modules: what one has changed for all is as it was when the next begins. */
afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  if (typeof document === "undefined") return;
  const { cleanup } = await import("@testing-library/react");
  cleanup();
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, "", "/");
});

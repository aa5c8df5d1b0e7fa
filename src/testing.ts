import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { at } from "./player/clock";
import { learnSentences } from "./store/problem";
import { useStore } from "./store/store";

/** As on the page, which fetches at its start what errors say. */
beforeAll(learnSentences);

/** Each test begins on the page as it opens. */
beforeEach(() => useStore.setState({ ...useStore.getInitialState(), ...at(0) }, true));

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

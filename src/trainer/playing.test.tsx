import { cleanup, render } from "@testing-library/react";
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useStore } from "../store/store";
import { useTrainedOnPlaying } from "./playing";
import { stopUnasked, trainUnasked } from "./tuning";

vi.mock("./tuning", () => ({
  trainUnasked: vi.fn(),
  stopUnasked: vi.fn(),
  useTuning: () => ({ busy: null, runs: { rates: [], seeds: [] } }),
}));

function Step(): null {
  useTrainedOnPlaying("rates", async () => []);
  return null;
}

const fingers = (coarse: boolean): void => {
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: coarse && query.includes("coarse") }));
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.mocked(trainUnasked).mockClear();
  vi.mocked(stopUnasked).mockClear();
});

test("a step that is only looked at trains nothing; who plays it sees its trainings, which end with the scene", () => {
  fingers(false);
  const { unmount } = render(<Step />);
  expect(trainUnasked).not.toHaveBeenCalled();
  act(() => useStore.setState({ playing: true }));
  expect(vi.mocked(trainUnasked).mock.calls[0][0]).toBe("rates");
  expect(stopUnasked).not.toHaveBeenCalled();
  unmount();
  expect(stopUnasked).toHaveBeenCalledOnce();
});

test("nothing trains by itself under fingers", () => {
  fingers(true);
  render(<Step />);
  act(() => useStore.setState({ playing: true }));
  expect(trainUnasked).not.toHaveBeenCalled();
});

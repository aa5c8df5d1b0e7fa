import { beforeEach, expect, test, vi } from "vitest";
import { sceneEntry } from "../catalogue";
import { at, time } from "../player/clock";
import {
  faster,
  jumpTo,
  play,
  SPEEDS,
  scrub,
  setSeconds,
  setSpeed,
  slower,
  stepBack,
  stepForward,
  tick,
  toEnd,
  togglePlay,
} from "./player";
import { useStore } from "./store";
import { setScene } from "./view";

const player = () => useStore.getState();

beforeEach(() => setSeconds([2, 2, 2]));

test("play starts at the place where the story rests", () => {
  scrub(1.5);
  play();
  tick(500);
  expect(time.get()).toBe(1.75);
});

test("play at the end starts from the beginning", () => {
  toEnd();
  play();
  expect(time.get()).toBe(0);
  expect(player().playing).toBe(true);
});

test("step forward plays one step and rests at its end", () => {
  stepForward();
  expect(player().playing).toBe(true);
  expect(player().step).toBe(0);
  tick(5000);
  expect(player()).toMatchObject({ playing: false, until: null });
  expect(time.get()).toBe(1);
});

test("step forward pressed while the step moves completes it at once", () => {
  stepForward();
  tick(500);
  stepForward();
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(1);
});

test("step forward from the middle of a step goes to that step's end", () => {
  scrub(1.4);
  stepForward();
  tick(60_000);
  expect(time.get()).toBe(2);
});

test("step forward at the end does nothing", () => {
  toEnd();
  stepForward();
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(3);
});

test("pressing step forward again and again reaches the end, and step back the start", () => {
  for (let i = 0; i < 20; i++) stepForward();
  expect(time.get()).toBe(3);
  for (let i = 0; i < 20; i++) stepBack();
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(0);
});

test("step back goes to the end of the step before", () => {
  scrub(1.4);
  stepBack();
  expect(time.get()).toBe(1);
  stepBack();
  expect(time.get()).toBe(0);
});

test("a jump shows its step from the first moment and plays just that step", () => {
  jumpTo(1);
  expect(player().step).toBe(1);
  tick(60_000);
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(2);
});

test("a jump out of the story goes to its first or last step", () => {
  jumpTo(99);
  expect(player().step).toBe(2);
  jumpTo(-5);
  expect(player().step).toBe(0);
});

test("scrubbing pauses and stays inside the story", () => {
  play();
  scrub(7);
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(3);
  scrub(-7);
  expect(time.get()).toBe(0);
});

test("pause pauses a single step too, where it is; play then lets the story go on", () => {
  stepForward();
  tick(1000);
  togglePlay();
  expect(player()).toMatchObject({ playing: false, until: null });
  expect(time.get()).toBeCloseTo(0.5, 2);
  togglePlay();
  expect(player()).toMatchObject({ playing: true, until: null });
});

test("speed goes through its stops and stays between the first and the last", () => {
  const seen = new Set<number>();
  for (let i = 0; i < 10; i++) faster();
  expect(player().speed).toBe(4);
  for (let i = 0; i < 10; i++) {
    seen.add(player().speed);
    slower();
  }
  expect([...seen].sort((a, b) => a - b)).toEqual([...SPEEDS]);
  setSpeed(1000);
  expect(player().speed).toBe(4);
  setSpeed(0);
  expect(player().speed).toBe(0.25);
});

test("a story that becomes shorter keeps its time inside", () => {
  scrub(3);
  setSeconds([1, 1]);
  expect(time.get()).toBe(2);
});

test("while there is no story yet, the time of the link waits", () => {
  useStore.setState({ seconds: [], ...at(5.4) });
  setSeconds([]);
  expect(time.get()).toBe(5.4);
  setSeconds([1, 1, 1, 1, 1, 1]);
  expect(time.get()).toBe(5.4);
});

test("another scene starts at its beginning, at rest", () => {
  scrub(2);
  play();
  setScene("mlm");
  expect(player()).toMatchObject({ scene: "mlm", playing: false, until: null });
  expect(time.get()).toBe(0);
});

test("the same story of another text is no news; a shorter one takes time back with it", () => {
  setSeconds([1, 2, 3], ["a", "b", "c"]);
  const heard = vi.fn();
  const stop = useStore.subscribe(heard);
  setSeconds([1, 2, 3], ["a", "b", "c"]);
  expect(heard).not.toHaveBeenCalled();
  setSeconds([1, 2, 3], ["a", "b", "d"]);
  expect(heard).toHaveBeenCalledTimes(1);
  scrub(3);
  setSeconds([1, 2], ["a", "b"]);
  expect(time.get()).toBe(2);
  stop();
});

test("a scene opens with the step that shows its lesson, as soon as its story is there, and one without at its beginning", () => {
  setScene("attention");
  expect(player()).toMatchObject({ scene: "attention", playing: false, step: 0 });
  const { lesson } = sceneEntry("attention");
  setSeconds([3, 3, 3], ["query", String(lesson), "values"]);
  expect(player()).toMatchObject({ playing: true, until: 2, step: 1 });
  setScene("tips");
  setSeconds([3, 3], ["rate", "epochs"]);
  expect(player()).toMatchObject({ scene: "tips", playing: false, step: 0, arrival: null });
  expect(time.get()).toBe(0);
});

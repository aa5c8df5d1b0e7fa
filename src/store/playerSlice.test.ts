import { beforeEach, expect, test, vi } from "vitest";
import { sceneEntry } from "../catalogue";
import { at, time } from "../player/clock";
import { SPEEDS } from "./playerSlice";
import { useStore } from "./store";

const player = () => useStore.getState();

beforeEach(() => player().setSeconds([2, 2, 2]));

test("play starts at the place where the story rests", () => {
  player().scrub(1.5);
  player().play();
  player().tick(500);
  expect(time.get()).toBe(1.75);
});

test("play at the end starts from the beginning", () => {
  player().toEnd();
  player().play();
  expect(time.get()).toBe(0);
  expect(player().playing).toBe(true);
});

test("step forward plays one step and rests at its end", () => {
  player().stepForward();
  expect(player().playing).toBe(true);
  expect(player().step).toBe(0);
  player().tick(5000);
  expect(player()).toMatchObject({ playing: false, until: null });
  expect(time.get()).toBe(1);
});

test("step forward pressed while the step moves completes it at once", () => {
  player().stepForward();
  player().tick(500);
  player().stepForward();
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(1);
});

test("step forward from the middle of a step goes to that step's end", () => {
  player().scrub(1.4);
  player().stepForward();
  player().tick(60_000);
  expect(time.get()).toBe(2);
});

test("step forward at the end does nothing", () => {
  player().toEnd();
  player().stepForward();
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(3);
});

test("pressing step forward again and again reaches the end, and step back the start", () => {
  for (let i = 0; i < 20; i++) player().stepForward();
  expect(time.get()).toBe(3);
  for (let i = 0; i < 20; i++) player().stepBack();
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(0);
});

test("step back goes to the end of the step before", () => {
  player().scrub(1.4);
  player().stepBack();
  expect(time.get()).toBe(1);
  player().stepBack();
  expect(time.get()).toBe(0);
});

test("a jump shows its step from the first moment and plays just that step", () => {
  player().jumpTo(1);
  expect(player().step).toBe(1);
  player().tick(60_000);
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(2);
});

test("a jump out of the story goes to its first or last step", () => {
  player().jumpTo(99);
  expect(player().step).toBe(2);
  player().jumpTo(-5);
  expect(player().step).toBe(0);
});

test("scrubbing pauses and stays inside the story", () => {
  player().play();
  player().scrub(7);
  expect(player()).toMatchObject({ playing: false });
  expect(time.get()).toBe(3);
  player().scrub(-7);
  expect(time.get()).toBe(0);
});

test("pause pauses a single step too, where it is; play then lets the story go on", () => {
  player().stepForward();
  player().tick(1000);
  player().togglePlay();
  expect(player()).toMatchObject({ playing: false, until: null });
  expect(time.get()).toBeCloseTo(0.5, 2);
  player().togglePlay();
  expect(player()).toMatchObject({ playing: true, until: null });
});

test("speed goes through its stops and stays between the first and the last", () => {
  const seen = new Set<number>();
  for (let i = 0; i < 10; i++) player().faster();
  expect(player().speed).toBe(4);
  for (let i = 0; i < 10; i++) {
    seen.add(player().speed);
    player().slower();
  }
  expect([...seen].sort((a, b) => a - b)).toEqual([...SPEEDS]);
  player().setSpeed(1000);
  expect(player().speed).toBe(4);
  player().setSpeed(0);
  expect(player().speed).toBe(0.25);
});

test("a story that becomes shorter keeps its time inside", () => {
  player().scrub(3);
  player().setSeconds([1, 1]);
  expect(time.get()).toBe(2);
});

test("while there is no story yet, the time of the link waits", () => {
  useStore.setState({ seconds: [], ...at(5.4) });
  player().setSeconds([]);
  expect(time.get()).toBe(5.4);
  player().setSeconds([1, 1, 1, 1, 1, 1]);
  expect(time.get()).toBe(5.4);
});

test("another scene starts at its beginning, at rest", () => {
  player().scrub(2);
  player().play();
  player().setScene("mlm");
  expect(player()).toMatchObject({ scene: "mlm", playing: false, until: null });
  expect(time.get()).toBe(0);
});

test("the same story of another text is no news; a shorter one takes time back with it", () => {
  player().setSeconds([1, 2, 3], ["a", "b", "c"]);
  const heard = vi.fn();
  const stop = useStore.subscribe(heard);
  player().setSeconds([1, 2, 3], ["a", "b", "c"]);
  expect(heard).not.toHaveBeenCalled();
  player().setSeconds([1, 2, 3], ["a", "b", "d"]);
  expect(heard).toHaveBeenCalledTimes(1);
  player().scrub(3);
  player().setSeconds([1, 2], ["a", "b"]);
  expect(time.get()).toBe(2);
  stop();
});

test("a scene opens with the step that shows its lesson, as soon as its story is there, and one without at its beginning", () => {
  player().setScene("attention");
  expect(player()).toMatchObject({ scene: "attention", playing: false, step: 0 });
  const { lesson } = sceneEntry("attention");
  player().setSeconds([3, 3, 3], ["query", String(lesson), "values"]);
  expect(player()).toMatchObject({ playing: true, until: 2, step: 1 });
  player().setScene("tips");
  player().setSeconds([3, 3], ["rate", "epochs"]);
  expect(player()).toMatchObject({ scene: "tips", playing: false, step: 0, arrival: null });
  expect(time.get()).toBe(0);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { advance, type PlayerState } from "./clock";

const SECONDS = [2, 4, 1];
const playing = (state: Partial<PlayerState> = {}): PlayerState => ({
  t: 0,
  playing: true,
  until: null,
  speed: 1,
  loop: false,
  ...state,
});

test("half of a step's seconds take the story half-way through it", () => {
  expect(advance(playing(), 1000, SECONDS).t).toBe(0.5);
});

test("each step has its own pace", () => {
  expect(advance(playing({ t: 1 }), 1000, SECONDS).t).toBe(1.25);
  expect(advance(playing({ t: 2 }), 500, SECONDS).t).toBe(2.5);
});

test("a long frame crosses several steps, each at its own pace", () => {
  expect(advance(playing(), 2000 + 4000 + 500, SECONDS).t).toBe(2.5);
});

test("speed multiplies what passes", () => {
  expect(advance(playing({ speed: 4 }), 250, SECONDS).t).toBe(0.5);
  expect(advance(playing({ speed: 0.25 }), 4000, SECONDS).t).toBe(0.5);
});

test("at the end the player rests", () => {
  expect(advance(playing({ t: 2.9 }), 1000, SECONDS)).toEqual(playing({ t: 3, playing: false }));
});

test("with loop on, the end is followed by the start and the player goes on", () => {
  expect(advance(playing({ t: 2.9, loop: true }), 1000, SECONDS)).toEqual(playing({ t: 0, loop: true }));
});

test("a single step ends at its own end, loop or not", () => {
  const state = playing({ t: 0.9, until: 1, loop: true });
  expect(advance(state, 5000, SECONDS)).toEqual({ ...state, t: 1, playing: false, until: null });
});

test("a resting player stays where it is", () => {
  const state = playing({ t: 1.3, playing: false });
  expect(advance(state, 1000, SECONDS)).toBe(state);
});

test("without steps nothing moves", () => {
  const state = playing();
  expect(advance(state, 1000, [])).toBe(state);
});

test("a time beyond a story that has become shorter ends at its end", () => {
  expect(advance(playing({ t: 9 }), 16, SECONDS)).toEqual(playing({ t: 3, playing: false }));
});

test("time never runs backwards, never passes the end, and many short frames make one long one", () => {
  const seconds = fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), { minLength: 1, maxLength: 9 });
  const frames = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(seconds, frames, fc.constantFrom(0.25, 1, 4), (story, elapsed, speed) => {
      let state = playing({ speed });
      for (const frame of elapsed) {
        const next = advance(state, frame, story);
        expect(next.t).toBeGreaterThanOrEqual(state.t);
        expect(next.t).toBeLessThanOrEqual(story.length);
        state = next;
      }
      const whole = advance(
        playing({ speed }),
        elapsed.reduce((a, b) => a + b),
        story,
      );
      expect(state.t).toBeCloseTo(whole.t, 6);
    }),
  );
});

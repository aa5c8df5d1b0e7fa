import { describe, expect, test } from "vitest";
import { smallWorld } from "../engine/training/corpus/world";
import { chooseTraining } from "../engine/training/kernels/choose";
import { Pretraining } from "../engine/training/pretraining/pretraining";
import { LENGTHS } from "../scenes/pretraining/settings";
import { KeptStates } from "./keptStates";
import { NANO } from "./protocol";

/** Bytes that the states of a run may take, of the 150 MB by which the tab may grow while it trains. */
const MOST_BYTES = 26e6;

describe("the states that are kept of a run", () => {
  test.each(LENGTHS)("take a bounded part of the tab's memory, however long it is: %s steps", (length) => {
    const steps = Number(length);
    const run = new Pretraining(smallWorld(1), { ...NANO, steps }, chooseTraining("auto"));
    const kept = new KeptStates(steps);
    // As often as the page looks at a run at most: after every step.
    for (let step = 0; step <= steps; step++) kept.offer(step, () => ({ ...run.state(), step }));
    expect(run.bert.store.weights.count).toBeGreaterThan(100_000);
    expect(kept.bytes).toBeLessThan(MOST_BYTES);
    expect(kept.count).toBeGreaterThan(10);
    // A fork begins near where it was asked for, and in the beginning nearer.
    for (let step = 0; step <= 0.9 * steps; step += 7)
      expect(Math.abs(kept.nearest(step).step - step)).toBeLessThanOrEqual(steps / 10);
    for (let step = 0; step <= 0.1 * steps; step += 7)
      expect(Math.abs(kept.nearest(step).step - step)).toBeLessThanOrEqual(steps / 35);
  });

  test("are copies: what is trained afterwards does not change them", () => {
    const run = new Pretraining(smallWorld(1, 600), { ...NANO, hidden: 16 }, chooseTraining("plain"));
    const kept = new KeptStates(NANO.steps);
    kept.offer(0, () => run.state());
    const before = Float32Array.from(kept.nearest(0).weights);
    run.advance();
    expect(kept.nearest(0).weights).toEqual(before);
  });

  test("nothing kept is said in a sentence", () => {
    expect(() => new KeptStates(10).nearest(3)).toThrow("Nothing has been trained yet.");
  });
});

import { expect, test } from "vitest";
import { cosine, hiddenStates, row } from "../engine";
import { runWithStudies } from "../engine/studies";
import { shippedBert } from "../engine/testing/shipped";
import { mlm } from "../scenes/mlm/definition";
import { contextOf } from "../scenes/testing";
import type { RunState } from "../store/store";
import { differenceOf, differenceRequests } from "./difference";

const TEXT = "The bank by the river was steep.";
const switches = { headsOff: [{ layer: 0, head: 1 }], layersOff: [2], edgesOff: [] };
const context = contextOf(mlm, { text: TEXT, masked: [5], switches });

/** Asks until there is nothing new to ask, as the controller does. */
function answered(): Record<string, RunState> {
  let runs: Record<string, RunState> = {};
  for (let round = 0; round < 3; round++) {
    runs = Object.fromEntries(
      Object.entries(differenceRequests(context, runs)).map(([name, request]) => [
        name,
        { request, answered: request, result: runWithStudies(shippedBert(), request), error: null },
      ]),
    );
  }
  return runs;
}

test("with nothing switched off nothing is asked", () => {
  expect(differenceRequests(contextOf(mlm, { text: TEXT }), {})).toEqual({});
});

test("[CLS] and the guess for the hidden word are those of direct runs, with the switches and without", () => {
  const difference = differenceOf(context, answered());
  const cls = (interventions = {}, off: readonly number[] = []) => {
    const { trace } = shippedBert().run({
      text: TEXT,
      interventions,
      need: { embeddings: ["norm"], layers: ["output"] },
    });
    return row(hiddenStates(trace, off)!.at(-1)!, 0);
  };
  expect(difference?.cls.value).toBeCloseTo(cosine(cls(), cls(switches, [2])), 6);
  const mask = shippedBert().tokenizer.vocabulary.special.mask;
  const ask = (interventions: object, target: number) =>
    shippedBert().run({
      text: TEXT,
      replacements: [{ position: 5, id: mask }],
      interventions,
      guesses: { positions: [5], targets: [target], top: 1 },
    }).guesses[0];
  const best = ask({}, 0).guesses[0];
  expect(difference?.guess).toMatchObject({ hidden: "river", first: { id: best.id } });
  expect(difference?.guess?.after.value).toBeCloseTo(ask(switches, best.id).target!.probability, 6);
  expect(difference?.guess?.last.id).toBe(ask(switches, best.id).guesses[0].id);
});

test("an answer to other switches or another text is not shown", () => {
  const runs = answered();
  expect(differenceOf({ ...context, switches: { ...switches, layersOff: [1] } }, runs)).toBeNull();
  const text = "Something else.";
  const encoding = shippedBert().tokenizer.encode(text);
  expect(differenceOf({ ...context, text, encoding }, runs)).toBeNull();
});

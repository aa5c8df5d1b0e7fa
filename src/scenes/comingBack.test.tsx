import { describe, expect, test } from "vitest";
import { runKey, sceneContext } from "../app/context";
import { SCENE_IDS, sceneEntry } from "../catalogue";
import { type RunState, useStore } from "../store/store";
import { OFFER } from "./nsp/subject";
import { loadScene } from "./registry";
import type { SceneContext } from "./scene";
import { captionOf, contextOf, isTouched, LONG, markupOf, nonsenseIn } from "./testing";

const SHORT = { text: "Where is the cat?", pair: "It is asleep." };
const LONGER = {
  text: "When winter was over at last, the fishermen went down to the harbor.",
  pair: "They sang until morning.",
};

/**
 * The store keeps the last answers of each scene. A visitor reads a short text in one, a long one there too, whose many
 * passes are not asked for, and comes back with the short one: its old passes fit the words of now, the main one does not.
 */
describe.each(SCENE_IDS.filter(isTouched))("coming back to %s with another text", (id) => {
  test.each([
    ["before the text is read again", SHORT, LONGER, SHORT],
    ...(LONG
      ? ([
          ["before its tokens are there", SHORT, LONGER, LONGER],
          ["from a short one to a long one", LONGER, SHORT, LONGER],
        ] as const)
      : []),
  ] as const)("mixes nothing: %s", { timeout: 240_000 }, async (_, now, before, tokens) => {
    const scene = await loadScene(id);
    const [asked, older] = [contextOf(scene, now), contextOf(scene, before)];
    const main = older.runs.main ? { main: older.runs.main } : {};
    const runs = Object.entries({ ...asked.runs, ...main });
    const state = {
      ...useStore.getInitialState(),
      ...now,
      scene: id,
      model: { phase: "ready", info: asked.model! } as const,
      encoding: tokens === now ? asked.encoding : older.encoding,
      runs: Object.fromEntries(runs.map(([name, run]) => [runKey(id, name), run])),
    };
    const context = sceneContext(state)!;
    expect(context.main).toBeNull();
    // What is asked next is about the words of now, and its answer is taken.
    expect(asked.main === null).toBe(scene.requests(asked).main === undefined);
    expect(context.encoding).toBe(state.encoding);
    scene.storyboard(context).forEach(({ id: step }, index) => {
      expect(nonsenseIn(markupOf(scene, scene.Scene, context, index + 1)), step).toBeNull();
      expect(captionOf(scene, context, step)).not.toMatch(/NaN|undefined/);
    });
  });
});

/** What of a scene's passes is there while the text of now has been read, and what else was asked of it is under way. */
function underWay(
  asked: SceneContext["runs"],
  older: SceneContext["runs"],
  keep: (name: string) => Pick<RunState, "result" | "answered"> | undefined,
): SceneContext["runs"] {
  const isSame = (name: string) =>
    JSON.stringify(asked[name].answered) === JSON.stringify(older[name]?.answered);
  const runs = Object.entries({ ...older, ...asked }).map(([name, run]) => {
    if (name === "main" || (name in asked && isSame(name))) return [name, run];
    return [name, { result: null, answered: null, ...keep(name), request: run.request, error: null }];
  });
  return Object.fromEntries(runs);
}

/**
 * A run keeps its answer until it has the next one. With the text of now read, answers about the one before are no numbers
 * of it: the picture is as if they were not there yet, or still wholly the one before.
 */
describe.each(SCENE_IDS.filter(isTouched))("another text in %s, whose main pass is there first", (id) => {
  test.each([
    ["after a longer one", SHORT, LONGER],
    ...(LONG ? ([["after a shorter one", LONGER, SHORT]] as const) : []),
  ] as const)("mixes nothing: %s", { timeout: 240_000 }, async (_, now, before) => {
    const scene = await loadScene(id);
    let [asked, older] = [contextOf(scene, now), contextOf(scene, before)];
    const steps = scene.storyboard(asked);
    for (const [step, { id: name }] of steps.entries()) {
      if (sceneEntry(id).asksByStep)
        [asked, older] = [contextOf(scene, { ...now, step }), contextOf(scene, { ...before, step })];
      const drawn = (context: SceneContext) => [
        markupOf(scene, scene.Scene, context, step + 1),
        captionOf(scene, context, name),
      ];
      const of = (keep: Parameters<typeof underWay>[2]) =>
        drawn({ ...asked, runs: underWay(asked.runs, older.runs, keep) });
      const [mixed, without] = [of((run) => older.runs[run]), of(() => undefined)];
      if (mixed.join() !== without.join()) expect(mixed, name).toEqual(drawn(older));
    }
  });
});

test.each(["", "  "])("a second sentence that a scene lends is part of its main pass: “%s”", async (pair) => {
  const { main } = contextOf(await loadScene("nsp"), { text: SHORT.text, pair });
  expect(main?.encoding.normalization.map(({ original }) => original)).toEqual([SHORT.text, OFFER]);
});

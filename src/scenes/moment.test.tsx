// @vitest-environment jsdom
import { expect, test } from "vitest";
import { sceneContext } from "../app/context";
import { type Moment, SCENES, type SceneId } from "../catalogue";
import { ENTRIES } from "../glossary/entries";
import { useStore } from "../store/store";
import { IDEAS } from "./lab/ideas";
import { KINDS } from "./lab/live";
import { loadScene } from "./registry";
import { contextOf, testBert } from "./testing";

const MOMENTS: readonly (readonly [string, Moment])[] = [
  ...KINDS.map(({ topic, see }) => [`the lab’s “${topic}”`, see] as const),
  ...SCENES.flatMap(({ id, lesson }) =>
    lesson ? [["its lesson", { scene: id, step: lesson }] as const] : [],
  ),
  ...ENTRIES.map(({ id, see }) => [`the glossary’s “${id}”`, see] as const),
  ...IDEAS.map(({ id, see }) => [`the quiz’s “${id}”`, see] as const),
];

const scenes = [...new Set(MOMENTS.map(([, { scene }]) => scene))];

/** Scenes whose steps are the same whatever the passes say: theirs, which train or study, need not be waited for. */
const NAMED: readonly SceneId[] = ["finetuning"];

async function stepsOf(id: SceneId): Promise<readonly string[]> {
  const scene = await loadScene(id);
  if (!NAMED.includes(id)) return scene.storyboard(contextOf(scene, { scene: id })).map((step) => step.id);
  const encoding = testBert().tokenizer.encode("The bank by the river was steep.");
  const context = sceneContext({ ...useStore.getInitialState(), scene: id, encoding });
  return context ? scene.storyboard(context).map((step) => step.id) : [];
}

test.each(scenes)(
  "every link to a moment of “%s” leads to a step of its story",
  async (id) => {
    const steps = await stepsOf(id);
    for (const [from, { scene, step }] of MOMENTS) if (scene === id) expect(steps, from).toContain(step);
  },
  120_000,
);

import { expect, test } from "vitest";
import { speak } from "../words/speak";
import { encoder } from "./encoder/definition";
import { limits } from "./limits/definition";
import { contextWindows, widestWindow, windowRequests, windowSize } from "./limits/windows";
import type { SceneContext, SceneDefinition } from "./scene";
import { captionOf, contextOf } from "./testing";

/** The scene with another model's description at work. */
function withModel(scene: SceneDefinition, change: (model: NonNullable<SceneContext["model"]>) => object) {
  const context = contextOf(scene, { token: 2 });
  return { ...context, model: { ...context.model!, ...change(context.model!) } };
}

/** All that a scene's steps say, titles and captions, in the language in force. */
function told(scene: SceneDefinition, context: SceneContext): string {
  const steps = scene.storyboard(context);
  return steps.map(({ id, title }) => `${title} ${captionOf(scene, context, id)}`).join("\n");
}

for (const language of ["en", "es"] as const) {
  test(`what is said of the model is so of a visitor's own too, in ${language}`, async () => {
    await speak(language);
    const bent = withModel(encoder, ({ config }) => ({ config: { ...config, activation: "relu" } }));
    expect(told(encoder, bent)).toContain("ReLU(x) = max(0, x)");
    expect(told(encoder, bent)).not.toMatch(/GELU|Φ/);
    await speak("en");
  });
}

test("a long text is read in several windows by a model of few positions too", () => {
  const few = withModel(limits, ({ config }) => ({ config: { ...config, maxPositions: 64 } }));
  expect(widestWindow(few)).toBe(32);
  expect(windowSize(few)).toBe(32);
  const asked = windowRequests(few).long;
  const long = { ...few.runs.long, request: asked, answered: asked };
  const read = { ...few, runs: { ...few.runs, long } };
  expect(contextWindows(read).length).toBeGreaterThan(contextWindows(contextOf(limits)).length);
});

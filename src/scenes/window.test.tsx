import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { FIRST_SCENE, SCENE_IDS } from "../catalogue";
import { loadScene } from "./registry";
import { contextOf, isTouched, markupOf, sceneElement } from "./testing";

afterEach(cleanup);

const nameOf = (input: Element): string | null | undefined =>
  input.getAttribute("aria-label") ?? input.closest("label")?.textContent;

test.each(SCENE_IDS.filter((id) => id !== FIRST_SCENE && isTouched(id)))(
  "in “%s”, what is being typed or turned keeps the focus while the window becomes a phone's, and back",
  async (id) => {
    const scene = await loadScene(id);
    const context = contextOf(scene, { scene: id });
    for (const step of scene.storyboard(context).keys()) {
      const at = (width: number) => sceneElement(scene, scene.Scene, context, step + 1, width);
      if (!/<(input|textarea)/.test(markupOf(scene, scene.Scene, context, step + 1))) continue;
      const { container, rerender } = render(at(1118));
      for (const width of [340, 1118]) {
        const before = [...container.querySelectorAll("input, textarea")];
        rerender(at(width));
        const names = [...container.querySelectorAll("input, textarea")].map(nameOf);
        for (const input of before)
          if (!input.isConnected) expect(names, `step ${step + 1}`).not.toContain(nameOf(input));
      }
      cleanup();
    }
  },
  240_000,
);

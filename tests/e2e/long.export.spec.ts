import { SCENE_IDS } from "../../src/catalogue";
import { STORY } from "../../src/story/steps";
import { expect, MANY_STEPS, test } from "./page";
import { difference, lastFrame, MOST, MOST_GIF, taken } from "./pictures";

const CHAPTERS = [...new Set(STORY.map(({ chapter }) => chapter))];

/** Three steps of a scene; of the story, three of each chapter. */
function stepsOf(scene: string, count: number): readonly number[] {
  const three = (from: number, to: number) => [from + 1, Math.ceil((from + to + 1) / 2), to];
  if (scene !== "story") return [...new Set(three(0, count))];
  return CHAPTERS.flatMap((chapter) => {
    const own = STORY.flatMap((step, index) => (step.chapter === chapter ? [index] : []));
    return three(own[0], own.at(-1)! + 1);
  });
}

for (const theme of ["light", "dark"] as const) {
  for (const scene of SCENE_IDS) {
    test(`pictures and animations of ${scene} are what is seen, ${theme}`, { tag: "@long" }, async ({
      bert,
      page,
    }) => {
      test.setTimeout(MANY_STEPS);
      await page.setViewportSize({ width: 1280, height: 1400 });
      await bert.openReady({ scene, theme });
      for (const t of stepsOf(scene, await bert.steps())) {
        await bert.at(scene, t, { theme });
        await bert.atRest();
        // A stage that is higher than its window is taken as far down as it goes.
        await bert.stage.evaluate((stage) => stage.scrollTo(0, stage.scrollHeight));
        const seen = await bert.stage.screenshot({ animations: "disabled" });
        for (const [button, type] of [
          ["Save PNG", "image/png"],
          ["Save SVG", "image/svg+xml"],
        ] as const) {
          const { bytes } = await taken(page, button);
          expect(await difference(page, seen, bytes, type), `${button}, step ${t}`).toBeLessThan(MOST);
        }
        // "This step" is the one that ends here.
        const { bytes } = await taken(page, "This step as GIF");
        expect(await difference(page, seen, await lastFrame(page, bytes)), `GIF, step ${t}`).toBeLessThan(
          MOST_GIF,
        );
      }
    });
  }
}

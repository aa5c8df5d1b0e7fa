import { expect, test } from "vitest";
import { openingOf, SCENE_IDS, sceneEntry } from "../catalogue";
import { speak } from "../words/speak";
import { loadScene } from "./registry";
import { captionOf, contextOf, isTouched } from "./testing";

/** Numbers that a caption says at most: the others stand at their marks. */
const MOST_NUMBERS = 2;

/** Words of a caption at most. */
const mostWords = (id: string): number => (id === "story" ? 22 : 40);

/** What numbers are part of a name: of a quoted text, a source, a place. */
const NAMED =
  /[“«][^”»]*[”»]|\([^)]*\d{4}[^)]*\)|(layer|head|position|neuron|entry|epoch|capa|cabeza|posición|neurona|entrada|época)s? \d+( (to|a la) \d+)?/gi;

function numbersIn(caption: string): readonly string[] {
  return caption.replace(NAMED, "").match(/(?<![\w#√])[−-]?\d+([.,\u202f\u00a0]\d+)*/g) ?? [];
}

test.each(SCENE_IDS.filter(isTouched))(
  "a caption of “%s” says one thing: at most two numbers, in few words",
  async (id) => {
    const scene = await loadScene(id);
    const { asksByStep } = sceneEntry(id);
    for (const language of ["en", "es"] as const) {
      await speak(language);
      const { text, pair, token, masked } = openingOf(id);
      const input = { text, pair, token, masked };
      for (const [step, { id: name }] of scene.storyboard(contextOf(scene, input)).entries()) {
        const caption = captionOf(scene, contextOf(scene, asksByStep ? { ...input, step } : input), name);
        const what = `${language} ${name}: ${caption}`;
        expect.soft(numbersIn(caption).length, what).toBeLessThanOrEqual(MOST_NUMBERS);
        expect.soft(caption.trim().split(/\s+/).length, what).toBeLessThanOrEqual(mostWords(id));
      }
    }
    await speak("en");
  },
  60_000,
);

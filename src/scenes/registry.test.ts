import { expect, test } from "vitest";
import { SCENES } from "../catalogue";
import { speak } from "../words/speak";
import { loadedScene, loadScene } from "./registry";

/** All rooms; the story has no words of this kind. */
const ROOMS = SCENES.map(({ id }) => id).filter((id) => id !== "story");

test("a room speaks the language in force, whichever it was when its code came", async () => {
  const said = (id: (typeof ROOMS)[number]) => {
    const { intro, examples } = loadedScene(id)!;
    return JSON.stringify([intro, examples.map(({ label }) => label)]);
  };
  await Promise.all(ROOMS.map(loadScene));
  const english = ROOMS.map(said);
  await speak("es");
  for (const [i, id] of ROOMS.entries()) expect(said(id), id).not.toBe(english[i]);
  await speak("en");
  expect(ROOMS.map(said)).toEqual(english);
});

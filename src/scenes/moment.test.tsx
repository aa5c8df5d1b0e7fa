import { expect, test } from "vitest";
import { type Moment, SCENES } from "../catalogue";
import { ENTRIES } from "../glossary/entries";
import { IDEAS } from "./lab/ideas";
import { KINDS } from "./lab/live";
import { isTouched, stepNames } from "./testing";

/** The doors that buttons of the page have: each names its room and its step where it goes. */
const DOORS = Object.entries(
  import.meta.glob<string>(["../**/*.tsx", "!../**/*.test.tsx"], {
    eager: true,
    query: "?raw",
    import: "default",
  }),
).flatMap(([path, text]) =>
  [...text.matchAll(/goTo\(\{ scene: "(\w+)", step: "(\w+)" \}\)/g)].map(([, scene, step]) => {
    const id = SCENES.find((entry) => entry.id === scene)?.id;
    if (!id) throw new Error(`${path} leads to “${scene}”, which is no scene`);
    return [path, { scene: id, step }] as const;
  }),
);

const MOMENTS: readonly (readonly [string, Moment])[] = [
  ...DOORS,
  ...KINDS.map(({ topic, see }) => [`the lab’s “${topic}”`, see] as const),
  ...SCENES.flatMap(({ id, lesson }) =>
    lesson ? [["its lesson", { scene: id, step: lesson }] as const] : [],
  ),
  ...ENTRIES.map(({ id, see }) => [`the glossary’s “${id}”`, see] as const),
  ...IDEAS.map(({ id, see }) => [`the quiz’s “${id}”`, see] as const),
];

const scenes = [...new Set(MOMENTS.map(([, { scene }]) => scene))];

test.each(scenes.filter(isTouched))(
  "every link to a moment of “%s” leads to a step of its story",
  async (id) => {
    const steps = await stepNames(id);
    for (const [from, { scene, step }] of MOMENTS) if (scene === id) expect(steps, from).toContain(step);
  },
  120_000,
);

test("doors are found in the page's source", () => {
  expect(DOORS.map(([path]) => path)).toContain("./tips/Advice.tsx");
});

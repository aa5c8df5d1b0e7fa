import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cosine, dot, meanVector } from "../../engine";
import { explainNumber } from "../../engine/explain/explainNumber";
import { shippedBert } from "../../engine/testing/shipped";
import { useStore } from "../../store/store";
import { ALL_ON } from "../../store/switches";
import { fixed } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { settingsOf } from "../settings";
import {
  captionOf,
  contextOf,
  drawnWhateverTheText,
  explanation,
  renderScene,
  sceneElement,
} from "../testing";
import { WORD_SETS } from "../wordSets";
import { senses } from "./definition";
import { overlap } from "./labels";
import { along } from "./path";
import { type Item, neighborsOf, type Reading, readingOf, vectorsOf, voteOf } from "./reading";
import { apartIn, meanCosine, spreadOf } from "./refs";
import SensesScene from "./SensesScene";
import { axisBoxes, scatterLayout } from "./scatterLayout";
import { NO_SENSES, type Senses } from "./settings";
import { stepsOf } from "./steps";
import { words } from "./words";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

afterEach(async () => {
  cleanup();
  await speak("en");
});
beforeEach(() => useStore.setState({ settings: {}, inspection: null }));

const chosen = () => settingsOf(useStore.getState()).senses.chosen;

const contexts = new Map<string, SceneContext>();

/** Contexts are plain data, so each is asked of the engine once. */
function contextWith(
  part: Partial<Senses> = {},
  more: { text?: string; causal?: boolean } = {},
): SceneContext {
  const key = JSON.stringify([part, more]);
  const context =
    contexts.get(key) ??
    contextOf(senses, { settings: { senses: { chosen: { ...NO_SENSES, ...part } } }, ...more });
  contexts.set(key, context);
  return context;
}

function readingWith(...parts: Parameters<typeof contextWith>): Reading {
  const reading = readingOf(contextWith(...parts));
  if (!reading) throw new Error("The passes are not there.");
  return reading;
}

const ROOM = { width: 614, height: 372, labelled: true, only: [] };
const LAST = 5;
const { STEP } = stepsOf(4);

/** Where a point stands on the page. */
function placeOf(id: string): number[] {
  const group = document.querySelector(`[data-id="${id}"]`)?.parentElement;
  if (!group) throw new Error(`There is no point ${id}.`);
  return [...group.style.transform.matchAll(/translate[XY]\((-?[\d.e-]+)px\)/g)].map(([, value]) =>
    Number(value),
  );
}

describe("the picture", () => {
  test("shows each sentence where its vector falls on the fixed axes, in every state", () => {
    const reading = readingWith();
    expect(reading.axes).toHaveLength(2);
    const [first, second] = ([0, 1] as const).map((axis) => spreadOf(reading, axis)?.value ?? Number.NaN);
    expect(first).toBeGreaterThan(second);
    for (const direction of ["both", "causal"] as const) {
      for (let frame = 0; frame <= LAST; frame++) {
        const vectors = vectorsOf(reading.items, direction, frame);
        const mean = meanVector(vectors);
        vectors.forEach((vector, i) => {
          reading.axes.forEach((axis, k) => {
            const expected = dot(
              axis,
              Float64Array.from(vector, (value, j) => value - mean[j]),
            );
            expect(reading.points[direction][frame][i][k]).toBeCloseTo(expected, 9);
          });
        });
      }
    }
  });

  test("draws the points there at the end of each step, at one scale", () => {
    const context = contextWith();
    const reading = readingWith();
    const [a, b] = [0, 2];
    const scales = [STEP.embeddings, STEP.layer1, STEP.layer1 + 3].map((step) => {
      const { unmount } = renderScene(senses, SensesScene, context, step + 1);
      const [ax, ay] = placeOf("r0");
      const [bx, by] = placeOf("r2");
      unmount();
      const points = reading.points.both[step];
      const across = (bx - ax) / (points[b][0] - points[a][0]);
      expect((ay - by) / (points[b][1] - points[a][1])).toBeCloseTo(across, 3);
      return across;
    });
    expect(scales[1]).toBeCloseTo(scales[0], 3);
    expect(scales[2]).toBeCloseTo(scales[0], 3);
  });

  test("has all points on one place in the embedding table, and equal positions together after the embeddings", () => {
    const reading = readingWith();
    const table = reading.points.both[0];
    for (const [x, y] of table) expect(Math.hypot(x, y)).toBeLessThan(1e-6);
    const at = (item: Item) => item.occurrence.positions[0];
    reading.items.forEach((item, i) => {
      const alike = reading.items.findIndex((other) => at(other) === at(item));
      expect(cosine(item.vectors.both[1], reading.items[alike].vectors.both[1])).toBe(1);
      expect(reading.points.both[1][i]).toEqual(reading.points.both[1][alike]);
    });
  });

  test("starts with the words under each other and is the same whenever the same moment is drawn", () => {
    const layout = scatterLayout(readingWith(), false, ROOM);
    expect(new Set(layout.x.map((rests) => rests[0]))).toEqual(new Set([ROOM.width / 2]));
    expect(new Set(layout.y.map((rests) => rests[0])).size).toBe(12);
    expect(along([0, 10, 30], 0)).toBe(0);
    expect(along([0, 10, 30], 1)).toBe(10);
    expect(along([0, 10, 30], 1.35)).toBeCloseTo(20, 9);
    expect(along([0, 10, 30], 2)).toBe(30);
  });

  /** What the picture has in windows of 1440, 1024 and 2560 pixels, and as little as labels are written in. */
  const ROOMS = [ROOM, { ...ROOM, width: 524, height: 480 }, { ...ROOM, width: 820, height: 420 }];
  const SETS = WORD_SETS.flatMap(({ word }) => ROOMS.map((room) => [word, room.width, room] as const));

  test.each(SETS)("has no label of “%s” on another or on a point, %i wide", (word, _, room) => {
    for (const causal of [false, true]) {
      const { rests, labels, x, y } = scatterLayout(readingWith({ word }), causal, room);
      let drawn = 0;
      for (let rest = 0; rest < rests; rest++) {
        const places = labels(rest)?.filter(({ fits }) => fits);
        if (!places) continue;
        drawn += 1;
        expect(places.length).toBeGreaterThanOrEqual(room === ROOM ? 11 : 10);
        for (const [i, a] of places.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.left + a.width).toBeLessThanOrEqual(room.width);
          for (const b of places.slice(i + 1)) {
            const apart =
              a.left + a.width <= b.left ||
              b.left + b.width <= a.left ||
              Math.abs(a.middle - b.middle) >= 16.9;
            expect(apart).toBe(true);
          }
          for (const [point, xs] of x.entries()) {
            const off =
              xs[rest] <= a.left - 8.9 ||
              xs[rest] >= a.left + a.width + 8.9 ||
              Math.abs(y[point][rest] - a.middle) >= 17.4;
            expect(off).toBe(true);
          }
        }
      }
      expect(drawn).toBe(STEP.own);
    }
  });

  test.each(WORD_SETS.map(({ word }) => word))(
    "has no number of points of “%s” on an axis’s name",
    (word) => {
      for (const room of [ROOM, { ...ROOM, width: 334, height: 300 }, { ...ROOM, width: 264, height: 260 }]) {
        const layout = scatterLayout(readingWith({ word }), false, room);
        for (const [rest, places] of layout.shared.entries())
          for (const { badge } of places) {
            const labels = (layout.labels(rest) ?? []).flatMap(({ left, middle, width, fits }) =>
              fits ? [{ x0: left, y0: middle - 9, x1: left + width, y1: middle + 9 }] : [],
            );
            for (const taken of [...labels, ...axisBoxes(room.width, room.height)])
              expect(overlap(badge, taken)).toBe(0);
            expect(Math.min(badge.x0, room.width - badge.x1)).toBeGreaterThan(0);
          }
      }
    },
  );
});

describe("a point", () => {
  const asked = () => useStore.getState().inspection?.trail[0];

  test("is selected with a click or a key; asked again, the selected one says where its place comes from", async () => {
    const user = userEvent.setup();
    const reading = readingWith({ selected: "r1" });
    const { rerender } = renderScene(senses, SensesScene, contextWith({ selected: "r1" }), 6);
    const name = (id: number) => {
      const [x, y] = reading.points.both[LAST][id];
      return `“${reading.items[id].occurrence.text}” at (${fixed(x)}, ${fixed(y)})`;
    };
    screen.getByRole("button", { name: `${name(1)}: where does its place come from?` }).focus();
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe(name(2));
    await user.keyboard("{Enter}");
    expect(chosen().selected).toBe("r2");
    expect(asked()).toBeUndefined();
    rerender(sceneElement(senses, SensesScene, contextWith({ selected: "r2" }), 6));
    await user.keyboard("{Enter}");
    expect(chosen().selected).toBe("r2");
    expect(explanation().value).toBeCloseTo(reading.points.both[LAST][2][0], 4);
    await user.click(screen.getByRole("button", { name: name(4) }));
    expect(chosen().selected).toBe("r4");
  });

  test("even in the table, where its place is everybody’s", async () => {
    const own = ["The unaffable man left.", "An unaffable clerk sighed."];
    const context = contextWith({ word: "unaffable", own });
    renderScene(senses, SensesScene, context, STEP.table + 1);
    await userEvent.click(screen.getByRole("button", { name: /where does its place come from/ }));
    expect(explanation().value).toBeCloseTo(0, 5);
    expect(explanation().terms.length).toBeGreaterThan(0);
  });

  test("lies on axes whose shares of the spread can be asked, as can the neighbours that agree", async () => {
    const reading = readingWith();
    renderScene(senses, SensesScene, contextWith(), STEP.layer1 + 4);
    const shares = ([0, 1] as const).map((axis) => spreadOf(reading, axis)?.value ?? Number.NaN);
    await userEvent.click(screen.getByRole("button", { name: /^first axis: \d+ % of the spread:/ }));
    expect(explanation().value).toBeCloseTo(shares[0], 5);
    const now = apartIn(reading, "both", LAST);
    const agree = screen.getByText(/^neighbours agree/);
    await userEvent.click(within(agree).getByRole("button"));
    expect(explanation().value).toBeCloseTo(now?.agreeing.value ?? Number.NaN, 5);
  });
});

test("what is known of the ready sentences stays while another one is typed, and what is not does not", async () => {
  const [before, other] = ["My bank was late.", "Her bank was small."].map((text) =>
    contextWith({}, { text }),
  );
  const reading = readingWith({}, { text: "My bank was late." });
  // A key press leaves the passes of the ready sentences as they are.
  const runs = Object.entries(other.runs).map(([name, run]) => {
    const known = before.runs[name];
    return [name, known?.request?.text === run.request?.text ? known : run] as const;
  });
  const typed = readingOf({ ...other, runs: Object.fromEntries(runs) });
  if (!typed) throw new Error("The passes are not there.");
  expect(spreadOf(typed, 0)).toBe(spreadOf(reading, 0));
  expect(apartIn(typed, "both", LAST)?.same).toBe(apartIn(reading, "both", LAST)?.same);
  const all = (one: Reading) => meanCosine(one, "both", LAST, "all")?.value;
  expect(all(typed)).not.toBe(all(reading));
  expect(all(typed)).toBeCloseTo(all(readingWith({}, { text: "Her bank was small." })) ?? Number.NaN, 6);
  await speak("es");
  expect(spreadOf(typed, 0)?.about).toMatchObject({ name: words.asked.spread(0) });
});

test("in Spanish, captions, figures and numbers are Spanish", async () => {
  await speak("es");
  const reading = readingWith();
  const now = apartIn(reading, "both", LAST);
  const same = fixed(now?.same.value ?? Number.NaN, 3);
  expect(same).toMatch(/^\d,\d{3}$/);
  expect(captionOf(senses, contextWith(), "layer4")).toContain(
    `comparte el sentido en ${now?.agreeing.value} de 12`,
  );
  renderScene(senses, SensesScene, contextWith(), STEP.layer1 + 4);
  expect(screen.getByRole("figure").textContent).toContain(`mismo sentido ${same}`);
  expect(screen.getByRole("heading", { name: /^dinero/ })).toBeTruthy();
});

describe("left to right", () => {
  test.each(WORD_SETS.map(({ word }) => [word]))(
    "“%s” after the same beginning has the same vector and the same place, and another reading both ways",
    (word) => {
      const reading = readingWith({ word });
      const [i, j] = [0, 1].map((sense) => reading.items.findIndex(({ entry }) => entry.sense === sense));
      const [a, b] = [reading.items[i], reading.items[j]];
      for (let frame = 0; frame <= LAST; frame++) {
        expect([...a.vectors.causal[frame]]).toEqual([...b.vectors.causal[frame]]);
        expect(reading.points.causal[frame][i]).toEqual(reading.points.causal[frame][j]);
      }
      expect(cosine(a.vectors.both[LAST], b.vectors.both[LAST])).toBeLessThan(0.9999);
    },
  );

  test("with the switch on, every layer is read that way, on the same axes", () => {
    const [open, masked] = [contextWith(), contextWith({}, { causal: true })];
    expect(readingOf(masked)?.axes).toEqual(readingOf(open)?.axes);
    renderScene(senses, SensesScene, masked, STEP.layer1 + 4);
    expect(placeOf("r0")).toEqual(placeOf("r6"));
    cleanup();
    renderScene(senses, SensesScene, open, STEP.layer1 + 4);
    expect(placeOf("r0")).not.toEqual(placeOf("r6"));
  });
});

describe("the measure", () => {
  test("is what the captions and the page say", () => {
    const context = contextWith();
    const reading = readingWith();
    const now = apartIn(reading, "both", LAST);
    if (!now) throw new Error("There are labels.");
    const caption = captionOf(senses, context, "layer4");
    expect(caption).toContain(`shares the sense in ${now.agreeing.value} of 12`);
    renderScene(senses, SensesScene, context, STEP.layer1 + 4);
    const figures = screen.getByRole("figure");
    expect(figures.textContent).toContain(`same sense ${fixed(now.same.value, 3)}`);
    expect(figures.textContent).toContain(`different senses ${fixed(now.different.value, 3)}`);
    expect(figures.textContent).toContain(`neighbours agree ${now.agreeing.value} of 12 (chance 5.5)`);
  });

  test("is of the vectors as they were handed on: a layer that is off moves nothing", () => {
    const context = contextOf(senses, { switches: { ...ALL_ON, layersOff: [3] } });
    const reading = readingOf(context);
    if (!reading) throw new Error("The passes are not there.");
    const [before, behind] = [LAST - 1, LAST].map((frame) => meanCosine(reading, "both", frame, "same"));
    expect(behind?.value).toBe(before?.value);
    expect(reading.points.both[LAST]).toEqual(reading.points.both[LAST - 1]);
    expect(explainNumber(shippedBert(), behind!.request!, behind!.about).value).toBeCloseTo(behind!.value, 5);
  });

  test("counts only the sentences that are in", () => {
    const reading = readingWith({ out: [0, 1, 11] });
    expect(reading.items).toHaveLength(9);
    expect(apartIn(reading, "both", LAST)?.count).toBe(9);
    expect(apartIn(readingWith({ out: [0, 1, 2, 3, 4, 5] }), "both", LAST)).toBeNull();
  });

  test("nearest neighbours are by cosine in all dimensions and stand beside their sentence", () => {
    const context = contextWith();
    const reading = readingWith();
    renderScene(senses, SensesScene, context, STEP.layer1 + 4);
    const nearest = neighborsOf(reading, "both", LAST, 3)[0];
    const best = Math.max(
      ...reading.items.flatMap(({ vectors }, i) =>
        i === 3 ? [] : [cosine(vectors.both[LAST], reading.items[3].vectors.both[LAST])],
      ),
    );
    expect(nearest.cosine).toBe(best);
    const row = screen.getByRole("button", { name: /^They robbed the bank/ });
    expect(row.textContent).toContain(fixed(best));
  });
});

describe("the visitor", () => {
  const OWN = "The blood bank needs new donors.";

  test("adds a sentence and gets one point more, while the others and the axes stay", () => {
    const before = readingWith();
    const after = readingWith({ own: [OWN] });
    expect(after.items).toHaveLength(before.items.length + 1);
    expect(after.items[12].entry.id).toBe("o0");
    expect(after.axes).toEqual(before.axes);
    expect(after.points.both[LAST].slice(0, 12)).toEqual(before.points.both[LAST]);
    const vote = voteOf(after, "both", LAST, 12);
    expect((vote?.[0] ?? 0) + (vote?.[1] ?? 0)).toBe(3);
    const nearest = neighborsOf(after, "both", LAST, 12)[0];
    const caption = captionOf(senses, contextWith({ own: [OWN] }), "own");
    expect(caption).toContain(after.items[nearest.index].occurrence.text);
    expect(caption).toContain(fixed(nearest.cosine, 3));
    expect(caption).toContain(
      `Most of its nearest labelled ones are ${vote![0] > vote![1] ? "money" : "river"}`,
    );
  });

  test("takes a sentence out without moving the others", () => {
    const before = readingWith();
    const after = readingWith({ out: [2] });
    expect(after.axes).toEqual(before.axes);
    expect(after.points.both[LAST]).toEqual(before.points.both[LAST].filter((_, i) => i !== 2));
  });

  test("writes, selects, edits and removes with the keyboard alone", async () => {
    const user = userEvent.setup();
    renderScene(senses, SensesScene, contextWith(), 6);
    screen.getByLabelText("Your own sentence with “bank”").focus();
    await user.keyboard("My piggy bank is full.{Enter}");
    expect(chosen()).toMatchObject({ own: ["My piggy bank is full."], selected: "o0" });
    cleanup();
    renderScene(senses, SensesScene, contextWith(chosen()), 6);
    const box = screen.getByLabelText("Your sentence");
    expect(box).toHaveProperty("value", "My piggy bank is full.");
    screen.getByRole("button", { name: "Remove" }).focus();
    await user.keyboard("{Enter}");
    expect(chosen().own).toEqual([]);
    screen.getByRole("button", { name: /^The bank raised/ }).focus();
    await user.keyboard(" ");
    expect(chosen().selected).toBe("r2");
  });

  test("sees the text at the top of the page as a star if the word is in it and it is not listed anyway", () => {
    expect(readingWith({}, { text: OWN }).items[12]?.entry.origin).toBe("main");
    expect(readingWith({}, { text: "The cat sleeps." }).items).toHaveLength(12);
    expect(readingWith({}, { text: "The bank by the river was steep." }).items).toHaveLength(12);
  });

  test("brings a word of their own, with no labels and no claims about senses", () => {
    const own = ["The crane lifted the steel.", "A crane stood in the water.", "The crane flew south."];
    const context = contextWith({ word: "Crane", own });
    const reading = readingOf(context);
    expect(reading?.items).toHaveLength(3);
    expect(reading?.set).toBeNull();
    expect(captionOf(senses, context, "layer4")).toContain("mean cosine between the vectors");
    expect(captionOf(senses, context, "layer4")).not.toContain("shares the sense");
    renderScene(senses, SensesScene, context, 6);
    expect(within(screen.getByRole("figure")).getByText("all pairs", { exact: false })).toBeTruthy();
  });
});

describe("edge cases", () => {
  test("a word without sentences asks for some, at every step", () => {
    const context = contextWith({ word: "zeppelin" });
    const steps = senses.storyboard(context);
    expect(steps).toHaveLength(STEP.own + 1);
    for (let t = 0; t <= steps.length; t++) {
      const { unmount } = renderScene(senses, SensesScene, context, t, 340);
      expect(screen.getByText(/Write a few sentences with “zeppelin”/)).toBeTruthy();
      unmount();
    }
  });

  test("one sentence alone has a point and no comparison", () => {
    const context = contextWith({ word: "zeppelin", own: ["The zeppelin landed."] });
    expect(captionOf(senses, context, "layer1")).toContain("at least two sentences");
    renderScene(senses, SensesScene, context, 6);
    expect(placeOf("o0").every(Number.isFinite)).toBe(true);
  });

  test("a word in pieces is the mean of its pieces, and the page says so", () => {
    const own = ["The unaffable man left.", "An unaffable clerk sighed."];
    const reading = readingWith({ word: "unaffable", own });
    expect(reading.pieces.length).toBeGreaterThan(1);
    const [item] = reading.items;
    expect(item.occurrence.positions).toHaveLength(reading.pieces.length);
    renderScene(senses, SensesScene, contextWith({ word: "unaffable", own }), 6);
    expect(screen.getByText(/its vector is their mean/)).toBeTruthy();
  });

  test("of two occurrences the first counts, and the page says so", () => {
    const own = ["The bank near the bank is old."];
    const context = contextWith({ own });
    const reading = readingOf(context);
    expect(reading?.items[12].occurrence.positions).toEqual([2]);
    renderScene(senses, SensesScene, context, 6);
    expect(screen.getByText(/occurs 2 times here; the first one is shown/)).toBeTruthy();
  });

  test("a sentence without the word says so and waits", () => {
    const context = contextWith({ own: ["The cat sleeps."] });
    expect(readingOf(context)?.missing.map(({ index }) => index)).toEqual([0]);
    renderScene(senses, SensesScene, context, 6);
    expect(screen.getByText(/No “bank” in it/)).toBeTruthy();
  });

  test("two words, an emoji and 128 tokens are taken in their stride", () => {
    expect(
      readingWith({ word: "ice cream", own: ["I love ice cream.", "Ice Cream melts."] }).items,
    ).toHaveLength(2);
    expect(readingWith({ word: "🤖", own: ["I am a 🤖.", "The 🤖 works."] }).items).toHaveLength(2);
    const long = `${"very ".repeat(140)}bank`;
    expect(readingWith({}, { text: long }).items).toHaveLength(12);
    expect(readingWith({}, { text: `The bank is ${long}` }).items).toHaveLength(13);
  });
});

drawnWhateverTheText(senses, {
  "a sentence of the visitor’s": {
    settings: { senses: { chosen: { ...NO_SENSES, own: ["The blood bank needs new donors."] } } },
  },
});

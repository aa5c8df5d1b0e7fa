import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { row } from "../engine";
import { FixedTime } from "../player/time";
import type { SceneContext } from "../scenes/scene";
import { INITIAL_SETTINGS } from "../scenes/settings";
import { contextOf, LONG } from "../scenes/testing";
import { type AppState, useStore } from "../store/store";
import { ALL_ON } from "../store/switches";
import { percent } from "../ui/format";
import { ground } from "../viz/ground";
import { camera } from "./camera";
import { readCut } from "./cut";
import { story } from "./definition";
import { firstGround } from "./FirstWords";
import { readFloors } from "./floors";
import { readFeels } from "./gather";
import { guessRequests, readGuess } from "./guess";
import { HERO, PIECES } from "./heroes";
import { halfOf } from "./look";
import { optionsOf } from "./questions";
import { awaits, requests } from "./requests";
import { StoryScene } from "./StoryScene";
import { spotsOf } from "./spots";
import { STORY, stepIndex } from "./steps";
import { blankOf, chunksOf } from "./subject";

afterEach(cleanup);

/** The story's context at a step, with all that its chapter asks answered. */
function at(step: string, input: Partial<AppState> = {}): SceneContext {
  return contextOf(story, { text: HERO.text, step: stepIndex(step), ...input });
}

/** Most words of a caption, and the seconds that a reader has for each. */
const MOST_WORDS = 22;
const READING = 3;

const textOf = (context: SceneContext, id: string): string => {
  const step = story.storyboard(context).find((candidate) => candidate.id === id);
  const { container, unmount } = render(<p>{step?.caption}</p>);
  const text = container.textContent ?? "";
  unmount();
  return text;
};

const contexts = new Map<string, SceneContext>();
beforeAll(() => {
  for (const { id } of STORY) contexts.set(id, at(id));
}, 60_000);

test.each(STORY)("$id: says its part in few words, with time to read them", ({ id, seconds }) => {
  const text = textOf(contexts.get(id) as SceneContext, id);
  expect(text).not.toMatch(/…|undefined|NaN/);
  const count = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  expect(count).toBeGreaterThan(3);
  expect(count).toBeLessThanOrEqual(MOST_WORDS);
  if (!["blank", "turn", "again", "curtain"].includes(id))
    expect(seconds).toBeGreaterThanOrEqual(count / READING);
});

const TEXTS: Readonly<Record<string, Partial<AppState>>> = {
  "the hero": {},
  "a typed blank": { text: "He was [MASK] in 1950 in London." },
  ...(LONG && {
    "three words": { text: "Birds can sing." },
    "28 words": {
      text: "When the long winter was over at last, the old fishermen of the village went down to the harbor, painted their boats in bright colors, and sang until morning.",
    },
    "a pair": { text: "Where is the cat?", pair: "It is under the table." },
  }),
};
const ROOMS = [
  { width: 1100, height: 796 },
  { width: 390, height: 600 },
];

test.each(Object.entries(TEXTS))(
  "every step has a picture at every time, wide and narrow: %s",
  (_, input) => {
    useStore.setState({
      model: { phase: "ready", info: (contexts.get("blank") as SceneContext).model },
    } as never);
    for (const room of ROOMS) {
      for (const [index, { id }] of STORY.entries()) {
        const context = at(id, input);
        for (const p of [0.3, 1]) {
          const { container, unmount } = render(
            <FixedTime t={index + p}>
              <StoryScene context={context} room={room} />
            </FixedTime>,
          );
          expect(container.querySelector("svg")?.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
          expect(container.querySelectorAll("svg text").length, id).toBeGreaterThan(0);
          unmount();
        }
      }
    }
  },
  120_000,
);

test("in a low window no bar has less than no height", () => {
  const input = {
    text: "Where is the unbelievably straightforward cat?",
    pair: "It is snoozing under the table.",
  };
  for (const [index, { id }] of STORY.entries()) {
    const { container, unmount } = render(
      <FixedTime t={index + 1}>
        <StoryScene context={at(id, input)} room={{ width: 640, height: 150 }} />
      </FixedTime>,
    );
    const sizes = [...container.querySelectorAll("rect")].flatMap((rect) =>
      ["width", "height"].map((name) => Number(rect.getAttribute(name))),
    );
    expect(Math.min(0, ...sizes), id).toBe(0);
    unmount();
  }
}, 60_000);

test("the page’s own sentence stands from the first moment where the chapter has it", () => {
  const unread = { ...(contexts.get("blank") as SceneContext), runs: {}, main: null };
  for (const room of ROOMS) {
    const view = camera(STORY, 0, room.height);
    const { list, ...options } = readGuess(unread).layout[0];
    const later = ground(list, room, { line: view.line, most: view.size, ...options });
    const first = firstGround(HERO.text.split(" "), HERO.blank - 1, room, view);
    expect({ u: first.u, places: first.places }).toEqual({ u: later.u, places: later.places });
  }
});

test("time asks nothing of the engine within a chapter, and the text’s own pass is always asked", () => {
  const context = contexts.get("arcs") as SceneContext;
  const asked = (step: string) => JSON.stringify(requests({ ...context, step: stepIndex(step) }));
  expect(asked("scores")).toBe(asked("banks"));
  for (const { id } of STORY)
    expect(requests({ ...context, step: stepIndex(id) }).main).toEqual(guessRequests(context).main);
});

test("the blank is what the visitor hid, typed as [MASK], or a word that says something", () => {
  expect(blankOf(at("blank"))).toBe(HERO.blank);
  expect(blankOf(at("blank", { masked: [5] }))).toBe(5);
  expect(blankOf(at("blank", { text: "He was [MASK] in 1950." }))).toBe(3);
  expect(blankOf(at("blank", { text: "It is a wonderful day." }))).toBe(4);
});

test("the blank’s stream is as wide as its vectors are long, and goes past a layer that is off", () => {
  const reading = readFloors(at("stream", { switches: { ...ALL_ON, layersOff: [1] } }));
  if (!reading) throw new Error("The pass was asked for.");
  const { stream, run, blank } = reading;
  const length = (vector: Float32Array): number => Math.hypot(...vector);
  const vector = (layer: number, name: "attentionOutput" | "attentionNorm" | "ffnOutput" | "output") =>
    row(run.trace.layers[layer][name]!, blank);
  stream.forEach(({ attention, feedForward }, layer) => {
    const before =
      layer === 0 ? row(run.trace.embeddings.norm!, blank) : vector(layer === 2 ? 0 : layer - 1, "output");
    const [written, middle, added] = (["attentionOutput", "attentionNorm", "ffnOutput"] as const).map(
      (name) => vector(layer, name),
    );
    expect(attention.stream).toBeCloseTo(length(before), 4);
    expect(attention.written).toBeCloseTo(length(written), 4);
    expect(attention.sum).toBeCloseTo(length(before.map((x, i) => x + written[i])), 4);
    expect(feedForward.stream).toBe(attention.norm);
    expect(feedForward.sum).toBeCloseTo(length(middle.map((x, i) => x + added[i])), 4);
    expect(feedForward.norm).toBeCloseTo(length(vector(layer, "output")), 4);
  });
});

test("of a long text the words around the blank stand on the line; the rest keeps its tokens, and its share of all looks", () => {
  const long = "The old river flows through the green valley ".repeat(14).trim();
  const context = at("blank", { text: long, masked: [60] });
  const chunks = chunksOf(context.encoding, 60);
  const rest = chunks.filter(({ isRest }) => isRest);
  expect(rest).toHaveLength(2);
  expect(chunks.length).toBe(18);
  expect(chunks.flatMap(({ tokens }) => tokens)).toEqual(
    context.encoding.tokens.flatMap(({ span }, i) => (span ? [i] : [])),
  );
  const shown = chunks.length - rest.length;
  const said = rest.reduce((sum, { text }) => sum + Number(/\d+/.exec(text)?.[0]), 0);
  expect(shown + said).toBe(long.split(" ").length);
  const [{ looks }] = readGuess(context).acts;
  expect(looks).toHaveLength(18);
  const whole = readGuess(at("blank", { text: HERO.text })).acts[0];
  expect(whole.chunks.some(({ isRest }) => isRest)).toBe(false);
});

test("each chapter ends with a question that the model answers", () => {
  const asking = STORY.filter(({ id }) => id.endsWith("-ask"));
  expect(asking).toHaveLength(6);
  for (const { id } of asking) {
    const question = optionsOf(contexts.get(id) as SceneContext, id);
    expect(question, id).not.toBeNull();
    expect(question?.options.length).toBeGreaterThanOrEqual(2);
    expect(question?.options[question.correct], id).toBeTruthy();
  }
});

test("answers stand in the picture: large enough for a finger, inside the stage, none over another", () => {
  for (const room of [...ROOMS, { width: 764, height: 640 }, { width: 320, height: 400 }]) {
    for (const { id, line, size } of STORY) {
      if (!id.endsWith("-ask")) continue;
      const context = contexts.get(id) as SceneContext;
      const question = optionsOf(context, id);
      if (!question) throw new Error(`${id} asks nothing.`);
      const spots = spotsOf(context, id, question, room, { line, size });
      expect(spots, id).toHaveLength(question.options.length);
      for (const [i, { left, top, width, height, onWord }] of spots.entries()) {
        const what = `${id}, answer ${i}, ${room.width} × ${room.height}`;
        // Words in a low column stand closer than that: there the keyboard's and the slider's way is left.
        if (!onWord || room.height > 500) expect(Math.min(width, height), what).toBeGreaterThanOrEqual(40);
        expect(Math.min(left, top), what).toBeGreaterThanOrEqual(0);
        expect(left + width, what).toBeLessThanOrEqual(room.width);
        expect(top + height, what).toBeLessThanOrEqual(room.height);
        for (const other of onWord ? [] : spots.slice(0, i)) {
          const isApart =
            left >= other.left + other.width ||
            other.left >= left + width ||
            top >= other.top + other.height ||
            other.top >= top + height;
          expect(isApart, what).toBe(true);
        }
      }
    }
  }
});

/** Texts of the stage at a time. */
function textsAt(context: SceneContext, t: number, room: (typeof ROOMS)[number]): readonly string[] {
  const { container, unmount } = render(
    <FixedTime t={t}>
      <StoryScene context={context} room={room} />
    </FixedTime>,
  );
  const texts = [...container.querySelectorAll("svg text")].map((text) => text.textContent ?? "");
  unmount();
  return texts;
}

test("the word that is asked about is seen to be found, and stands on its line once", () => {
  const begin = stepIndex("words-ask");
  for (const room of [...ROOMS, { width: 764, height: 640 }, { width: 2200, height: 1330 }]) {
    const shown = (p: number) => textsAt(contexts.get("words-ask") as SceneContext, begin + p, room);
    expect(shown(0.5)).not.toContain("✓");
    for (const p of [0.86, 0.95]) expect(shown(p).toSorted()).toEqual(["unbelievable", "✓"]);
  }
});

test("a word that the list has no pieces for is said to be unknown, a blank is in the list, and of a long text the words around one are shown", () => {
  const seen = (text: string, room: (typeof ROOMS)[number]) => {
    const context = at("pieces", { text });
    return { said: textOf(context, "pieces"), texts: textsAt(context, stepIndex("pieces") + 0.95, room) };
  };
  for (const room of ROOMS) {
    const pizza = seen("I love 🍕 now", room);
    expect(pizza.said).toContain("“🍕” becomes [UNK]");
    expect(pizza.texts).toContain("🍕 ✗");
    expect(pizza.texts).not.toContain("✓");
    const blanks = seen("The [MASK] saw the [MASK].", room);
    expect(blanks.texts.filter((text) => text === "✓")).toHaveLength(6);
    const long = seen("dog ".repeat(120), room);
    expect(long.texts.filter((text) => text === "dog")).toHaveLength(28);
    expect(long.texts).toContain("[+ 92 words]");
    // One that fits is shown whole.
    expect(seen("dog ".repeat(30), room).texts.filter((text) => text === "dog")).toHaveLength(30);
  }
});

test("what is said at one end of a column stands in two rows", () => {
  const context = at("feels", { text: "Rain is good for the garden." });
  const { positive, without, turns } = readFeels(context)!;
  expect(positive < 0.5).toBe(without[turns] < 0.5);
  const { container } = render(
    <FixedTime t={stepIndex("feels") + 0.95}>
      <StoryScene context={context} room={ROOMS[1]} />
    </FixedTime>,
  );
  const told = [...container.querySelectorAll("text[data-over]")].filter(({ textContent }) => textContent);
  const ys = told.map((text) => text.getAttribute("y"));
  expect(told).toHaveLength(3);
  expect(new Set(ys).size).toBe(3);
});

test("a sentence is cut from what was typed into the words that are counted, and each look-up stays to be read", () => {
  const context = contexts.get("cut") as SceneContext;
  const { encoding, word } = readCut(context)!;
  for (const room of ROOMS) {
    const cut = textsAt(context, stepIndex("cut") + 0.95, room);
    expect(cut).toContain("T");
    expect(cut).toContain(String(encoding.words.length));
    const rungs = textsAt(context, stepIndex("pieces") + 0.95, room);
    for (const { candidate, found } of word.attempts)
      expect(rungs).toContain(`${candidate} ${found ? "✓" : "✗"}`);
  }
});

test("a text whose words are all in the list is ticked, and a rare word falls to pieces in its stead", () => {
  const context = at("pieces", { text: "I love parties" });
  const { rare, encoding } = readCut(context)!;
  expect(rare?.pieces).toEqual(PIECES.pieces);
  for (const room of ROOMS) {
    const texts = textsAt(context, stepIndex("pieces") + 0.95, room);
    expect(texts.filter((text) => text === "✓")).toHaveLength(encoding.words.length);
    for (const { candidate, found } of rare!.attempts)
      expect(texts).toContain(`${candidate} ${found ? "✓" : "✗"}`);
  }
});

test("each layer's neurons are awake or asleep, and those add up to all of them", () => {
  const context = contexts.get("neurons") as SceneContext;
  const { neurons } = readFloors(context)!;
  for (const room of ROOMS) {
    const texts = textsAt(context, stepIndex("neurons") + 0.95, room);
    const counted = (word: string) =>
      texts.flatMap((text) => text.match(`([\\d,]+) ${word}$`)?.[1].replace(",", "") ?? []).map(Number);
    const [awake, asleep] = [counted("awake"), counted("asleep")];
    expect(awake.map((count, i) => count + asleep[i])).toEqual(neurons.map((inputs) => inputs.length));
    expect(awake).toEqual(neurons.map((inputs) => inputs.filter((input) => input > 0).length));
  }
});

test("what was found for other endings stays to be compared, where there is room", () => {
  const context = contexts.get("guess-ask") as SceneContext;
  const found = readGuess(context)
    .acts.slice(0, 3)
    .map(({ chunks, blank, guesses }) =>
      chunks.map(({ text }, i) => (i === blank ? guesses?.[0].token : text)).join(" "),
    );
  for (const room of ROOMS) {
    const texts = textsAt(context, stepIndex("guess-ask") + 0.95, room);
    for (const sentence of found)
      expect(texts.some((text) => text.startsWith(sentence))).toBe(room.width > 620);
  }
});

test("each word leads to the verdict without it, and the one that turns it says which", () => {
  const context = contexts.get("feels") as SceneContext;
  const { words, without: all, turns } = readFeels(context)!;
  const without = all[turns];
  for (const room of ROOMS) {
    const texts = textsAt(context, stepIndex("feels") + 0.95, room);
    const [named, share] = without < 0.5 ? ["negative", 1 - without] : ["positive", without];
    expect(texts).toContain(`without “${words[turns]}”: ${named} ${percent(share)}`);
  }
});

test("a way to look without a name is told by the words that have half of it, and by three at most", () => {
  expect(halfOf(Float32Array.of(0.1, 0.5, 0.3, 0.1), 1)).toEqual([2]);
  expect(halfOf(Float32Array.of(0.6, 0.2, 0.1, 0.1), 0)).toEqual([1]);
  expect(halfOf(new Float32Array(10).fill(0.1), 9)).toHaveLength(3);
  expect(halfOf(Float32Array.of(1), 0)).toEqual([]);
});

test("no two chapters call different questions by one name", () => {
  const named = new Map<string, string>();
  for (const { id } of STORY) {
    for (const [name, request] of Object.entries(
      requests({ ...(contexts.get("arcs") as SceneContext), step: stepIndex(id) }),
    )) {
      expect(named.get(name) ?? JSON.stringify(request), name).toBe(JSON.stringify(request));
      named.set(name, JSON.stringify(request));
    }
  }
});

test("the curtain hides words from the end on, one after the other, and the guess is asked without them", () => {
  const covered = (count: number) => {
    const context = at("blank", {
      settings: { ...INITIAL_SETTINGS, story: { ...INITIAL_SETTINGS.story, covered: count } },
    });
    return {
      hidden: guessRequests(context).covered.interventions?.hidden ?? [],
      reading: readGuess(context),
    };
  };
  expect(covered(0).hidden).toEqual([]);
  // “trees” and its full stop are one word to a reader.
  expect(covered(1).hidden).toEqual([6, 7]);
  expect(covered(99)).toMatchObject({ hidden: [3, 4, 5, 6, 7], reading: { count: 4, behind: 4 } });
  const [whole, one] = [covered(4), covered(3)].map(({ reading }) => reading.covered?.[0]);
  expect(one?.token).toBe(HERO.guess);
  expect(whole?.token).not.toBe(HERO.guess);
});

// Endings of the first chapter come one by one, and what the tuned head says takes many passes.
const AT_ONCE = STORY.filter(({ id, chapter }) => chapter !== "guess" && id !== "feels");
test.each(AT_ONCE)("$id: another text is on stage whole when it comes", ({ id }) => {
  const now = at(id, { text: "The children were playing football in the garden after school every day." });
  const before = at(id, { text: "The old man walked slowly along the river to the bank in the morning." });
  const step = stepIndex(id);
  const shown = awaits(step);
  // Everything else still answers what was asked about the text before.
  const runs = Object.fromEntries(
    Object.entries(now.runs).map(([name, run]) => {
      const { result, answered } = before.runs[name] ?? run;
      return [name, shown.includes(name) ? run : { ...run, result, answered }];
    }),
  );
  const main = shown.includes("main") ? now.main : null;
  const drawn = (context: SceneContext): string => {
    const { container, unmount } = render(
      <FixedTime t={step + 0.97}>
        <StoryScene context={context} room={{ width: 1000, height: 700 }} />
      </FixedTime>,
    );
    // What is told besides comes with the main pass.
    const seen = container.cloneNode(true) as Element;
    seen.querySelector(".sr-only")?.remove();
    unmount();
    return seen.innerHTML;
  };
  expect(drawn({ ...now, main, runs })).toBe(drawn(now));
});

import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { cosine, row } from "../../engine";
import { runWithStudies } from "../../engine/studies";
import { shippedBert } from "../../engine/testing/shipped";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { INITIAL_SETTINGS, settingsOf } from "../settings";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene } from "../testing";
import { biasLines } from "./bias";
import { limits } from "./definition";
import { domainsOf, perplexityText } from "./domains";
import LimitsScene from "./LimitsScene";
import { meanOf, movedLoss, offsets, positionTable, TRAINED } from "./positions";
import { STEP } from "./steps";
import {
  comparedToken,
  contextWindows,
  longEncoding,
  windowCosine,
  windowReadings,
  windowsOf,
} from "./windows";

function withSettings(change: Partial<AppState["settings"]["limits"]>): Partial<AppState> {
  return { settings: { ...INITIAL_SETTINGS, limits: { ...INITIAL_SETTINGS.limits, ...change } } };
}

let made: SceneContext | null = null;

/** The scene as it starts, computed once. */
function start(): SceneContext {
  made ??= contextOf(limits);
  return made;
}

afterEach(async () => {
  await speak("en");
  cleanup();
});

describe("positions", () => {
  test("are measured on the real table: trained ones and the rest", () => {
    const bert = shippedBert();
    const lengths = Float32Array.from({ length: 512 }, (_, position) => {
      const vector = bert.positionRow(position);
      return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    });
    expect(captionOf(limits, start(), "positions")).toContain(
      `only ${TRAINED} of 512 rows: these are longer`,
    );
    const [reached, rest] = [meanOf(lengths, 0, TRAINED), meanOf(lengths, TRAINED, 512)];
    expect(reached).toBeGreaterThan(2 * rest);
    const { neighbours } = positionTable(start())!;
    expect(meanOf(neighbours, 1, TRAINED)).toBeGreaterThan(0.5);
    expect(Math.abs(meanOf(neighbours, TRAINED + 1, 512))).toBeLessThan(0.1);
    renderScene(limits, LimitsScene, start(), STEP.positions + 1);
    expect(
      screen.getByRole("img", {
        name: new RegExp(`${fixed(reached)} for positions.* ${fixed(rest)} behind`),
      }),
    ).toBeTruthy();
  });

  test("are all that changes when the text is moved back", () => {
    const context = start();
    renderScene(limits, LimitsScene, context, STEP.moved + 1);
    const { pseudoLoss } = runWithStudies(shippedBert(), { text: context.text, pseudoLoss: { most: 6 } });
    expect(movedLoss(context, 0)?.mean?.value).toBeCloseTo(pseudoLoss?.mean ?? Number.NaN, 9);
    for (const offset of offsets(context)) {
      const line = screen.getByRole("row", { name: new RegExp(`position ${offset + 1} `) });
      expect(line.textContent).toContain(fixed(movedLoss(context, offset)?.mean?.value ?? Number.NaN));
    }
  });
});

describe("windows", () => {
  test("cover the whole text in order, fit their size, and share what was asked for at most", () => {
    const text = "one two three four unbelievably otolaryngologist nine ten eleven twelve. ".repeat(6);
    const encoding = shippedBert().tokenizer.encode(text);
    for (const [size, overlap] of [
      [12, 0],
      [20, 7],
      [64, 60],
    ]) {
      const windows = windowsOf(encoding, text, size, overlap);
      expect(windows[0].start).toBe(1);
      expect(windows[windows.length - 1].end).toBe(encoding.tokens.length - 1);
      windows.forEach((window, i) => {
        expect(window.end - window.start).toBeLessThanOrEqual(size - 2);
        const own = shippedBert().tokenizer.encode(window.text);
        expect([...own.ids.slice(1, -1)]).toEqual([...encoding.ids.slice(window.start, window.end)]);
        if (i === 0) return;
        expect(window.start).toBeGreaterThan(windows[i - 1].start);
        expect(window.start).toBeLessThanOrEqual(windows[i - 1].end);
        expect(windows[i - 1].end - window.start).toBeLessThanOrEqual(overlap);
      });
    }
  });

  test("answer for the same word: each with its own pass, compared by the real vectors", () => {
    const context = start();
    const { container } = renderScene(limits, LimitsScene, context, STEP.compare + 1);
    const readings = windowReadings(context);
    expect(readings.length).toBeGreaterThanOrEqual(2);
    const target = longEncoding(context)?.ids[comparedToken(context)] ?? 0;
    const mask = shippedBert().tokenizer.vocabulary.special.mask;
    const vectors = readings.map(({ window, position, guess }) => {
      const own = shippedBert().run({ text: window.text, need: { layers: ["output"] } });
      expect(own.encoding.ids[position]).toBe(target);
      const masked = shippedBert().run({
        text: window.text,
        replacements: [{ position, id: mask }],
        guesses: { positions: [position], targets: [target], top: 1 },
      });
      expect(guess?.target?.loss).toBe(masked.guesses[0].target?.loss);
      expect(container.textContent).toContain(`probability ${percent(guess?.target?.probability ?? -1)}`);
      const output = own.trace.layers[own.trace.layers.length - 1].output;
      if (!output) throw new Error("The states were asked for.");
      return row(output, position);
    });
    const similarity = fixed(cosine(vectors[0], vectors[1]), 3);
    expect(container.textContent).toContain(similarity);
    expect(captionOf(limits, context, "windows")).toContain(`in ${contextWindows(context).length} windows`);
  });

  test("are set by key press", async () => {
    const user = userEvent.setup();
    renderScene(limits, LimitsScene, start(), STEP.windows + 1);
    const box = screen.getByRole("spinbutton", { name: "window, in tokens" });
    await user.clear(box);
    await user.type(box, "100");
    expect(settingsOf(useStore.getState()).limits.window).toBe(100);
  });
});

describe("other texts", () => {
  test("are sorted by how well the model expects them, with the visitor's own among them", () => {
    const context = start();
    renderScene(limits, LimitsScene, context, STEP.domains + 1);
    const domains = domainsOf(context);
    const numbers = domains.map(({ perplexity }) => perplexity?.value ?? Number.NaN);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const { pseudoLoss } = runWithStudies(shippedBert(), { text: context.text, pseudoLoss: { most: 24 } });
    const own = domains.find(({ isOwn }) => isOwn);
    expect(own?.perplexity?.value).toBeCloseTo(Math.exp(pseudoLoss?.mean ?? Number.NaN), 6);
    const names = screen.getAllByRole("rowheader").map((cell) => cell.textContent ?? "");
    domains.forEach(({ name }, i) => {
      expect(names[i].startsWith(name)).toBe(true);
    });
  });
});

describe("the template", () => {
  test("shows the model's own probabilities for the visitor's words and fillings", () => {
    const context = contextOf(
      limits,
      withSettings({
        template: "[MASK] is ___.",
        answers: "he she otolaryngologist",
        fillings: ["kind", "strong"],
      }),
    );
    const { container } = renderScene(limits, LimitsScene, context, STEP.bias + 1);
    const bert = shippedBert();
    const ids = ["he", "she"].map((word) => bert.tokenizer.encode(word).ids[1]);
    for (const [i, filling] of ["kind", "strong"].entries()) {
      const { guesses } = bert.run({
        text: `[MASK] is ${filling}.`,
        guesses: { positions: [1, 1], targets: ids, top: 1 },
      });
      const line = biasLines(context)[i];
      expect(line.probabilities).toEqual([...guesses.map(({ target }) => target?.probability), null]);
      const drawn = screen.getByRole("row", { name: new RegExp(` ${filling}`) }).textContent;
      for (const { target } of guesses) expect(drawn).toContain(percent(target?.probability ?? -1));
    }
    expect(container.textContent).toContain("“otolaryngologist” has no number");
  });

  test("without a [MASK] says what is missing", () => {
    const context = { ...start(), ...withSettings({ template: "Nobody is ___." }) } as SceneContext;
    const { container } = renderScene(limits, LimitsScene, context, STEP.bias + 1);
    expect(container.textContent).toContain("The template needs a [MASK]");
  });
});

describe("every number answers", () => {
  test("a position’s bar, by key: the root of its row’s squares", async () => {
    const user = userEvent.setup();
    renderScene(limits, LimitsScene, start(), STEP.positions + 1);
    const cursor = screen.getByRole("button", { name: /^position 0: length/ });
    cursor.focus();
    await user.keyboard("{ArrowRight}{ArrowRight}{Enter}");
    const { value, terms } = explanation();
    const vector = shippedBert().positionRow(2);
    expect(value).toBeCloseTo(Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0)), 5);
    expect(cursor.getAttribute("aria-label")).toContain(`position 2: length ${fixed(value, 3)}`);
    expect(terms[0].ref).toMatchObject({ of: "row", table: "position", row: 2 });
  });

  test("a mean loss, a pseudo-perplexity and a probability of the template, with the very numbers on show", async () => {
    const user = userEvent.setup();
    const context = start();
    const press = async (step: number, name: RegExp) => {
      renderScene(limits, LimitsScene, context, step + 1);
      const [button] = within(screen.getByRole("row", { name })).getAllByRole("button");
      const text = button.textContent;
      await user.click(button);
      cleanup();
      return text;
    };
    const moved = await press(STEP.moved, /position 141 /);
    expect(fixed(explanation().value)).toBe(moved);
    expect(explanation().terms.every(({ pass }) => pass?.replacements?.length === 1)).toBe(true);
    const own = await press(STEP.domains, /^your text/);
    expect(perplexityText(explanation().value)).toBe(own);
    const share = await press(STEP.bias, /a nurse/);
    expect(percent(explanation().value)).toBe(share);
  });

  test("a bar, by pointer, as the number beside it does", async () => {
    const user = userEvent.setup();
    for (const [step, bar, count] of [
      [STEP.moved, "track", 5],
      [STEP.bias, "mini", 6],
    ] as const) {
      const { container, unmount } = renderScene(limits, LimitsScene, start(), step + 1);
      const bars = [...container.querySelectorAll<HTMLElement>('button[aria-hidden="true"]')].filter(
        (button) => button.closest(`[class*="${bar}"]`) ?? button.querySelector(`[class*="${bar}"]`),
      );
      expect(bars.length).toBeGreaterThanOrEqual(count);
      for (const one of bars.slice(0, 3)) {
        const number = one
          .closest("tr td:has([class*=mini]), tr, li, [role=row]")
          ?.querySelector("button:not([aria-hidden])");
        if (!number) throw new Error("The bar has no number.");
        await user.click(one);
        const asked = useStore.getState().inspection?.trail;
        await user.click(number);
        expect(useStore.getState().inspection?.trail).toEqual(asked);
        expect(number.textContent).toContain((bar === "mini" ? percent : fixed)(explanation().value));
      }
      unmount();
    }
  });

  test("the loss in a window, and the cosine of two windows", async () => {
    const user = userEvent.setup();
    const context = start();
    renderScene(limits, LimitsScene, context, STEP.compare + 1);
    const similarity = windowCosine(context, windowReadings(context))?.value ?? Number.NaN;
    await user.click(screen.getByRole("button", { name: fixed(similarity, 3) }));
    expect(explanation().value).toBeCloseTo(similarity, 5);
    const [{ guess }] = windowReadings(context);
    await user.click(screen.getAllByRole("button", { name: fixed(guess?.target?.loss ?? Number.NaN) })[0]);
    expect(explanation().value).toBeCloseTo(guess?.target?.loss ?? Number.NaN, 3);
  });
});

describe("a visitor’s own model", () => {
  test("is not told what this page’s own was trained on", () => {
    const own = { ...start(), ownModel: true };
    const { container, unmount } = renderScene(limits, LimitsScene, own, STEP.positions + 1);
    expect(captionOf(limits, own, "positions")).toContain("your model’s files do not say");
    expect(captionOf(limits, own, "positions")).not.toContain(String(TRAINED));
    expect(container.textContent).not.toContain("long enough to reach");
    expect(captionOf(limits, own, "moved")).not.toContain("never trained");
    unmount();
    renderScene(limits, LimitsScene, own, STEP.bias + 1);
    expect(screen.getByText(/the texts your model read/)).toBeTruthy();
    cleanup();
    for (const [ownModel, words] of [
      [true, "your own model"],
      [false, "this page’s own"],
    ] as const) {
      useStore.setState({ ownModel });
      expect(render(<p>{limits.intro}</p>).container.textContent).toContain(words);
      cleanup();
    }
  });
});

test("in Spanish, captions and bars say the same numbers in Spanish", async () => {
  const context = start();
  await speak("es");
  renderScene(limits, LimitsScene, context, STEP.moved + 1);
  const loss = fixed(movedLoss(context, 0)?.mean?.value ?? Number.NaN);
  expect(loss).toContain(",");
  expect(captionOf(limits, context, "moved")).toContain(
    `Al principio, tu texto tiene una pérdida media de ${loss}`,
  );
  expect(screen.getByRole("row", { name: /empieza en la posición 1 / }).textContent).toContain(loss);
});

drawnWhateverTheText(limits, {
  "empty fields": {
    text: "Hello",
    ...withSettings({ long: "", template: "", fillings: [], answers: "" }),
  },
  "a short long text and odd signs": {
    text: "日本 🤖",
    ...withSettings({ long: "Hi 🤖.", window: 12, overlap: 100, token: 300 }),
  },
});

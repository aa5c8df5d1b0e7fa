import "../../app/testing";
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { argmax } from "../../engine/tensor";
import { focusToken } from "../../store/focusToken";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene } from "../testing";
import Scene from "./BidirectionalAttentionScene";
import { attention } from "./definition";
import { rowData } from "./rowData";
import { BANDS, bandOf, ROWS, rowStart, rowsIn, STEP } from "./steps";

const TEXT = "The bank by the river was steep.";

afterEach(cleanup);

const draw = (context: SceneContext, t: number, width?: number) =>
  renderScene(attention, Scene, context, t, width);
const rowOf = (context: SceneContext) =>
  rowData(context.main!, context.layer, context.head, focusToken(context))!;

/** The words of each line of the table, cell by cell. */
function lines(): string[][] {
  return screen.getAllByRole("button", { name: /^Ask as / }).map((chip) => {
    const leaves = [...(chip.closest("div")?.querySelectorAll("*") ?? [])].filter(
      ({ children }) => children.length === 0,
    );
    return leaves.map(({ textContent }) => textContent ?? "").filter((text) => text !== "");
  });
}

describe("the table of one token", () => {
  test("shows the trace's dot product, score and share of every key", () => {
    const context = contextOf(attention, { text: TEXT, layer: 2, head: 1, token: 5 });
    draw(context, STEP.softmax + 1);
    const { dots, scores, probs } = rowOf(context);
    lines().forEach((cells, index) => {
      expect(cells).toContain(fixed(dots[index]));
      expect(cells).toContain(fixed(scores[index]));
      expect(cells).toContain(percent(probs[index]));
    });
    expect(lines()).toHaveLength(context.encoding.tokens.length);
    expect(document.body.textContent).toContain("Σ = 1.000");
  });

  test("is a table for those who hear it: each number stands under its column, beside its token, and has a name", () => {
    const context = contextOf(attention, { text: TEXT, layer: 2, head: 1, token: 5 });
    for (const width of [1118, 390]) {
      draw(context, STEP.softmax + 1, width);
      const table = screen.getByRole("table", { name: /^What “river” asks .* layer 3, head 2$/ });
      const rows = within(table).getAllByRole("row");
      const headers = within(rows[0]).getAllByRole("columnheader");
      context.encoding.tokens.forEach(({ text }, index) => {
        const row = rows[index + 1];
        expect(row.querySelectorAll("[role=cell], [role=rowheader]")).toHaveLength(headers.length);
        expect(within(row).getByRole("rowheader").textContent).toContain(text);
        const share = within(row).getByRole("button", { name: /^share .*where/ });
        expect(share.getAttribute("aria-label")).toContain(
          `${percent(rowOf(context).probs[index])} for ${text}`,
        );
        for (const button of within(row).getAllByRole("button")) {
          expect(button.getAttribute("aria-label"), button.outerHTML).toBeTruthy();
        }
      });
      cleanup();
    }
  });

  test("a ray asks what its row's bar asks; a narrow view has the rows alone", async () => {
    const context = contextOf(attention, { text: TEXT, layer: 2, head: 1, token: 5 });
    const asked = () => useStore.getState().inspection?.trail[0].ref;
    const barsOf = (container: HTMLElement) => [
      ...container.querySelectorAll<HTMLElement>('button[class*="bar"]'),
    ];
    const wide = draw(context, STEP.softmax + 1).container;
    const rays = [...wide.querySelectorAll('[class*="fan"] [class*="target"]')];
    const bars = barsOf(wide);
    expect(rays).toHaveLength(context.encoding.tokens.length);
    for (const [to, ray] of rays.entries()) {
      await userEvent.click(ray);
      const ref = { of: "attention", tensor: "probs", layer: 2, head: 1, from: 5, to };
      expect(asked()).toEqual(ref);
      useStore.setState({ inspection: null });
      await userEvent.click(bars[to]);
      expect(asked()).toEqual(ref);
    }
    cleanup();
    const narrow = renderScene(attention, Scene, context, STEP.softmax + 1, 340).container;
    expect(narrow.querySelector('[class*="fan"]')).toBeNull();
    // Its one column of scores shows them divided, and says so.
    expect(narrow.textContent).toContain("÷ √64");
    expect(narrow.textContent).not.toContain("q · k");
    const early = renderScene(attention, Scene, context, STEP.dots + 0.95, 340).container;
    expect(early.textContent).toContain("q · k");
    expect(early.textContent).not.toContain("÷ √64");
    expect(barsOf(narrow)).toHaveLength(context.encoding.tokens.length);
  });

  test("adds the shares up as they come in", () => {
    const context = contextOf(attention, { text: TEXT });
    const { probs } = rowOf(context);
    const t = STEP.softmax + 0.2;
    draw(context, t);
    const count = rowsIn(ROWS.softmax, probs.length, t);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(probs.length);
    const sum = probs.subarray(0, count).reduce((a, b) => a + b, 0);
    expect(document.body.textContent).toContain(`Σ = ${fixed(sum, 3)}`);
  });

  test("left to right, what stands to the right has −∞ and no share", () => {
    const context = contextOf(attention, { text: TEXT, layer: 0, head: 0, token: 2, causal: true });
    draw(context, STEP.softmax + 1);
    const cells = lines();
    for (const index of [3, 4, 5, 9]) {
      expect(cells[index]).toContain("−∞");
      expect(cells[index]).toContain("0.0 %");
    }
    for (const index of [0, 1, 2]) expect(cells[index]).not.toContain("−∞");
    const shares = cells.map((cell) => Number.parseFloat(cell.find((text) => text.endsWith("%")) ?? ""));
    expect(Math.abs(shares.reduce((a, b) => a + b) - 100)).toBeLessThan(2);
  });

  test("a number's tooltip adds up to the number", () => {
    const context = contextOf(attention, { text: TEXT, token: 2 });
    draw(context, STEP.softmax + 1);
    const { dots, scores, probs } = rowOf(context);
    fireEvent.pointerEnter(screen.getAllByText(fixed(dots[5]))[0]);
    const numbers = [...screen.getByRole("tooltip").querySelectorAll("tr > :last-child")].map(
      ({ textContent }) => Number((textContent ?? "").replace("−", "-")),
    );
    const total = numbers.pop() ?? Number.NaN;
    expect(fixed(total)).toBe(fixed(dots[5]));
    expect(numbers.reduce((a, b) => a + b)).toBeCloseTo(total, 1);

    const share = lines().findIndex((cells) => cells.includes(percent(probs[5])));
    const button = screen.getAllByText(percent(probs[share]))[0];
    fireEvent.pointerEnter(button.closest("button") ?? button);
    const power = Math.exp(scores[share]);
    const tip = screen.getByRole("tooltip").textContent ?? "";
    expect(tip).toContain(`e^${fixed(scores[share])} = ${fixed(power, 3)}`);
    expect(tip).toContain(`(sum of the row) = ${percent(probs[share])}`);
  });

  test("any token can be the one that asks", async () => {
    draw(contextOf(attention, { text: TEXT }), STEP.dots + 1);
    await userEvent.click(screen.getByRole("button", { name: "Ask as steep, position 7" }));
    expect(useStore.getState().token).toBe(7);
    cleanup();
    draw(contextOf(attention, { text: TEXT, token: 7 }), STEP.dots + 1);
    expect(document.body.textContent).toContain("query of “steep”");
  });
});

describe("captions", () => {
  test("name the trace's closest match, largest share and sum", () => {
    const context = contextOf(attention, { text: TEXT, layer: 1, head: 3, token: 5 });
    const { dots, scores, probs } = rowOf(context);
    const token = (index: number) => context.encoding.tokens[index].text;
    const best = argmax(scores);
    expect(captionOf(attention, context, "dots")).toContain(
      `The closest match so far is “${token(best)}” with ${fixed(dots[best])}`,
    );
    const top = argmax(probs);
    expect(captionOf(attention, context, "softmax")).toContain(`“${token(top)}” gets ${percent(probs[top])}`);
    expect(captionOf(attention, context, "softmax")).toContain("adds up to 1.000");
  });
});

describe("left to right", () => {
  test("the switch asks for the causal pass", async () => {
    draw(contextOf(attention, { text: TEXT }), 1);
    await userEvent.click(screen.getByRole("switch", { name: "Left-to-right" }));
    expect(useStore.getState().causal).toBe(true);
    const requests = attention.requests(contextOf(attention, { text: TEXT, causal: true }));
    expect(requests.main.interventions?.causal).toBe(true);
  });
});

describe("matrix and heads", () => {
  test("there is a thumbnail for every head of every layer, and a click chooses it", async () => {
    draw(contextOf(attention, { text: TEXT }), STEP.heads + 1);
    for (let layer = 1; layer <= 4; layer++) {
      for (let head = 1; head <= 4; head++) {
        expect(
          screen.getAllByRole("button", { name: new RegExp(`^Layer ${layer}, head ${head}\\b`) }),
        ).not.toEqual([]);
      }
    }
    await userEvent.click(screen.getAllByRole("button", { name: /^Layer 3, head 2\b/ })[0]);
    expect(useStore.getState()).toMatchObject({ layer: 2, head: 1 });
  });

  test("any pattern's score of any head can be asked, and is the mean of its attention probabilities", async () => {
    const user = userEvent.setup();
    const context = contextOf(attention, { text: TEXT });
    draw(context, STEP.heads + 1);
    await user.selectOptions(screen.getByRole("combobox", { name: "Pattern" }), "previous");
    const scores = screen.getAllByRole("button", { name: /^previous \d\.\d\d: where/ });
    expect(scores).toHaveLength(16);
    await user.click(scores[6]);
    const { layers } = context.main!.trace;
    const { probs } = layers[1];
    const count = context.encoding.tokens.length;
    const previous = Array.from({ length: count - 1 }, (_, i) => i + 1).map(
      (from) => probs!.data[2 * count * count + from * count + from - 1],
    );
    const { value } = explanation();
    expect(fixed(value)).toBe(scores[6].textContent);
    expect(value).toBeCloseTo(previous.reduce((a, b) => a + b) / previous.length, 4);
  });

  test("a row's label makes its token the one that asks", async () => {
    draw(contextOf(attention, { text: TEXT }), STEP.heads + 1);
    await userEvent.click(screen.getByRole("button", { name: "Row of river, position 5" }));
    expect(useStore.getState().token).toBe(5);
  });
});

describe("steps and views", () => {
  test("every view is a jump to its first step", async () => {
    const context = contextOf(attention, { text: TEXT });
    for (const { id, label, step } of BANDS) {
      expect(bandOf(step)).toBe(id);
      useStore.setState({ seconds: attention.storyboard(context).map(({ seconds }) => seconds) });
      draw(context, 1);
      await userEvent.click(screen.getByRole("button", { name: label }));
      expect(useStore.getState().step).toBe(step);
      cleanup();
    }
  });

  test("rows come in from top to bottom and are all there before the step rests", () => {
    for (const count of [1, 3, 10, 128]) {
      const column = { from: 4, takes: 0.65 };
      expect(rowsIn(column, count, 4)).toBe(0);
      expect(rowsIn(column, count, 4.75)).toBe(count);
      for (let index = 1; index < count; index++) {
        expect(rowStart(column, index, count)).toBeGreaterThan(rowStart(column, index - 1, count));
      }
    }
  });
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  test("the table, its tips and the caption say the numbers of the trace as Spanish writes them", async () => {
    await speak("es");
    const context = contextOf(attention, { text: TEXT, layer: 2, head: 1, token: 5 });
    const { dots, scores } = rowOf(context);
    const best = argmax(scores);
    const dot = dots[best].toFixed(2).replace("-", "−").replace(".", ",");
    expect(captionOf(attention, context, "dots")).toContain(
      `«${context.encoding.tokens[best].text}», con ${dot}.`,
    );
    draw(context, STEP.softmax + 1);
    expect(document.body.textContent).toContain("Σ = 1,000");
    const cell = screen.getAllByText(dot)[0];
    fireEvent.pointerEnter(cell);
    expect(screen.getByRole("tooltip").textContent).toContain("la suma de 64 productos");
    expect(screen.getByRole("button", { name: "Todas las cabezas" })).toBeTruthy();
  });
});

drawnWhateverTheText(attention);

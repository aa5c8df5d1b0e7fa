import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { parameterCount, tokenFlops, weightBytes } from "../../engine";
import { shippedBert } from "../../engine/testing/shipped";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { bytes, compact, grouped } from "../../ui/format";
import { readLink } from "../../url/schema";
import { speak } from "../../words/speak";
import { FAMILY, measuresOf } from "../family";
import { INITIAL_SETTINGS, settingsOf } from "../settings";
import { captionOf, contextOf, drawnWhateverTheText, renderScene } from "../testing";
import { areaLayout } from "./areaLayout";
import { sizes } from "./definition";
import { partGroups } from "./parts";
import SizesScene from "./SizesScene";
import { STEP } from "./steps";
import { subjectOf } from "./subject";

function withSizes(change: Partial<AppState["settings"]["sizes"]>): Partial<AppState> {
  return { settings: { ...INITIAL_SETTINGS, sizes: { ...INITIAL_SETTINGS.sizes, ...change } } };
}

const LARGE = withSizes({ layers: 24, hidden: 1024, heads: 16 });

afterEach(async () => {
  await speak("en");
  cleanup();
});

describe("the parameters", () => {
  test("of the sizes it starts with are exactly those that were read from this page's weights file", () => {
    renderScene(sizes, SizesScene, contextOf(sizes), STEP.parts + 1);
    const total = grouped(shippedBert().parameterCount);
    expect(screen.getByText(total)).toBeTruthy();
    expect(captionOf(sizes, contextOf(sizes), "parts")).toContain("exactly what was read");
    expect(parameterCount(shippedBert().config, shippedBert().abilities).total).toBe(
      shippedBert().parameterCount,
    );
  });

  test.each([
    ["this page's sizes", {}],
    ["Large", LARGE],
    ["one layer of one head", withSizes({ layers: 1, heads: 1 })],
  ])("are billed line by line, and the lines add up to the total: %s", (_name, input) => {
    const subject = subjectOf(contextOf(sizes, input));
    const [embeddings, layer, heads] = partGroups(subject);
    const sum = (group: typeof embeddings) => group.lines.reduce((all, line) => all + line.parameters, 0);
    expect(sum(embeddings)).toBe(embeddings.sum.parameters);
    expect(sum(layer) * subject.sizes.layers).toBe(layer.sum.parameters);
    expect(sum(heads)).toBe(heads.sum.parameters);
    expect(embeddings.sum.parameters + layer.sum.parameters + heads.sum.parameters).toBe(subject.count.total);
    for (const { lines } of [embeddings, layer, heads]) {
      for (const { arithmetic, parameters } of lines) {
        if (!/^[\d,× +]+$/.test(arithmetic)) continue;
        const terms = arithmetic.replaceAll(",", "").split("+");
        const worth = terms.map((term) =>
          term.split("×").reduce((product, side) => product * Number(side), 1),
        );
        expect(worth.reduce((a, b) => a + b)).toBe(parameters);
      }
    }
  });

  test("are drawn to scale: every part's area is its share", () => {
    const subject = subjectOf(contextOf(sizes, LARGE));
    const layout = areaLayout(subject.sizes, 1000, 200);
    const rects = [...layout.embeddings, ...layout.layers.flat(), ...layout.heads];
    const all = rects.reduce((area, { width, height }) => area + width * height, 0);
    for (const part of ["word", "query", "feedForward", "layerNorm", "mlm"] as const) {
      const area = rects
        .filter((rect) => rect.part === part)
        .reduce((sum, { width, height }) => sum + width * height, 0);
      expect(area / all).toBeCloseTo(subject.count.parts[part] / subject.count.total, 6);
    }
  });
});

describe("the sizes", () => {
  test("can be typed and take effect; what makes no sense changes nothing", async () => {
    const user = userEvent.setup();
    renderScene(sizes, SizesScene, contextOf(sizes), STEP.parts + 1);
    const box = screen.getByRole("spinbutton", { name: "layers" });
    await user.clear(box);
    expect(settingsOf(useStore.getState()).sizes.layers).toBeNull();
    await user.type(box, "12");
    expect(settingsOf(useStore.getState()).sizes.layers).toBe(12);
  });

  test("come from a preset with one key press", async () => {
    const user = userEvent.setup();
    renderScene(sizes, SizesScene, contextOf(sizes), 0);
    screen.getByRole("button", { name: "Base 110 M" }).focus();
    await user.keyboard("{Enter}");
    expect(settingsOf(useStore.getState()).sizes).toMatchObject({ layers: 12, hidden: 768, heads: 12 });
  });

  test("of a published BERT make as many parameters as its authors say, and the caption says it", () => {
    for (const relative of FAMILY) {
      const context = contextOf(sizes, withSizes({ ...measuresOf(relative) }));
      const { total } = subjectOf(context).count;
      expect(Math.abs(total / 1e6 / Number(relative.published) - 1)).toBeLessThan(0.012);
      expect(captionOf(sizes, context, "parts")).toContain(
        `Its authors say ${relative.published} M (${relative.source})`,
      );
    }
    expect(captionOf(sizes, contextOf(sizes, withSizes({ layers: 7 })), "parts")).not.toContain("authors");
  });

  test("are those of the model at work, but for what the visitor chose", () => {
    const at = (input: Partial<AppState>) => {
      const context = contextOf(sizes, input);
      const config = { ...context.model!.config, layers: 6, hiddenSize: 384, heads: 12, vocabSize: 99 };
      return subjectOf({ ...context, ownModel: true, model: { ...context.model!, config } }).sizes;
    };
    expect(at({})).toMatchObject({ layers: 6, hiddenSize: 384, heads: 12, vocabSize: 99 });
    // A link that says nothing of sizes, opened while that model is at work.
    expect(at(readLink("#v=3&scene=sizes"))).toMatchObject({ layers: 6, hiddenSize: 384 });
    expect(at(readLink("#v=3&scene=sizes&sizes.layers=4"))).toMatchObject({ layers: 4, hiddenSize: 384 });
  });

  test("of a model with a width, tables and heads of its own are counted as it has them, to the last parameter", () => {
    const context = contextOf(sizes);
    const config = {
      ...context.model!.config,
      hiddenSize: 384,
      intermediateSize: 960,
      embeddingSize: 128,
      typeVocabSize: 0,
    };
    const abilities = { ...context.model!.abilities, mlm: false, nsp: false, pooler: true };
    const own = { ...context, ownModel: true, model: { ...context.model!, config, abilities } };
    const subject = subjectOf(own);
    expect(subject.count.total).toBe(parameterCount(config).total);
    for (const { lines, sum, id } of partGroups(subject)) {
      const one = lines.reduce((total, { parameters }) => total + parameters, 0);
      expect(one * (id === "layer" ? config.layers : 1), id).toBe(sum.parameters);
    }
    const lines = partGroups(subject).flatMap((group) => group.lines.map(({ arithmetic }) => arithmetic));
    expect(lines).toContain("512 × 128");
    expect(captionOf(sizes, own, "parts")).toContain("the model at work has not all");
    const { embeddings } = areaLayout(subject.sizes, 800, 400);
    expect(embeddings.map(({ part }) => part)).toEqual([
      "word",
      "position",
      "layerNorm",
      "embeddingProjection",
    ]);
  });

  test("that cannot be split among the heads are told so", () => {
    renderScene(sizes, SizesScene, contextOf(sizes, withSizes({ heads: 5 })), 0);
    expect(screen.getByText("256 cannot be split among 5 heads")).toBeTruthy();
  });
});

describe("what follows from the sizes", () => {
  test("is the memory in each format", () => {
    const context = contextOf(sizes, LARGE);
    renderScene(sizes, SizesScene, context, STEP.memory + 1);
    const own = subjectOf(context).sizes;
    for (const [name, format] of [
      ["f32", "f32"],
      ["f16", "f16"],
      ["int8", "int8"],
    ] as const) {
      const line = screen.getByRole("row", { name: new RegExp(`^${name}`) });
      expect(line.textContent).toContain(bytes(weightBytes(own, format)));
    }
    expect(captionOf(sizes, context, "memory")).not.toContain("your browser loaded");
    expect(captionOf(sizes, contextOf(sizes), "memory")).toContain("your browser loaded");
  });

  test("is the work for a token, which grows with the text", () => {
    const input = withSizes({ tokens: 300 });
    const context = contextOf(sizes, input);
    renderScene(sizes, SizesScene, context, STEP.work + 1);
    const flops = tokenFlops(subjectOf(context).sizes, 300);
    const row = (name: string) => screen.getByRole("row", { name: new RegExp(`^${name}`) }).textContent;
    expect(row("projections")).toContain(compact(flops.projections));
    expect(row("feed-forward")).toContain(compact(flops.feedForward));
    expect(row("attention")).toContain(compact(flops.attention));
    expect(row("one token")).toContain(compact(flops.total));
    expect(captionOf(sizes, context, "work")).toContain(`${compact(flops.total)} operations`);
  });

  test("is never counted for a text longer than the positions", () => {
    const subject = subjectOf(contextOf(sizes, withSizes({ positions: 64, tokens: 300 })));
    expect(subject.tokens).toBe(64);
  });
});

test("a visitor’s own model of the same sizes is not said to be this page’s file", () => {
  const own = { ...contextOf(sizes), ownModel: true };
  expect(captionOf(sizes, own, "memory")).not.toContain("your browser loaded");
  const { container } = renderScene(sizes, SizesScene, own, STEP.memory + 1);
  expect(container.textContent).toContain("int8 is the form in which this page stores its own weights.");
});

test("in Spanish, the bill and the captions have the same numbers in Spanish", async () => {
  const context = contextOf(sizes);
  await speak("es");
  renderScene(sizes, SizesScene, context, STEP.parts + 1);
  const total = grouped(shippedBert().parameterCount);
  expect(total).toMatch(/^\d+\.\d{3}\.\d{3}$/);
  expect(captionOf(sizes, context, "parts")).toContain("La suma es justo lo que se leyó.");
  expect(screen.getByRole("row", { name: /^tabla de tokens/ }).textContent).toContain("30.522 × 256");
});

drawnWhateverTheText(sizes, {
  "the smallest": withSizes({ layers: 1, hidden: 1, heads: 1, vocabulary: 1, positions: 1, tokens: 1 }),
  "the largest": withSizes({ layers: 48, hidden: 8192, heads: 128, vocabulary: 1_000_000 }),
  "no text": { text: "" },
});

import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { cosine, moments, row } from "../../engine";
import { explainNumber } from "../../engine/explain/explainNumber";
import { gelu } from "../../engine/explain/gelu";
import { shippedBert } from "../../engine/testing/shipped";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { ALL_ON } from "../../store/switches";
import { fixed, grouped } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { captionOf, contextOf, drawnWhateverTheText, renderScene } from "../testing";
import { encoder } from "./definition";
import EncoderScene from "./EncoderScene";
import { ofLength } from "./reading";
import { STEP } from "./steps";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const BANK: Partial<AppState> = { token: 2, layer: 3 };

/** A row of the trace on stage. */
function vector(
  context: SceneContext,
  layer: number,
  name: "attentionOutput" | "attentionNorm" | "preActivation" | "intermediate" | "ffnOutput" | "output",
  token: number,
): Float32Array {
  const tensor = context.main?.trace.layers[layer]?.[name];
  if (!tensor) throw new Error(`The trace lacks ${name}.`);
  return row(tensor, token);
}

/** The stream that comes into a layer; all layers are on. */
function incoming(context: SceneContext, layer: number, token: number): Float32Array {
  const { norm } = context.main?.trace.embeddings ?? {};
  if (!norm) throw new Error("The embeddings were asked for.");
  return layer === 0 ? row(norm, token) : vector(context, layer - 1, "output", token);
}

function share(
  context: SceneContext,
  part: "attention" | "feedForward",
  layer: number,
  token: number,
): number {
  const [written, stream] =
    part === "attention"
      ? [vector(context, layer, "attentionOutput", token), incoming(context, layer, token)]
      : [vector(context, layer, "ffnOutput", token), vector(context, layer, "attentionNorm", token)];
  return moments(written).length / moments(stream).length;
}

const length = (values: Float32Array): string => fixed(moments(values).length);

function draw(t: number, input = BANK, width?: number) {
  return renderScene(encoder, EncoderScene, contextOf(encoder, input), t, width);
}

/** What the inspector is open on, recomputed from its inputs; its inputs too, each at the value that is listed. */
function answered(context: SceneContext): number {
  const ref = useStore.getState().inspection?.trail[0].ref;
  const pass = context.runs.main?.answered;
  if (!ref || !pass) throw new Error("Nothing was asked.");
  const { value, terms } = explainNumber(shippedBert(), pass, ref);
  for (const term of terms.slice(0, 3)) {
    if (term.ref) expect(explainNumber(shippedBert(), pass, term.ref).value).toBeCloseTo(term.value, 3);
  }
  return value;
}

afterEach(cleanup);

describe("one layer", () => {
  test("shows the stream from line to line with the real lengths", () => {
    const context = contextOf(encoder, BANK);
    const { container } = draw(STEP.feedForward + 1);
    const input = vector(context, 2, "output", 2);
    const written = vector(context, 3, "attentionOutput", 2);
    const middle = vector(context, 3, "attentionNorm", 2);
    const added = vector(context, 3, "ffnOutput", 2);
    const lines: Record<string, Float32Array> = {
      input,
      attention: written,
      sum: input.map((value, i) => value + written[i]),
      norm: middle,
      ffn: added,
      sumAgain: middle.map((value, i) => value + added[i]),
      output: vector(context, 3, "output", 2),
    };
    for (const [id, values] of Object.entries(lines)) {
      expect(container.querySelector(`[data-station="${id}"]`)?.textContent).toContain(length(values));
    }
    const active = vector(context, 3, "preActivation", 2).filter((x) => x > 0).length;
    expect(container.querySelector('[data-station="neurons"]')?.textContent).toContain(
      `${active} above zero`,
    );
  });

  test("starts from the embeddings in layer 1", () => {
    const context = contextOf(encoder, { token: 2, layer: 0 });
    const norm = context.main?.trace.embeddings.norm;
    if (!norm) throw new Error("The embeddings were asked for.");
    const { container } = draw(STEP.attention + 1, { token: 2, layer: 0 });
    const line = container.querySelector('[data-station="input"]')?.textContent;
    expect(line).toContain("from the embeddings");
    expect(line).toContain(length(row(norm, 2)));
  });

  test("says how much each part writes, and how much of that is new", () => {
    const context = contextOf(encoder, BANK);
    const input = vector(context, 2, "output", 2);
    const written = vector(context, 3, "attentionOutput", 2);
    const share = moments(written).length / moments(input).length;
    // How far along the stream it points is what is said of it.
    const tendency = (along: number): string =>
      along > 0.3 ? "so it mostly strengthens" : along < -0.3 ? "so it takes back" : "so most of it is a new";
    expect(captionOf(encoder, context, "attention")).toContain(
      `${ofLength(share)} of the stream’s length, ${tendency(cosine(input, written))}`,
    );
    const middle = vector(context, 3, "attentionNorm", 2);
    const added = vector(context, 3, "ffnOutput", 2);
    expect(captionOf(encoder, context, "feedForward")).toContain(
      `${ofLength(moments(added).length / moments(middle).length)} of the stream’s length, ${tendency(cosine(middle, added))}`,
    );
  });

  test("answers for its numbers by keyboard, each from the place where it was made", async () => {
    const user = userEvent.setup();
    draw(STEP.feedForward + 1);
    const asked = async (name: RegExp) => {
      screen.getByRole("button", { name }).focus();
      await user.keyboard("{Enter}");
      return useStore.getState().inspection?.trail[0].ref;
    };
    expect(await asked(/^comes in: 256/)).toMatchObject({
      of: "hidden",
      state: 3,
      tokens: [2],
    });
    expect(await asked(/^attention writes: 256/)).toMatchObject({ tensor: "attentionOutput", layer: 3 });
    expect(await asked(/^1,024 neurons: 1024/)).toMatchObject({ tensor: "intermediate", layer: 3 });
    expect(await asked(/^feed-forward writes: 256/)).toMatchObject({ tensor: "ffnOutput", layer: 3 });
  });

  test("says where each line's length and entries come from, sums among them", async () => {
    const user = userEvent.setup();
    const context = contextOf(encoder, BANK);
    const { container } = draw(STEP.feedForward + 1);
    for (const id of ["input", "attention", "sum", "norm", "ffn", "sumAgain", "output"]) {
      const length = container.querySelector(`[data-station="${id}"] [class*="ask"]`);
      if (!length) throw new Error(`The length of ${id} is no button.`);
      await user.click(length);
      expect(fixed(answered(context)), id).toBe(length.textContent);
    }
    screen.getAllByRole("button", { name: /^add: 256 numbers/ })[0].focus();
    await user.keyboard("{Home}{Enter}");
    const [stream, written] = [
      vector(context, 2, "output", 2)[0],
      vector(context, 3, "attentionOutput", 2)[0],
    ];
    expect(answered(context)).toBeCloseTo(stream + written, 4);
  });

  test("answers for every token's length by the arrow keys", async () => {
    const user = userEvent.setup();
    const context = contextOf(encoder, BANK);
    draw(STEP.feedForward + 1);
    const group = screen.getByRole("group", { name: "Lengths at “attention writes”, token by token" });
    within(group).getAllByRole("button")[0].focus();
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{Enter}");
    const written = length(vector(context, 3, "attentionOutput", 3));
    expect(document.activeElement?.getAttribute("aria-label")).toContain(`“by”: length ${written}`);
    expect(fixed(answered(context))).toBe(written);
  });

  test("follows the chosen token and layer", async () => {
    const user = userEvent.setup();
    draw(STEP.feedForward + 1);
    screen.getByRole("button", { name: "Follow river, position 5" }).focus();
    await user.keyboard(" ");
    expect(useStore.getState().token).toBe(5);
    await user.click(screen.getByRole("radio", { name: "Layer 2" }));
    expect(useStore.getState().layer).toBe(1);
  });
});

describe("the neurons", () => {
  test("stand on the curve at their real values", () => {
    const context = contextOf(encoder, BANK);
    draw(STEP.fire + 1);
    const inputs = vector(context, 3, "preActivation", 2);
    const figure = screen.getByRole("img", { name: /^GELU with 1024 neurons/ });
    expect(figure.getAttribute("aria-label")).toContain(
      `x from ${fixed(Math.min(...inputs))} to ${fixed(Math.max(...inputs))}, ${inputs.filter((x) => x > 0).length} above zero`,
    );
    const marks = [
      ...(figure.querySelector('path[class*="dots"]')?.getAttribute("d") ?? "").matchAll(
        /M([\d.-]+),([\d.-]+)h0/g,
      ),
    ];
    expect(marks).toHaveLength(inputs.length);
    // Two marks give the scales of the axes; all others must then lie on GELU.
    const at = marks.map(([, x, y]) => [Number(x), Number(y)] as const);
    const low = inputs.indexOf(Math.min(...inputs));
    const high = inputs.indexOf(Math.max(...inputs));
    const slope = (at[high][1] - at[low][1]) / (gelu(inputs[high]) - gelu(inputs[low]));
    at.forEach(([, y], i) => {
      const expected = at[low][1] + slope * (gelu(inputs[i]) - gelu(inputs[low]));
      expect(Math.abs(y - expected)).toBeLessThan(0.25);
    });
  });

  test("answer on the curve and in every cell, by keyboard", async () => {
    const user = userEvent.setup();
    const context = contextOf(encoder, BANK);
    draw(STEP.fire + 1);
    const [inputs, activations] = [
      vector(context, 3, "preActivation", 2),
      vector(context, 3, "intermediate", 2),
    ];
    const byInput = [...inputs.keys()].sort((a, b) => inputs[a] - inputs[b]);
    const dots = screen.getByRole("button", { name: /^neuron \d+: GELU/ });
    dots.focus();
    await user.keyboard("{Home}{ArrowRight}{Enter}");
    const second = byInput[1];
    expect(dots.getAttribute("aria-label")).toContain(
      `neuron ${second}: GELU(${fixed(inputs[second])}) = ${fixed(activations[second], 3)}`,
    );
    expect(useStore.getState().inspection?.trail[0].ref).toMatchObject({
      tensor: "intermediate",
      index: second,
    });
    expect(answered(context)).toBeCloseTo(activations[second], 4);

    const [best] = [...activations.keys()].sort((a, b) => activations[b] - activations[a]);
    const row = screen.getByRole("group", { name: new RegExp(`^Neuron ${best} is most active`) });
    within(row).getByRole("button").focus();
    await user.keyboard("{ArrowRight}{Enter}");
    expect(answered(context)).toBeCloseTo(vector(context, 3, "intermediate", 1)[best], 4);
  });

  test("are counted in the bars below: each says its range, and whom it counts", async () => {
    const user = userEvent.setup();
    const context = contextOf(encoder, BANK);
    draw(STEP.fire + 1);
    const inputs = vector(context, 3, "preActivation", 2);
    const bars = within(screen.getByRole("group", { name: /^Below the curve/ })).getAllByRole("button");
    const ranges = bars.map((bar) => {
      const label = bar.getAttribute("aria-label")?.replaceAll("−", "-") ?? "";
      const [, count, from, to] = /^(\d+) neurons? with x from (.+) to below (.+): where/.exec(label) ?? [];
      return { count: Number(count), from: Number(from), to: Number(to) };
    });
    for (const { count, from, to } of ranges) {
      expect(count).toBe(inputs.filter((x) => x >= from && x < to).length);
    }
    expect(ranges.reduce((sum, { count }) => sum + count, 0)).toBe(inputs.length);
    expect(bars.filter((bar) => bar.getAttribute("tabindex") === "0")).toHaveLength(1);
    bars[0].focus();
    for (const [bar, key] of [
      [0, "{Enter}"],
      [1, "{ArrowRight}{Enter}"],
      [bars.length - 1, "{End}{Enter}"],
    ] as const) {
      await user.keyboard(key);
      expect(document.activeElement).toBe(bars[bar]);
      expect(answered(context)).toBe(ranges[bar].count);
    }
    await user.click(bars[2]);
    expect(answered(context)).toBe(ranges[2].count);
  });

  test("say where their x comes from, and how many are above zero", async () => {
    const user = userEvent.setup();
    const context = contextOf(encoder, BANK);
    const { container, unmount } = draw(STEP.fire + 1);
    const inputs = vector(context, 3, "preActivation", 2);
    const positive = inputs.filter((x) => x > 0).length;
    for (const line of [...container.querySelectorAll("[data-neuron]")].slice(0, 3)) {
      const neuron = Number(line.getAttribute("data-neuron"));
      const shown = within(line as HTMLElement).getByRole("button", { name: /^Where does the sum x/ });
      expect(shown.textContent).toBe(fixed(inputs[neuron]));
      await user.click(shown);
      expect(answered(context)).toBeCloseTo(inputs[neuron], 4);
    }
    await user.click(within(screen.getByText(/^Below: how many/)).getByRole("button"));
    expect(answered(context)).toBe(positive);
    unmount();
    const layer = draw(STEP.feedForward + 1).container.querySelector<HTMLElement>('[data-station="neurons"]');
    if (!layer) throw new Error("There is a line of neurons.");
    await user.click(within(layer).getByRole("button", { name: `${positive} above zero` }));
    expect(answered(context)).toBe(positive);
  });

  test("that do not fire are not said to: none above zero, and a few", () => {
    const context = contextOf(encoder, BANK);
    /** The same pass with all but `kept` neurons of the layer below zero. */
    const quiet = (kept: number): SceneContext => {
      const { main } = context;
      const layer = main?.trace.layers[3];
      if (!main || !layer?.preActivation || !layer.intermediate) throw new Error("There is a pass.");
      const { shape, data } = layer.preActivation;
      const x = data.map((value, at) =>
        at % shape[1] < kept ? 1 + (at % shape[1]) : -Math.abs(value) - 0.01,
      );
      const layers = [...main.trace.layers];
      layers[3] = { ...layer, preActivation: { shape, data: x }, intermediate: { shape, data: x.map(gelu) } };
      const result = { ...main, trace: { ...main.trace, layers } };
      return { ...context, main: result, runs: { main: { ...context.runs.main, result } } };
    };
    const none = quiet(0);
    const x = vector(none, 3, "preActivation", 2);
    const activations = vector(none, 3, "intermediate", 2);
    const lowest = activations.indexOf(Math.min(...activations));
    expect(captionOf(encoder, none, "fire")).toContain(
      `None of the ${grouped(x.length)}: not one is above zero for this token. Neuron ${lowest} dips farthest below it, to ${fixed(activations[lowest])}. No token of this text makes it fire.`,
    );
    expect(captionOf(encoder, none, "feedForward")).toContain("lets 0 neurons through");
    const { container } = renderScene(encoder, EncoderScene, none, STEP.fire + 1);
    const listed = [...container.querySelectorAll("[data-neuron]")];
    const byDip = [...activations.keys()].sort((a, b) => activations[a] - activations[b]).slice(0, 6);
    expect(listed.map((line) => Number(line.getAttribute("data-neuron")))).toEqual(byDip);
    for (const line of listed) expect(line.textContent).toContain("fires at no token here");
    for (const neuron of byDip) {
      expect(
        screen.getByRole("group", { name: `Neuron ${neuron} fires at no token of this text.` }),
      ).toBeTruthy();
    }
    expect(screen.getByText(/^None fires for “.+”: the 6 that dip farthest below zero/)).toBeTruthy();
    cleanup();
    renderScene(encoder, EncoderScene, quiet(2), STEP.fire + 1);
    expect(screen.getByText(/^Only 2 fire for “.+”; with the 4 that dip farthest/)).toBeTruthy();
    expect(captionOf(encoder, quiet(2), "fire")).toContain("Neuron 1 is at 1.95 here.");
  });

  test("are listed, most active first, with where else they fire", () => {
    const context = contextOf(encoder, BANK);
    const { container } = draw(STEP.fire + 1);
    const activations = vector(context, 3, "intermediate", 2);
    const best = [...activations.keys()].sort((a, b) => activations[b] - activations[a]).slice(0, 6);
    const rows = [...container.querySelectorAll("[data-neuron]")];
    expect(rows.map((line) => Number(line.getAttribute("data-neuron")))).toEqual(best);
    const { tokens } = context.encoding;
    rows.forEach((line, i) => {
      const all = tokens.map((_, token) => vector(context, 3, "intermediate", token)[best[i]]);
      const most = all.indexOf(Math.max(...all));
      expect(line.textContent).toContain(fixed(activations[best[i]]));
      expect(line.textContent).toContain(`most at ${tokens[most].text} ${fixed(all[most])}`);
    });
    expect(captionOf(encoder, context, "fire")).toContain(
      `Neuron ${best[0]} is at ${fixed(activations[best[0]])}`,
    );
  });
});

describe("a layer that is off", () => {
  test("says so, and the stream goes past it", () => {
    const context = contextOf(encoder, { ...BANK, switches: { ...ALL_ON, layersOff: [1] } });
    const past = renderScene(encoder, EncoderScene, { ...context, layer: 2 }, STEP.attention + 1);
    expect(past.container.querySelector('[data-station="input"]')?.textContent).toContain(
      length(vector(context, 0, "output", 2)),
    );
    const one = renderScene(encoder, EncoderScene, { ...context, layer: 1 }, STEP.attention + 1);
    expect(one.container.textContent).toContain("Layer 2 is switched off: this is what it would do");
  });
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  test("lines and captions say the numbers of the trace as Spanish writes them", async () => {
    await speak("es");
    const context = contextOf(encoder, BANK);
    const written = moments(vector(context, 3, "attentionOutput", 2))
      .length.toFixed(2)
      .replace(".", ",");
    expect(captionOf(encoder, context, "attention")).toContain(
      `el ${ofLength(share(context, "attention", 3, 2))} de su longitud`,
    );
    const { container } = renderScene(encoder, EncoderScene, context, STEP.feedForward + 1);
    expect(container.querySelector('[data-station="attention"]')?.textContent).toBe(
      `la atención escribede otros tokenslongitud ${written}`,
    );
    expect(screen.getByRole("button", { name: "Neuronas" })).toBeTruthy();
  });
});

drawnWhateverTheText(encoder, { "all layers off": { switches: { ...ALL_ON, layersOff: [0, 1, 2, 3] } } });

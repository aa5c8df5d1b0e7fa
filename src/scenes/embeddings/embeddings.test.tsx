import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { cosine, dot, row } from "../../engine";
import { farthest } from "../../engine/tensor";
import { shippedBert } from "../../engine/testing/shipped";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { fixed } from "../../ui/format";
import { speak } from "../../words/speak";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene } from "../testing";
import { embeddings } from "./definition";
import EmbeddingsScene from "./EmbeddingsScene";
import { PARTS, partsOf } from "./parts";
import { STEP } from "./steps";
import { swappedTokens } from "./swap";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const BANK: Partial<AppState> = { token: 2 };
const PAIR: Partial<AppState> = { text: "Where is the cat?", pair: "It is under the table.", token: 4 };

function partsFor(input: Partial<AppState>, token: number): Float32Array[] {
  const { main } = contextOf(embeddings, input);
  const parts = main && partsOf(main, token);
  if (!parts) throw new Error("The trace lacks a part.");
  return parts;
}

afterEach(cleanup);

describe("the sum", () => {
  test("is the three rows, entry by entry, for every token", () => {
    const { encoding } = contextOf(embeddings, PAIR);
    const bert = shippedBert();
    encoding.tokens.forEach((token, index) => {
      const [word, position, segment, sum] = partsFor(PAIR, index);
      expect([...word]).toEqual([...bert.embeddingRow(token.id)]);
      expect([...position]).toEqual([...bert.positionRow(index)]);
      expect([...segment]).toEqual([
        ...partsFor(
          PAIR,
          encoding.tokens.findIndex((t) => t.segment === token.segment),
        )[2],
      ]);
      for (const [i, value] of sum.entries()) {
        expect(value).toBeCloseTo(word[i] + position[i] + segment[i], 5);
      }
    });
  });

  test("is worked out in the caption for its largest entry", () => {
    const [_word, _position, _segment, sum] = partsFor(BANK, 2);
    const entry = farthest(sum);
    expect(captionOf(embeddings, contextOf(embeddings, BANK), "sum")).toContain(
      `entry ${entry} is ${fixed(sum[entry], 3)}`,
    );
  });

  test("stands under its parts with their real lengths, and LayerNorm's below", () => {
    const { container } = renderScene(
      embeddings,
      EmbeddingsScene,
      contextOf(embeddings, BANK),
      STEP.norm + 1,
    );
    const parts = partsFor(BANK, 2);
    PARTS.forEach(({ label }, part) => {
      const line = container.querySelector(`[data-part="${part}"]`);
      expect(line?.textContent).toContain(label);
      expect(line?.textContent).toContain(`length ${fixed(Math.sqrt(dot(parts[part], parts[part])))}`);
    });
  });

  test("answers for each of its entries by keyboard: the largest one is taken to pieces", async () => {
    const user = userEvent.setup();
    renderScene(embeddings, EmbeddingsScene, contextOf(embeddings, BANK), STEP.norm + 1);
    screen.getByRole("button", { name: /^sum: 256 numbers/ }).focus();
    await user.keyboard("{Enter}");
    const sum = partsFor(BANK, 2)[3];
    expect(useStore.getState().inspection?.trail.map(({ ref }) => ref)).toEqual([
      { of: "embedding", tensor: "sum", token: 2, index: farthest(sum) },
    ]);
  });

  test("says where a length comes from: from its own vector’s entries", async () => {
    const user = userEvent.setup();
    const context = contextOf(embeddings, BANK);
    const { container } = renderScene(embeddings, EmbeddingsScene, context, STEP.norm + 1);
    for (const [part, { name }] of PARTS.entries()) {
      const length = container.querySelector(`[data-part="${part}"] [class*="ask"]`);
      if (!length) throw new Error(`The length of ${name} is no button.`);
      await user.click(length);
      const { ref, value } = explanation();
      expect(ref.of).toBe("length");
      expect(fixed(value)).toBe(length.textContent);
    }
  });

  test("follows the chosen token", async () => {
    const user = userEvent.setup();
    renderScene(embeddings, EmbeddingsScene, contextOf(embeddings, BANK), STEP.norm + 1);
    screen.getByRole("button", { name: "Take river, position 5" }).focus();
    await user.keyboard(" ");
    expect(useStore.getState().token).toBe(5);
  });
});

describe("the nearest rows", () => {
  test("are those of the embedding table, with the first two in the caption", () => {
    const context = contextOf(embeddings, BANK);
    const bert = shippedBert();
    const id = context.encoding.tokens[2].id;
    renderScene(embeddings, EmbeddingsScene, context, STEP.near + 1);
    const names = screen.getAllByRole("rowheader").map((cell) => cell.textContent ?? "");
    expect(names).toHaveLength(8);
    const cosines = screen
      .getAllByRole("row")
      .slice(1)
      .map((line) => line.lastElementChild?.textContent);
    names.forEach((name, i) => {
      const other = bert.tokenizer.vocabulary.id(name);
      if (other === undefined) throw new Error(`“${name}” is not in the vocabulary.`);
      expect(cosines[i]).toBe(fixed(cosine(bert.embeddingRow(id), bert.embeddingRow(other))));
    });
    expect(captionOf(embeddings, context, "near")).toContain(
      `is “${names[0]}” (cosine ${cosines[0]}), then “${names[1]}”`,
    );
  });

  test("answer on the bar as on the number", async () => {
    renderScene(embeddings, EmbeddingsScene, contextOf(embeddings, BANK), STEP.near + 1);
    for (const line of screen.getAllByRole("row").slice(1, 4)) {
      const [bar, number] = line.querySelectorAll("button");
      await userEvent.click(bar);
      const asked = useStore.getState().inspection?.trail;
      useStore.setState({ inspection: null });
      await userEvent.click(number);
      expect(useStore.getState().inspection?.trail).toEqual(asked);
      expect(fixed(explanation().value)).toBe(number.textContent);
    }
  });

  test("are looked up anew for another token", () => {
    const other = contextOf(embeddings, { token: 5 });
    expect(other.runs.near?.result?.table?.near[0].id).toBe(other.encoding.tokens[5].id);
  });
});

describe("the positions", () => {
  test("are compared by their real vectors", () => {
    const context = contextOf(embeddings, BANK);
    const bert = shippedBert();
    const near = Array.from({ length: 64 }, (_, p) => cosine(bert.positionRow(2), bert.positionRow(p)));
    const best = near.map((value, p) => (p === 2 ? -2 : value));
    const nearest = best.indexOf(Math.max(...best));
    const caption = captionOf(embeddings, context, "positions");
    expect(caption).toContain(`most like position ${nearest} (cosine ${fixed(near[nearest])})`);
    expect(caption).toContain(`to position 63 it is ${fixed(near[63])}`);
    renderScene(embeddings, EmbeddingsScene, context, STEP.positions + 1);
    expect(
      screen.getByRole("group", { name: new RegExp(`position ${nearest} ${fixed(near[nearest])}`) }),
    ).toBeTruthy();
  });
});

describe("the swap", () => {
  test("follows every token to its other place and compares its real vectors", () => {
    const context = contextOf(embeddings, PAIR);
    const swapped = swappedTokens(context);
    const other = context.runs.swapped?.result;
    const { main } = context;
    if (!swapped || !other || !main) throw new Error("Both orders were asked for.");
    expect(swapped).toHaveLength(main.encoding.tokens.filter(({ word }) => word !== null).length);
    for (const one of swapped) {
      expect(other.encoding.tokens[one.other].text).toBe(main.encoding.tokens[one.token].text);
      expect(other.encoding.tokens[one.other].segment).toBe(1 - main.encoding.tokens[one.token].segment);
      const [a, b] = [main.trace.embeddings.norm, other.trace.embeddings.norm];
      if (!a || !b) throw new Error("The embeddings were asked for.");
      expect(one.embeddings.value).toBe(cosine(row(a, one.token), row(b, one.other)));
      expect(one.embeddings.value).toBeLessThan(1);
    }
    const cat = swapped.find(({ token }) => token === 4);
    expect(captionOf(embeddings, context, "swap")).toContain(
      `“cat” moves from position 4 to ${cat?.other} and into sentence B`,
    );
  });

  test("really swaps the two sentences of the page", async () => {
    const user = userEvent.setup();
    renderScene(embeddings, EmbeddingsScene, contextOf(embeddings, PAIR), STEP.swap + 1);
    await user.click(
      screen
        .getAllByRole("button", { name: "Swap A and B" })
        .find((button) => !button.hasAttribute("aria-pressed")) ?? document.body,
    );
    expect(useStore.getState()).toMatchObject({ text: PAIR.pair, pair: PAIR.text });
  });

  test("offers a second sentence to those who have one only", async () => {
    const user = userEvent.setup();
    renderScene(embeddings, EmbeddingsScene, contextOf(embeddings, BANK), STEP.swap + 1);
    await user.click(screen.getByRole("button", { name: /Its water was cold/ }));
    expect(useStore.getState().pair).toBe("Its water was cold.");
  });
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  test("the scene and its caption say the numbers of the trace as Spanish writes them", async () => {
    await speak("es");
    const context = contextOf(embeddings, BANK);
    const parts = partsFor(BANK, 2);
    const [, , , sum] = parts.map((part) => Math.sqrt(dot(part, part)).toFixed(2));
    const entry = farthest(parts[3]);
    expect(captionOf(embeddings, context, "sum")).toContain(
      `es ${parts[3][entry].toFixed(3).replace("-", "−").replace(".", ",")}`,
    );
    const { container } = renderScene(embeddings, EmbeddingsScene, context, STEP.norm + 1);
    const line = container.querySelector('[data-part="3"]')?.textContent;
    expect(line).toBe(`=sumalongitud ${sum.replace(".", ",")}`);
    expect(screen.getByRole("button", { name: "Filas cercanas" })).toBeTruthy();
  });
});

drawnWhateverTheText(embeddings);

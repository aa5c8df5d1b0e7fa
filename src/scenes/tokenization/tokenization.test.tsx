import { cleanup, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { useStore } from "../../store/store";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { captionOf, contextOf, markupOf, renderScene } from "../testing";
import { tokenization } from "./definition";
import { changedCharacters } from "./SourceText";
import { IDS, matchSlots, STEP } from "./steps";
import Scene from "./TokenizationScene";

afterEach(cleanup);

const draw = (context: SceneContext, t: number, width?: number) =>
  renderScene(tokenization, Scene, context, t, width);

/** Opacity of a thing on stage, with that of all that it stands in. */
function opacity(element: Element | null): number {
  let value = 1;
  for (let at = element; at; at = at.parentElement) {
    const own = (at as HTMLElement).style?.opacity;
    if (own) value *= Number(own);
  }
  return value;
}

const chips = (): HTMLElement[] => screen.getAllByRole("button", { name: /^Token \d+: /, hidden: true });

describe("the story", () => {
  test("counts what the encoding holds", () => {
    const context = contextOf(tokenization, { text: "Zoë’s unbelievably steep bank." });
    const { encoding } = context;
    expect(captionOf(tokenization, context, "normalize")).toContain(`${encoding.words.length} words`);
    const attempts = encoding.words.reduce((sum, word) => sum + word.attempts.length, 0);
    expect(captionOf(tokenization, context, "match")).toContain(`${attempts} look-ups`);
    expect(captionOf(tokenization, context, "inputs")).toContain(`${encoding.tokens.length} tokens`);
  });

  test("says that nothing changes where there is nothing to clean", () => {
    const context = contextOf(tokenization, { text: "the cat sat" });
    expect(captionOf(tokenization, context, "normalize")).toContain("nothing changes");
    expect(captionOf(tokenization, context, "match")).toContain("every word was found whole");
  });

  test("names words that could not be built", () => {
    const context = contextOf(tokenization, { text: "I saw 🤖 there" });
    expect(captionOf(tokenization, context, "match")).toContain(
      "1 word could not be built at all and became [UNK]",
    );
  });

  test("of a pair tells about two segments and three added tokens", () => {
    const context = contextOf(tokenization, { text: "The cat.", pair: "It purrs." });
    expect(captionOf(tokenization, context, "inputs")).toContain("closes each sentence");
    expect(captionOf(tokenization, context, "inputs")).toContain("sentence A or B");
  });

  test("of a text that is too long says how much was left out", () => {
    const context = contextOf(tokenization, { text: "word ".repeat(150) });
    expect(captionOf(tokenization, context, "inputs")).toContain("the last 24 of your text did not fit");
  });

  test("has a positive length in every step", () => {
    for (const text of ["a", "word ".repeat(150), "I ❤ 日本"]) {
      for (const step of tokenization.storyboard(contextOf(tokenization, { text }))) {
        expect(step.seconds).toBeGreaterThan(0);
        expect(step.seconds).toBeLessThan(40);
      }
    }
  });
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  test("captions and the bench say what the encoding holds", async () => {
    await speak("es");
    const context = contextOf(tokenization, { text: "Zoë’s unbelievably steep bank." });
    const { words } = context.encoding;
    const attempts = words.reduce((sum, word) => sum + word.attempts.length, 0);
    expect(captionOf(tokenization, context, "match")).toContain(`necesitó ${attempts} búsquedas`);
    expect(tokenization.intro).toContain(" 30.522 piezas");
    draw(context, STEP.inputs + 1);
    expect(document.body.textContent).toMatch(/ tras \d+ búsquedas?/);
    expect(document.body.textContent).toContain("posición");
  });
});

describe("the stage", () => {
  test("at the end shows every token with its id, segment and position", () => {
    const context = contextOf(tokenization, { text: "The cat.", pair: "It purrs." });
    draw(context, 3);
    context.encoding.tokens.forEach((token, index) => {
      expect(chips()[index].getAttribute("aria-label")).toBe(
        `Token ${index}: ${token.text}, id ${token.id}, segment ${token.segment}`,
      );
      expect(opacity(chips()[index])).toBe(1);
      const numbers = [...chips()[index].parentElement!.querySelectorAll(":scope > text")];
      expect(numbers.map((number) => number.textContent)).toEqual([
        String(token.id),
        String(token.segment),
        String(index),
      ]);
      expect(numbers.map(opacity)).toEqual([1, 1, 1]);
    });
  });

  test("shows no token before the matcher has cut it, and no id before its step", () => {
    const context = contextOf(tokenization);
    draw(context, STEP.match);
    expect(chips().map(opacity)).toEqual(context.encoding.tokens.map(() => 0));
    cleanup();
    draw(context, STEP.inputs);
    const own = context.encoding.tokens.map((token) => (token.word === null ? 0 : 1));
    expect(chips().map(opacity)).toEqual(own);
    cleanup();
    draw(context, IDS);
    expect(chips().map(opacity)).toEqual(context.encoding.tokens.map(() => 1));
    const ids = chips().map((chip) => chip.parentElement!.querySelector(":scope > text"));
    expect(ids.map(opacity)).toEqual(context.encoding.tokens.map(() => 0));
  });

  test("writes the normalized text from left to right, in its step", () => {
    const context = contextOf(tokenization, { text: "Crème brûlée" });
    const shown = (t: number): string => {
      const { container } = draw(context, t);
      const text = [...container.querySelectorAll("p:last-child span:not([data-hidden])")]
        .map((span) => span.textContent)
        .join("");
      cleanup();
      return text;
    };
    expect(shown(0.05)).toBe("");
    expect("creme brulee".startsWith(shown(0.2))).toBe(true);
    expect(shown(0.2).length).toBeGreaterThan(0);
    expect(shown(0.4)).toBe("creme brulee");
  });

  test("puts the word that the matcher works on under the magnifier, with the tries made so far", () => {
    const context = contextOf(tokenization, { text: "An unbelievably old cat" });
    const { words } = context.encoding;
    const slots = matchSlots(words);
    words.forEach((word, index) => {
      const { from, to } = slots[index];
      draw(context, (from + to) / 2);
      expect(screen.getByRole("img", { name: new RegExp(`^The matcher on “${word.text}”`) })).toBeTruthy();
      cleanup();
    });
  });

  test("says each try of the magnifier in words", () => {
    const context = contextOf(tokenization, { text: "unbelievably" });
    const [word] = context.encoding.words;
    draw(context, STEP.inputs);
    const said = screen.getByRole("img", { name: /^The matcher on/ }).getAttribute("aria-label") ?? "";
    for (const { candidate, found } of word.attempts) {
      expect(said).toContain(`${candidate} ${found ? "found" : "not found"}`);
    }
    expect(document.body.textContent).toContain(
      `${word.pieces.join(" ")} after ${word.attempts.length} look-ups`,
    );
  });

  test("marks in the typed text what a pointed token stands for", () => {
    const context = contextOf(tokenization, { text: "A CAFÉ opens" });
    const { container } = draw(context, 3);
    expect(container.querySelector("mark")).toBeNull();
    fireEvent.pointerEnter(chips()[2]);
    expect(container.querySelector("mark")?.textContent).toBe("CAFÉ");
    fireEvent.pointerLeave(chips()[2]);
    expect(container.querySelector("mark")).toBeNull();
    fireEvent.focus(chips()[3]);
    expect(container.querySelector("mark")?.textContent).toBe("opens");
  });

  test("a click or Enter chooses a token for all scenes, the same again lets it go", async () => {
    draw(contextOf(tokenization), 7);
    await userEvent.click(chips()[2]);
    expect(useStore.getState().token).toBe(2);
    chips()[4].focus();
    await userEvent.keyboard("{Enter}");
    expect(useStore.getState().token).toBe(4);
    cleanup();
    draw(contextOf(tokenization, { token: 4 }), 7);
    expect(chips()[4].getAttribute("aria-pressed")).toBe("true");
    await userEvent.click(chips()[4]);
    expect(useStore.getState().token).toBeNull();
  });

  for (const [name, text, pair] of [
    ["one letter", "a", null],
    ["emoji", "I ❤️ 🤖👩‍👩‍👧", null],
    ["Chinese", "我喜欢猫", null],
    ["128 tokens", "unbelievably steep river ".repeat(60), null],
    ["a word of 300 letters", "a".repeat(300), null],
    ["[MASK] twice", "The [MASK] sat on the [MASK].", null],
    ["an empty second sentence", "The cat.", ""],
  ] as const) {
    test(`draws ${name} wide and narrow, as tall at the start as at the end`, () => {
      const context = contextOf(tokenization, { text, pair });
      for (const width of [1118, 340]) {
        const heights = new Set<string>();
        for (const t of [0, 1.5, 3.4, 4.5, 7]) {
          const markup = markupOf(tokenization, Scene, context, t, width);
          const chips = new Set([...markup.matchAll(/aria-label="(Token \d+): /g)].map(([, chip]) => chip));
          expect(chips.size).toBe(context.encoding.tokens.length);
          heights.add(
            [...markup.matchAll(/<svg[^>]* height="([^"]*)"/g)].map(([, height]) => height).join(" "),
          );
          expect(markup).not.toMatch(/NaN|undefined|Infinity/);
        }
        expect(heights.size).toBe(1);
      }
    });
  }
});

describe("what was changed by cleaning", () => {
  const changed = (original: string): string => {
    const [normalization] = contextOf(tokenization, { text: original }).encoding.normalization;
    const marks = changedCharacters(normalization);
    return [...normalization.stripped]
      .map((character, i) => (marks[i] ? `(${character})` : character))
      .join("");
  };

  test("is marked letter by letter", () => {
    expect(changed("the cat")).toBe("the cat");
    expect(changed("The CAT")).toBe("(t)he (c)(a)(t)");
    expect(changed("Zoë")).toBe("(z)o(e)");
  });
});

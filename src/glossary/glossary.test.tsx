import "../app/testing";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { useStore } from "../store/store";
import { setGlossary } from "../store/view";
import { Term } from "../ui/Term";
import { speak } from "../words/speak";
import { words as terms } from "../words/terms";
import { ENTRIES } from "./entries";
import { GlossaryDialog } from "./GlossaryDialog";
import { linkWords } from "./linkWords";
import { stretches } from "./words";

afterEach(cleanup);

/** What a caption reads and which of its words can be asked about. */
function read(caption: ReactNode): { text: string; words: string[] } {
  const { container } = render(<p>{linkWords(caption)}</p>);
  const words = [...container.querySelectorAll("button")].map((button) => button.textContent ?? "");
  const text = container.textContent ?? "";
  cleanup();
  return { text, words };
}

describe("words in captions", () => {
  test("the first mention of each term leads to the glossary, and the caption reads as before", () => {
    const caption = (
      <>
        Each token’s query meets every key; softmax shares out. <b>4 layers</b>, the next layer, another
        token: {0.25} of the attention.
      </>
    );
    expect(read(caption)).toEqual({
      text: "Each token’s query meets every key; softmax shares out. 4 layers, the next layer, another token: 0.25 of the attention.",
      words: ["token", "query", "key", "softmax", "layers", "attention"],
    });
  });

  test("coloured words keep their colour and lead there too", () => {
    expect(
      read(
        <>
          Behind <Term kind="mask">[MASK]</Term> it sees <Term kind="prob">12 %</Term>.
        </>,
      ),
    ).toEqual({
      text: "Behind [MASK] it sees 12\u00a0%.",
      words: ["[MASK]"],
    });
  });

  test("neither words within words nor the visitor's own in quotes are taken for terms", () => {
    expect(read("A keyboard, a tokenizer, “token” and “the key” stay; a key does not.").words).toEqual([
      "key",
    ]);
  });

  test("the visitor's words are in quotes also where the marks are written beside them", () => {
    const typed = "key";
    expect(read(<>The token “{typed}” is no key.</>)).toEqual({
      text: "The token “key” is no key.",
      words: ["token", "key"],
    });
    const { container } = render(<p>{linkWords(<>So “{typed}” stays whole.</>)}</p>);
    expect(container.querySelectorAll("button")).toHaveLength(0);
  });

  test("a unit stays with its number", () => {
    const text = (caption: ReactNode) => read(caption).text;
    expect(text(<>98 % of 11.3 MB in 4 ms</>)).toBe("98\u00a0% of 11.3\u00a0MB in 4\u00a0ms");
    expect(text(<b>{"<0.1 %"}</b>)).toBe("<0.1\u00a0%");
    expect(text(<>the 2 Marks and 4 kinds %</>)).toBe("the 2 Marks and 4 kinds %");
  });

  test("a mark behind a coloured word stays with it", () => {
    const { container } = render(
      <p>
        {linkWords(
          <>
            It reads <Term kind="mask">[MASK]</Term>. Then it guesses.
          </>,
        )}
      </p>,
    );
    expect(container.textContent).toBe("It reads [MASK]. Then it guesses.");
    expect(container.querySelector("button")?.parentElement?.textContent).toBe("[MASK].");
  });

  test("a button in a caption stays one button", () => {
    expect(read(<button type="button">a token</button>).words).toEqual(["a token"]);
  });

  test("of two terms at the same place the longer one counts", () => {
    expect(
      stretches("The attention heads and attention rollout.", new Set()).flatMap(({ entry }) => entry ?? []),
    ).toEqual(["attention-head", "rollout"]);
  });
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  test("captions lead to the glossary by Spanish words, and quotes are left alone", async () => {
    await speak("es");
    const caption = "La consulta de cada token mira a «token» y a la clave; 4 capas, la capa siguiente.";
    expect(read(caption)).toEqual({ text: caption, words: ["consulta", "token", "clave", "capas"] });
    await speak("en");
    expect(read("The query meets a consulta.").words).toEqual(["query"]);
  });

  test("terms are in the order of the alphabet, whatever their accents", async () => {
    await speak("es");
    setGlossary("bert");
    render(<GlossaryDialog />);
    const terms = within(screen.getByRole("list", { name: "Todos los términos" })).getAllByRole("button");
    expect(terms.slice(0, 4).map(({ textContent }) => textContent)).toEqual([
      "Ablación",
      "Ajuste fino",
      "Atención",
      "BERT",
    ]);
  });

  test("each definition is one paragraph", async () => {
    await speak("es");
    for (const { id, text } of ENTRIES) {
      expect(text.length, id).toBeGreaterThan(90);
      expect(text.length, id).toBeLessThan(480);
      expect(text, id).toMatch(/[.!]$/);
    }
  });
});

describe("the glossary", () => {
  test("defines every word that captions lead to, in one paragraph, and relates only what it defines", () => {
    const ids = ENTRIES.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(Object.keys(terms.words).toSorted());
    for (const { text, related, id } of ENTRIES) {
      expect(text.length, id).toBeGreaterThan(90);
      expect(text.length, id).toBeLessThan(420);
      expect(text, id).toMatch(/[.!]$/);
      for (const other of related) expect(ids, id).toContain(other);
      expect(related, id).not.toContain(id);
    }
  });

  test("opens at a word by keyboard, has all others, and leads to the moment that shows them", async () => {
    render(
      <>
        <p>{linkWords("One token.")}</p>
        <GlossaryDialog />
      </>,
    );
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    const dialog = within(screen.getByRole("dialog", { name: "Glossary" }));
    expect(dialog.getByRole("heading", { level: 3, name: "Token" })).toBeTruthy();
    const terms = within(dialog.getByRole("list", { name: "All terms" }));
    expect(terms.getAllByRole("button")).toHaveLength(ENTRIES.length);
    await userEvent.click(terms.getByRole("button", { name: "Attention rollout" }));
    expect(dialog.getByRole("article").textContent).toContain("Abnar and Zuidema");
    await userEvent.click(dialog.getByRole("button", { name: "Show me, in “[CLS]”" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(useStore.getState()).toMatchObject({ scene: "cls", arrival: { scene: "cls", step: "rollout" } });
  });
});

// @vitest-environment jsdom
import "./testing";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ACTIONS, keyName } from "../player/actions";
import { FIRST_SCENE, SCENE_IDS } from "../scenes/catalogue";
import { MAX_TOKENS } from "../scenes/limits";
import { loadScene } from "../scenes/registry";
import { testBert } from "../scenes/testing";
import { useStore } from "../store/store";
import { Examples } from "./Examples";
import { Header } from "./Header";
import { HelpDialog } from "./HelpDialog";
import { ModelBar } from "./ModelBar";
import { SceneNav } from "./SceneNav";

const state = () => useStore.getState();

beforeEach(() => useStore.setState(useStore.getInitialState(), true));
afterEach(cleanup);

describe("the header", () => {
  test("takes what is typed, letter by letter", async () => {
    render(<Header />);
    const box = screen.getByRole("textbox", { name: "Your sentence" });
    await userEvent.clear(box);
    await userEvent.type(box, "A cat.");
    expect(state().text).toBe("A cat.");
  });

  test("adds a second sentence, puts the caret there, and removes it again", async () => {
    render(<Header />);
    await userEvent.click(screen.getByRole("button", { name: "+ second sentence" }));
    const second = screen.getByRole("textbox", { name: "Sentence B" });
    expect(document.activeElement).toBe(second);
    expect(screen.getByRole("textbox", { name: "Sentence A" })).toBeTruthy();
    await userEvent.type(second, "It purrs.");
    expect(state().pair).toBe("It purrs.");
    await userEvent.click(screen.getByRole("button", { name: "Remove the second sentence" }));
    expect(state().pair).toBeNull();
    expect(screen.queryByRole("textbox", { name: "Sentence B" })).toBeNull();
  });

  test("a sentence that comes with a link does not take the caret", () => {
    act(() => state().setPair("From the link."));
    render(<Header />);
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Sentence B" }).value).toBe(
      "From the link.",
    );
    expect(document.activeElement).toBe(document.body);
  });

  test("says how many tokens of a long text were cut off, and nothing of a short one", () => {
    render(<Header />);
    expect(screen.queryByRole("status")).toBeNull();
    const encoding = testBert().tokenizer.encode("word ".repeat(200), { maxTokens: MAX_TOKENS });
    act(() => state().setEncoding(encoding));
    expect(encoding.truncated).toBe(200 + 2 - MAX_TOKENS);
    expect(screen.getByRole("status").textContent).toBe(
      `This page shows up to ${MAX_TOKENS} tokens: the last ${encoding.truncated} were cut off.`,
    );
  });

  test("switches the theme and opens the help", async () => {
    render(<Header />);
    await userEvent.click(screen.getByRole("button", { name: "Dark theme" }));
    expect(state().theme).toBe("dark");
    await userEvent.click(screen.getByRole("button", { name: "Light theme" }));
    expect(state().theme).toBe("light");
    await userEvent.click(screen.getByRole("button", { name: "Help and keys" }));
    expect(state().helpOpen).toBe(true);
  });
});

describe("the help", () => {
  test("lists every action with all of its keys", () => {
    act(() => state().setHelpOpen(true));
    render(<HelpDialog />);
    const dialog = screen.getByRole("dialog", { name: "How to use this page" });
    const rows = [...dialog.querySelectorAll("dl > div")].map((row) => [
      row.querySelector("dd")?.textContent,
      [...row.querySelectorAll("kbd")].map((key) => key.textContent),
    ]);
    expect(rows).toEqual(
      ACTIONS.filter(({ keys }) => keys.length > 0).map(({ label, keys }) => [label, keys.map(keyName)]),
    );
  });

  test("closes with its button and with Escape", async () => {
    render(<HelpDialog />);
    for (const close of [
      () => userEvent.click(screen.getByRole("button", { name: "Close help" })),
      () => userEvent.keyboard("{Escape}"),
    ]) {
      act(() => state().setHelpOpen(true));
      expect(screen.getByRole("dialog")).toBeTruthy();
      await close();
      expect(screen.queryByRole("dialog")).toBeNull();
      expect(state().helpOpen).toBe(false);
    }
  });
});

describe("the loading bar", () => {
  test("counts bytes, in words and as a bar", () => {
    act(() => state().setModel({ phase: "loading", loaded: 2_900_000, total: 11_600_000 }));
    render(<ModelBar onRetry={() => undefined} />);
    const bar = screen.getByRole<HTMLProgressElement>("progressbar");
    expect(bar.value).toBeCloseTo(0.25);
    expect(document.body.textContent).toContain("2.9 MB of 11.6 MB");
    expect(document.getElementById(bar.getAttribute("aria-labelledby") ?? "")?.textContent).toContain(
      "2.9 MB",
    );
  });

  test("claims no share while the size is unknown", () => {
    act(() => state().setModel({ phase: "loading", loaded: 2_900_000, total: null }));
    render(<ModelBar onRetry={() => undefined} />);
    expect(screen.getByRole("progressbar").hasAttribute("value")).toBe(false);
    expect(document.body.textContent).toContain("2.9 MB so far");
  });

  test("says what went wrong and offers to try again", async () => {
    const retry = vi.fn();
    act(() => state().setModel({ phase: "error", message: "The weights file is cut short." }));
    render(<ModelBar onRetry={retry} />);
    expect(screen.getByRole("alert").textContent).toContain("The weights file is cut short.");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalledOnce();
  });
});

describe("the scenes' navigation", () => {
  test("names every scene in order, marks the one on stage, and leads to the others", async () => {
    render(<SceneNav />);
    const buttons = within(screen.getByRole("navigation", { name: "Scenes" })).getAllByRole("button");
    expect(buttons).toHaveLength(SCENE_IDS.length);
    expect(buttons.map((button) => button.getAttribute("aria-current"))).toEqual(
      SCENE_IDS.map((id) => (id === FIRST_SCENE ? "page" : null)),
    );
    await userEvent.click(buttons[2]);
    expect(state()).toMatchObject({ scene: SCENE_IDS[2], cameFrom: FIRST_SCENE, t: 0 });
    expect(buttons[2].getAttribute("aria-current")).toBe("page");
  });
});

describe("the examples", () => {
  for (const id of SCENE_IDS) {
    test(`${id}: has two or more, all with other words, and each has something to show`, async () => {
      const scene = await loadScene(id);
      expect(scene.examples.length).toBeGreaterThanOrEqual(2);
      expect(new Set(scene.examples.map(({ text, pair }) => `${text}|${pair}`)).size).toBe(
        scene.examples.length,
      );
      for (const { text, pair, token, masked } of scene.examples) {
        const { tokens, truncated } = testBert().tokenizer.encode(text, { pair, maxTokens: MAX_TOKENS });
        expect(truncated).toBe(0);
        for (const position of [token ?? 1, ...(masked ?? [])]) expect(tokens[position]?.word).not.toBeNull();
      }
    });
  }

  test("put their text, pair and place on stage and start the story anew", async () => {
    act(() => state().setSeconds([2, 2]));
    act(() => state().scrub(1.5));
    const example = { label: "who?", text: "Where is it?", pair: "Over there.", token: 3, layer: 1, head: 2 };
    render(<Examples examples={[example]} />);
    await userEvent.click(screen.getByRole("button", { name: "who?" }));
    expect(state()).toMatchObject({
      text: example.text,
      pair: example.pair,
      token: 3,
      layer: 1,
      head: 2,
      t: 0,
      playing: false,
      masked: [],
    });
    expect(screen.getByRole("button", { name: "who?" }).getAttribute("aria-pressed")).toBe("true");
  });
});

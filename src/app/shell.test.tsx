import "./testing";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { FIRST_SCENE, SCENE_IDS } from "../catalogue";
import { shippedBert } from "../engine/testing/shipped";
import { ACTIONS, keyName } from "../player/actions";
import { time } from "../player/clock";
import { loadAllScenes, loadScene } from "../scenes/registry";
import { MAX_TOKENS } from "../store/fields";
import { scrub, setSeconds } from "../store/player";
import { useStore } from "../store/store";
import { setPair } from "../store/text";
import { setHelpOpen, setScene, setWorkshopOpen } from "../store/view";
import { CHAPTER_IDS } from "../story/chapters";
import { STORY, spanOf } from "../story/steps";
import { words as sceneWords } from "../words/scenes";
import { Examples } from "./Examples";
import { HelpDialog } from "./HelpDialog";
import { Notices } from "./Notices";
import { TextField } from "./TextField";
import { TopBar } from "./TopBar";
import { Workshop } from "./Workshop";

const state = () => useStore.getState();

afterEach(cleanup);

describe("the text field", () => {
  test("takes what is typed, letter by letter", async () => {
    render(<TextField />);
    const box = screen.getByRole("textbox", { name: "Your sentence" });
    await userEvent.clear(box);
    await userEvent.type(box, "A cat.");
    expect(state().text).toBe("A cat.");
  });

  test("adds a second sentence, puts the caret there, and removes it again", async () => {
    render(<TextField />);
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
    act(() => setPair("From the link."));
    render(<TextField />);
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Sentence B" }).value).toBe(
      "From the link.",
    );
    expect(document.activeElement).toBe(document.body);
  });

  test("says how many tokens of a long text were cut off, and nothing of a short one", () => {
    render(<TextField />);
    expect(screen.queryByRole("status")).toBeNull();
    const encoding = shippedBert().tokenizer.encode("word ".repeat(200), { maxTokens: MAX_TOKENS });
    act(() => useStore.setState({ encoding }));
    expect(encoding.truncated).toBe(200 + 2 - MAX_TOKENS);
    expect(screen.getByRole("status").textContent).toBe(
      `This page shows up to ${MAX_TOKENS} tokens: the last ${encoding.truncated} were cut off.`,
    );
  });

  test("switches the theme and opens the help", async () => {
    render(<TopBar nav />);
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
    act(() => setHelpOpen(true));
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
      act(() => setHelpOpen(true));
      expect(screen.getByRole("dialog")).toBeTruthy();
      await close();
      expect(screen.queryByRole("dialog")).toBeNull();
      expect(state().helpOpen).toBe(false);
    }
  });
});

describe("the loading bar", () => {
  test("counts bytes, in words and as a bar", () => {
    act(() => useStore.setState({ model: { phase: "loading", loaded: 2_900_000, total: 11_600_000 } }));
    render(<Notices onRetry={() => undefined} bare={false} />);
    const bar = screen.getByRole<HTMLProgressElement>("progressbar");
    expect(bar.value).toBeCloseTo(0.25);
    expect(document.body.textContent).toContain("2.9 MB of 11.6 MB");
    expect(document.getElementById(bar.getAttribute("aria-labelledby") ?? "")?.textContent).toContain(
      "2.9 MB",
    );
  });

  test("claims no share while the size is unknown", () => {
    act(() => useStore.setState({ model: { phase: "loading", loaded: 2_900_000, total: null } }));
    render(<Notices onRetry={() => undefined} bare={false} />);
    expect(screen.getByRole("progressbar").hasAttribute("value")).toBe(false);
    expect(document.body.textContent).toContain("2.9 MB so far");
  });

  test("says what went wrong and offers to try again", async () => {
    const retry = vi.fn();
    act(() =>
      useStore.setState({
        model: { phase: "error", code: "unknown", message: "The weights file is cut short." },
      }),
    );
    render(<Notices onRetry={retry} bare={false} />);
    expect(screen.getByRole("alert").textContent).toContain("The weights file is cut short.");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalledOnce();
  });
});

describe("the chapters", () => {
  test("stand in the bar in their order, and each leads to its first step", async () => {
    render(<TopBar nav />);
    const buttons = within(screen.getByRole("navigation", { name: "Chapters" })).getAllByRole("button");
    expect(buttons.map((button) => button.textContent)).toEqual(
      CHAPTER_IDS.map((id, index) => `${index + 1} ${sceneWords.story[id]}`),
    );
    act(() =>
      setSeconds(
        STORY.map(({ seconds }) => seconds),
        STORY.map(({ id }) => id),
      ),
    );
    for (const [index, id] of CHAPTER_IDS.entries()) {
      await userEvent.click(buttons[index]);
      expect(state().scene).toBe("story");
      expect(Math.floor(time.get())).toBe(spanOf(id).from);
      expect(state()).toMatchObject({ playing: true, until: null });
      expect(buttons[index].getAttribute("aria-current")).toBe("step");
    }
  });
});

describe("the workshop", () => {
  const open = (): HTMLElement => {
    act(() => setWorkshopOpen(true));
    render(<Workshop />);
    return screen.getByRole("dialog", { name: "The workshop" });
  };

  test("has a door to every room, marks the one on stage, and closes behind the visitor", async () => {
    act(() => setScene("mlm"));
    const doors = within(within(open()).getByRole("navigation", { name: "Scenes" })).getAllByRole("button");
    expect(doors).toHaveLength(SCENE_IDS.length - 1);
    expect(doors.filter((door) => door.getAttribute("aria-current") === "page")).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Attention" }));
    expect(state()).toMatchObject({ scene: "attention", workshopOpen: false });
  });

  test("finds rooms, steps of the story and words of the glossary by any part of their names", async () => {
    const dialog = open();
    const search = within(dialog).getByRole("searchbox");
    const found = (): (string | null)[] =>
      within(dialog)
        .getAllByRole("listitem")
        .map((item) => item.querySelector("b")?.textContent ?? null);
    await userEvent.type(search, "softmax");
    expect(found()).toEqual(expect.arrayContaining(["Softmax", "Attention"]));
    await userEvent.clear(search);
    await userEvent.type(search, "two BANKS");
    expect(found()).toEqual(["Two banks"]);
    await userEvent.click(within(dialog).getByText("Two banks"));
    expect(state()).toMatchObject({ scene: "story", workshopOpen: false, arrival: { step: "banks" } });
  });

  test("finds the steps of rooms, and steps whose titles are claims by the field’s word", async () => {
    await loadAllScenes();
    const dialog = open();
    const search = within(dialog).getByRole("searchbox");
    const places = (): (string | null | undefined)[] =>
      within(dialog)
        .getAllByRole("listitem")
        .map((item) => item.querySelector("span")?.textContent);
    await userEvent.type(search, "softmax");
    expect(places()).toEqual(expect.arrayContaining(["The story, Looking", "Attention"]));
    await userEvent.clear(search);
    await userEvent.type(search, "rollout");
    const hit = within(dialog).getAllByRole("listitem")[places().indexOf("[CLS]")];
    await userEvent.click(within(hit).getByRole("button"));
    expect(state()).toMatchObject({ scene: "cls", workshopOpen: false, arrival: { step: "rollout" } });
  });

  test("says so when nothing is called that", async () => {
    const dialog = open();
    await userEvent.type(within(dialog).getByRole("searchbox"), "zzz");
    expect(within(dialog).getByRole("status").textContent).toContain("Nothing here is called that");
  });
});

describe("the examples", () => {
  for (const id of SCENE_IDS.filter((scene) => scene !== FIRST_SCENE)) {
    test(`${id}: has two or more, all with other words, and each has something to show`, async () => {
      const scene = await loadScene(id);
      // To a scene whose picture another sentence leaves as it is, there is nothing to offer.
      if (!["pretraining", "sizes", "tips"].includes(id))
        expect(scene.examples.length).toBeGreaterThanOrEqual(2);
      expect(new Set(scene.examples.map(({ text, pair }) => `${text}|${pair}`)).size).toBe(
        scene.examples.length,
      );
      for (const { text, pair, token, masked } of scene.examples) {
        const { tokens, truncated } = shippedBert().tokenizer.encode(text, { pair, maxTokens: MAX_TOKENS });
        expect(truncated).toBe(0);
        for (const position of [token ?? 1, ...(masked ?? [])]) expect(tokens[position]?.word).not.toBeNull();
      }
    });
  }

  test("put their text, pair and place on stage and start the story anew", async () => {
    act(() => setSeconds([2, 2]));
    act(() => scrub(1.5));
    const example = { label: "who?", text: "Where is it?", pair: "Over there.", token: 3, layer: 1, head: 2 };
    render(<Examples examples={[example]} />);
    await userEvent.click(screen.getByRole("button", { name: "who?" }));
    expect(state()).toMatchObject({
      text: example.text,
      pair: example.pair,
      token: 3,
      layer: 1,
      head: 2,
      playing: false,
      masked: [],
    });
    expect(time.get()).toBe(0);
    expect(screen.getByRole("button", { name: "who?" }).getAttribute("aria-pressed")).toBe("true");
  });
});

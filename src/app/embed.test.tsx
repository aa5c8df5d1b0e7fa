import { describe, expect, it, vi } from "vitest";
import { ACTIONS } from "../player/actions";
import { at, time } from "../player/clock";
import { useStore } from "../store/store";
import { listenToHost, readEmbedding } from "./embed";

describe("embedding", () => {
  it("hides what the host names, and only if the page is embedded", () => {
    expect([...readEmbedding("?embed=1&hide=nav,text,nonsense").hidden].sort()).toEqual(["nav", "text"]);
    expect(readEmbedding("?hide=nav").hidden.size).toBe(0);
    expect(readEmbedding("?embed=0&hide=nav").embedded).toBe(false);
    expect(readEmbedding("").embedded).toBe(false);
  });

  it("lets the host step the player, and ignores everything else", () => {
    listenToHost();
    useStore.setState({ seconds: [1, 1, 1] });
    const send = (data: unknown) => window.dispatchEvent(new MessageEvent("message", { data }));
    for (const nonsense of [
      null,
      "forward",
      { action: "end" },
      { type: "inside-bert", action: "format-disk" },
      7,
    ]) {
      send(nonsense);
    }
    expect(time.get()).toBe(0);
    send({ type: "inside-bert", action: "end" });
    expect(time.get()).toBe(3);
    send({ type: "inside-bert", action: "next-scene" });
    expect(useStore.getState().scene).not.toBe("story");
    // Nothing opens over the page: two dialogs would lie on each other, and take the host's keys.
    for (const { id } of ACTIONS) send({ type: "inside-bert", action: id });
    const { helpOpen, shareOpen, modelOpen, workshopOpen, glossary } = useStore.getState();
    expect([helpOpen, shareOpen, modelOpen, workshopOpen, glossary]).toEqual([
      false,
      false,
      false,
      false,
      null,
    ]);
  });

  it("hands keys on to the host that are its own, or that lead beyond the scene", () => {
    const sent: unknown[] = [];
    const post = vi
      .spyOn(window.parent, "postMessage")
      .mockImplementation((data: unknown) => void sent.push(data));
    const press = (key: string) => window.dispatchEvent(new KeyboardEvent("keydown", { key }));
    useStore.setState({ seconds: [1, 1, 1], ...at(1) });
    for (const key of ["ArrowRight", "a", " ", "PageDown"]) press(key);
    useStore.setState(at(3));
    press("ArrowRight");
    expect(sent).toEqual([
      { type: "inside-bert", key: "PageDown" },
      { type: "inside-bert", key: "ArrowRight" },
    ]);
    post.mockRestore();
  });
});

// @vitest-environment jsdom
import "../app/testing";
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { attentionRow } from "../engine";
import { loadScene } from "../scenes/registry";
import { contextOf } from "../scenes/testing";
import { useStore } from "../store/store";
import { percent } from "../ui/format";
import { advance, isTakenOver, step, toggle } from "./drive";
import { offerTour } from "./offer";
import { lengthOf, startOf, stopAt, storyTime } from "./stop";
import { lookAtRiver, STOPS } from "./stops";
import { Tour } from "./Tour";
import { TourOffer } from "./TourOffer";

const state = () => useStore.getState();

beforeEach(() => {
  localStorage.clear();
  useStore.setState(useStore.getInitialState(), true);
});
afterEach(cleanup);

/** The scene on stage has told its steps, as the page does when the scene is ready. */
function sceneReady(): void {
  const { index } = stopAt(STOPS, state().tour?.seconds ?? 0);
  const names = STOPS.filter(({ scene }) => scene === STOPS[index].scene).flatMap(({ from, to }) => [
    from.step,
    to.step,
  ]);
  const ids = [...new Set(names)];
  act(() =>
    state().setSeconds(
      ids.map(() => 4),
      ids,
    ),
  );
}

describe("the tour's time", () => {
  test("takes ninety seconds over a handful of stops, from letters to the guess", () => {
    expect(lengthOf(STOPS)).toBe(90);
    expect(STOPS.map(({ scene }) => scene)).toEqual([
      "tokenization",
      "tokenization",
      "embeddings",
      "attention",
      "attention",
      "mlm",
      "mlm",
      "mlm",
    ]);
  });

  test("every moment belongs to one stop, and within a stop the scene's time only goes forward", () => {
    expect(stopAt(STOPS, -1)).toEqual({ index: 0, progress: 0 });
    expect(stopAt(STOPS, 1e9)).toEqual({ index: STOPS.length - 1, progress: 1 });
    STOPS.forEach((stop, index) => {
      expect(stopAt(STOPS, startOf(STOPS, index))).toEqual({ index, progress: 0 });
      const ids = ["other", ...new Set([stop.from.step, stop.to.step])];
      const times = [0, 0.2, 0.5, 0.72, 1].map((progress) => storyTime(stop, progress, ids) ?? -1);
      expect(times[0]).toBe(1 + stop.from.at);
      expect(times.toSorted((a, b) => a - b)).toEqual(times);
      expect(times[4]).toBe(times[3]);
      expect(storyTime(stop, 0.5, ["other"])).toBeNull();
    });
  });

  test("stands still until the scene is ready, then plays, pauses, steps, and ends", () => {
    state().startTour();
    advance(100);
    advance(100);
    expect(state().tour?.seconds).toBe(0);
    sceneReady();
    advance(5000);
    expect(state().tour?.seconds).toBe(5);
    expect(state().t).toBeGreaterThan(0.5);
    expect(state().text.length).toBeGreaterThan(20);
    toggle();
    advance(5000);
    expect(state().tour).toMatchObject({ seconds: 5, playing: false });
    step(1);
    expect(state().tour?.seconds).toBe(startOf(STOPS, 1));
    expect(state().text).toBe("The bank by the river was steep.");
    step(1);
    expect(state()).toMatchObject({ scene: "embeddings", token: 2, seconds: [] });
    step(-1);
    expect(state()).toMatchObject({ scene: "tokenization" });
    for (let i = 0; i < STOPS.length; i++) step(1);
    expect(state().tour).toMatchObject({ seconds: 90, playing: false });
    toggle();
    expect(state().tour).toMatchObject({ seconds: 0, playing: true });
  });

  test("at its end the visitor's own text and scene are back, switches too", () => {
    const before = {
      text: "My own words.",
      pair: "Two of them.",
      scene: "why" as const,
      masked: [2],
      switches: { headsOff: [{ layer: 0, head: 1 }], layersOff: [], edgesOff: [] },
    };
    useStore.setState(before);
    state().startTour();
    advance(100);
    expect(state()).toMatchObject({ scene: "tokenization", pair: null, switches: { headsOff: [] } });
    state().endTour();
    expect(state()).toMatchObject({ ...before, tour: null });
  });
});

describe("what the tour says", () => {
  test("are the model's numbers on the tour's sentence", async () => {
    const said: string[] = [];
    for (const stop of STOPS) {
      const scene = await loadScene(stop.scene);
      const context = contextOf(scene, stop.state(1, null));
      const ids = scene.storyboard(context).map(({ id }) => id);
      expect(ids).toContain(stop.from.step);
      expect(ids).toContain(stop.to.step);
      const { container, unmount } = render(<p>{stop.caption(context)}</p>);
      said.push(container.textContent ?? "");
      unmount();
      if (stop.from.step === "query") {
        const look = lookAtRiver(context.main);
        const { probs } = context.main?.trace.layers[look?.layer ?? 0] ?? {};
        if (!look || !probs) throw new Error("The scene asks for the probabilities.");
        expect(attentionRow(probs, look.head, 2)[5]).toBe(look.share);
        expect(said[said.length - 1]).toContain(
          `In layer ${look.layer + 1}, head ${look.head + 1} it gives ${percent(look.share)}`,
        );
        expect(stop.state(0, context)).toMatchObject({ layer: look.layer, head: look.head });
      }
      if (stop.from.step === "guesses") {
        const [guess] = context.main?.guesses.find(({ state: at }) => at === 4)?.guesses ?? [];
        expect(said[said.length - 1]).toContain(`“${guess.token}”`);
        expect(said[said.length - 1]).toContain(percent(guess.probability));
      }
    }
    expect(said[1]).toContain("10 tokens");
    expect(said[4]).toContain("cosine 1.000");
    for (const words of said) expect(words).not.toMatch(/NaN|undefined|…numbers/);
  }, 120_000);

  test("can be said before there are numbers", () => {
    for (const { caption } of STOPS) {
      const { container, unmount } = render(<p>{caption(null)}</p>);
      expect(container.textContent?.length).toBeGreaterThan(30);
      expect(container.textContent).not.toMatch(/NaN|undefined|null/);
      unmount();
    }
  });
});

describe("the tour's controls", () => {
  test("are reached by keyboard: it takes the focus, space pauses, arrows step, Escape ends it", async () => {
    state().startTour();
    render(<Tour />);
    sceneReady();
    const region = screen.getByRole("region", { name: "Guided tour" });
    expect(document.activeElement).toBe(region);
    await userEvent.keyboard(" ");
    expect(state().tour?.playing).toBe(false);
    await userEvent.keyboard("{ArrowRight}");
    expect(screen.getByRole("heading", { level: 2 }).textContent).toContain("2/8");
    await userEvent.keyboard("{ArrowLeft}");
    expect(screen.getByRole("progressbar").getAttribute("aria-valuetext")).toBe("Stop 1 of 8");
    await userEvent.keyboard("{Escape}");
    expect(state().tour).toBeNull();
  });

  test("a visitor who types has taken over: the tour ends and the words stay", () => {
    state().startTour();
    render(<Tour />);
    sceneReady();
    act(() => step(1));
    expect(isTakenOver()).toBe(false);
    act(() => state().setText("My turn."));
    expect(state()).toMatchObject({ tour: null, text: "My turn.", scene: "tokenization" });
  });

  test("a visitor who goes to another scene has taken over, too", () => {
    state().startTour();
    render(<Tour />);
    sceneReady();
    act(() => step(1));
    act(() => state().setScene("why"));
    expect(state()).toMatchObject({ tour: null, scene: "why" });
  });
});

describe("the offer", () => {
  test("is made once to a newcomer", async () => {
    offerTour("");
    expect(state().tourOffered).toBe(true);
    render(<TourOffer />);
    await userEvent.click(screen.getByRole("button", { name: "Not now" }));
    expect(screen.queryByRole("region")).toBeNull();
    offerTour("");
    expect(state().tourOffered).toBe(false);
  });

  test("starts the tour", async () => {
    offerTour("#");
    render(<TourOffer />);
    await userEvent.click(screen.getByRole("button", { name: "Take the tour" }));
    expect(state().tour).toMatchObject({ seconds: 0, playing: true });
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("is not made to those whom a link brought, nor where storage is denied", () => {
    offerTour("#v=1&scene=mlm");
    expect(state().tourOffered).toBe(false);
    const denied = vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
    offerTour("");
    expect(state().tourOffered).toBe(false);
    denied.mockRestore();
  });
});

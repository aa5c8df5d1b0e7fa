import "../app/testing";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { faster, scrub, setSeconds, toEnd } from "../store/player";
import { useStore } from "../store/store";
import { PLAYER_ACTIONS } from "./actions";
import { time } from "./clock";
import { PlayerBar } from "./PlayerBar";

const state = () => useStore.getState();

beforeEach(() => setSeconds([2, 2, 2]));
afterEach(cleanup);

test("every player action but the two speeds has a button that names it and its key", () => {
  render(<PlayerBar />);
  for (const { id, label, keys } of Object.values(PLAYER_ACTIONS)) {
    if (id === "slower" || id === "faster" || id === "play") continue;
    const button = screen.getByRole("button", { name: label });
    expect(button.getAttribute("title")).toContain(label);
    expect(button.getAttribute("aria-keyshortcuts")?.toLowerCase()).toBe(
      { ArrowLeft: "←", ArrowRight: "→" }[keys[0] as string] ?? keys[0].toLowerCase(),
    );
  }
});

test("one button plays and pauses, and says which it will do", async () => {
  render(<PlayerBar />);
  await userEvent.click(screen.getByRole("button", { name: "Play" }));
  expect(state().playing).toBe(true);
  await userEvent.click(screen.getByRole("button", { name: "Pause" }));
  expect(state().playing).toBe(false);
});

test("back and start are off at the start, forward and end at the end", async () => {
  render(<PlayerBar />);
  const off = (name: string) => screen.getByRole("button", { name }).getAttribute("aria-disabled") === "true";
  expect([off("To the start"), off("Step back"), off("Step forward"), off("To the end")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  act(toEnd);
  expect([off("To the start"), off("Step back"), off("Step forward"), off("To the end")]).toEqual([
    false,
    false,
    true,
    true,
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Step forward" }));
  expect(time.get()).toBe(3);
});

test("without a story every button is off", () => {
  act(() => setSeconds([]));
  render(<PlayerBar />);
  for (const name of ["To the start", "Step back", "Play", "Step forward", "To the end"]) {
    expect(screen.getByRole("button", { name }).getAttribute("aria-disabled")).toBe("true");
  }
});

test("each step has a stop, the current one is marked, a click plays it", async () => {
  render(<PlayerBar />);
  const stops = within(screen.getByRole("list", { name: "Steps" })).getAllByRole("button");
  expect(stops).toHaveLength(3);
  await userEvent.click(stops[2]);
  expect(state()).toMatchObject({ playing: true, until: 3 });
  expect(stops.map((stop) => stop.getAttribute("aria-current"))).toEqual([null, null, "step"]);
});

test("the track says step and count, and moves with the keyboard", async () => {
  render(<PlayerBar />);
  const slider = screen.getByRole("slider", { name: "Position in the story" });
  act(() => scrub(1.5));
  expect(slider.getAttribute("aria-valuetext")).toBe("Step 2 of 3");
  slider.focus();
  await userEvent.keyboard("{End}");
  expect(time.get()).toBe(3);
  await userEvent.keyboard("{Home}");
  expect(time.get()).toBe(0);
  await userEvent.keyboard("{ArrowRight}");
  expect(time.get()).toBeCloseTo(0.01);
});

test("the speed is chosen from a list and follows the keys", async () => {
  render(<PlayerBar />);
  const speed = screen.getByLabelText<HTMLSelectElement>("Speed");
  expect([...speed.options].map(({ value }) => value)).toEqual(["0.25", "0.5", "1", "1.5", "2", "4"]);
  await userEvent.selectOptions(speed, "2");
  expect(state().speed).toBe(2);
  act(faster);
  expect(speed.value).toBe("4");
});

test("the loop button says whether it is on", async () => {
  render(<PlayerBar />);
  const loop = screen.getByRole("button", { name: "Loop the scene" });
  expect(loop.getAttribute("aria-pressed")).toBe("false");
  await userEvent.click(loop);
  expect(loop.getAttribute("aria-pressed")).toBe("true");
  expect(state().loop).toBe(true);
});

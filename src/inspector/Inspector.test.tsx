import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type NumberRef, wordsOf } from "../engine";
import { explainNumber } from "../engine/explain/explainNumber";
import { shippedBert } from "../engine/testing/shipped";
import { closeInspector, explained, inspect } from "../store/inspector";
import { useStore } from "../store/store";
import { significant } from "../ui/format";
import { TipLayer, tipHandlers } from "../viz/Tip";
import { speak } from "../words/speak";
import { Inspector } from "./Inspector";

const bert = shippedBert();
const request = { text: "The bank by the river was steep." };
const score: NumberRef = { of: "attention", tensor: "scores", layer: 1, head: 3, from: 2, to: 3 };

/** What the controller does with the worker: answer the number on show. */
function answer(): void {
  const { inspection } = useStore.getState();
  const stop = inspection?.trail.at(-1);
  if (stop) explained(stop, explainNumber(bert, stop.request, stop.ref));
}

describe("the inspector", () => {
  beforeEach(() => {
    inspect(request, score);
    answer();
  });
  afterEach(() => {
    cleanup();
    closeInspector();
  });

  it("shows the number, its formula and its largest inputs, which add up to it", () => {
    render(<Inspector />);
    const explanation = explainNumber(bert, request, score);
    expect(screen.getByText(significant(explanation.value))).toBeTruthy();
    expect(screen.getByText(/÷ √64/)).toBeTruthy();
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    const [, ...terms] = rows;
    // Eight inputs, what the others add, and the sum.
    expect(terms).toHaveLength(8 + 2);
    expect(terms[0].textContent).toContain(significant(explanation.terms[0].contribution));
    const others = explanation.terms.slice(8).reduce((sum, term) => sum + term.contribution, 0);
    expect(terms[8].textContent).toContain(significant(others));
  });

  it("lists every input on request, and each leads on", async () => {
    const user = userEvent.setup();
    const explanation = explainNumber(bert, request, score);
    const { rerender } = render(<Inspector />);
    await user.click(screen.getByRole("button", { name: "56 more inputs: list them" }));
    const [, ...terms] = within(screen.getByRole("table")).getAllByRole("row");
    expect(terms).toHaveLength(64 + 1);
    explanation.terms.forEach((term, i) => {
      expect(terms[i].textContent).toContain(significant(term.contribution));
    });
    expect(screen.queryByRole("button", { name: /more inputs/ })).toBeNull();
    const last = explanation.terms[63];
    await user.click(within(terms[63]).getByRole("button", { name: wordsOf(last.label) }));
    answer();
    rerender(<Inspector />);
    expect(screen.getByText(/^query of “bank”, layer 2/)).toBeTruthy();
    expect(screen.getByRole("button", { name: /^\d+ more inputs: list them$/ })).toBeTruthy();
  });

  it("steps to an input and back", async () => {
    const user = userEvent.setup();
    const { rerender } = render(<Inspector />);
    const first = explainNumber(bert, request, score).terms[0];
    await user.click(screen.getByRole("button", { name: wordsOf(first.label) }));
    answer();
    rerender(<Inspector />);
    expect(screen.getByText(/^query of “bank”, layer 2/)).toBeTruthy();
    // Without an activation the value is also the sum at the table's foot.
    expect(screen.getAllByText(significant(explainNumber(bert, request, first.ref!).value))).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "← back" }));
    expect(screen.getByText(/^score “bank” → “by”/)).toBeTruthy();
    expect(useStore.getState().inspection?.trail).toHaveLength(1);
  });

  it("says in Spanish what it said in English, with the same numbers, without asking again", async () => {
    const explanation = explainNumber(bert, request, score);
    const { unmount } = render(<Inspector />);
    expect(screen.getByText("score “bank” → “by”, layer 2, head 4")).toBeTruthy();
    unmount();
    await speak("es");
    render(<Inspector />);
    expect(screen.getByText("puntuación «bank» → «by», capa 2, cabeza 4")).toBeTruthy();
    expect(screen.getByText(significant(explanation.value)).textContent).toMatch(/^−?\d+,\d+$/);
    expect(screen.getByText(/^Σ consulta × clave = −?\d+,\d+, ÷ √64$/)).toBeTruthy();
    await speak("en");
  });

  it("closes with Escape and forgets the trail", async () => {
    const user = userEvent.setup();
    render(<Inspector />);
    await user.keyboard("{Escape}");
    expect(useStore.getState().inspection).toBeNull();
  });

  it("gives the focus back to the number that asked, which is not asked what it is by that", async () => {
    const user = userEvent.setup();
    closeInspector();
    render(
      <>
        <button type="button" {...tipHandlers(() => "a score")} onClick={() => inspect(request, score)}>
          0.12
        </button>
        <Inspector />
        <TipLayer />
      </>,
    );
    const asking = screen.getByRole("button", { name: "0.12" });
    await user.click(asking);
    expect(screen.getByRole("dialog").contains(document.activeElement)).toBe(true);
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(document.activeElement).toBe(asking));
    expect(screen.queryByRole("tooltip")).toBeNull();
    act(() => asking.blur());
    act(() => asking.focus());
    expect(screen.getByRole("tooltip").textContent).toBe("a score");
  });

  it("drops an answer to a question of another pass", () => {
    const [stop] = useStore.getState().inspection?.trail ?? [];
    const stale = explainNumber(bert, request, score);
    inspect({ text: "Another text." }, score);
    explained(stop, stale);
    expect(useStore.getState().inspection?.answers).toEqual({});
  });
});

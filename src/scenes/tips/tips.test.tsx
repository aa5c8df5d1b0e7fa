// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { explainNumber } from "../../engine";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { speak } from "../../words/speak";
import { lossText } from "../finetuning/LossChart";
import type { SceneContext } from "../scene";
import { captionOf, contextOf, drawnWhateverTheText, markupOf, renderScene, testBert } from "../testing";
import { tips } from "./definition";
import { last, pooledOf, scoresOf, sweepOf } from "./readings";
import { lengthsOf, POOLINGS, RATES, SET_NAMES, timeOf } from "./requests";
import { STEP } from "./steps";
import TipsScene from "./TipsScene";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

let known: SceneContext | null = null;
function contextFor(): SceneContext {
  known ??= contextOf(tips, { text: "" } satisfies Partial<AppState>);
  return known;
}

/** What the inspector says to the question that was just asked. */
function explained() {
  const stop = useStore.getState().inspection?.trail[0];
  if (!stop) throw new Error("Nothing was asked.");
  return explainNumber(testBert(), stop.request, stop.ref);
}

afterEach(async () => {
  await speak("en");
  cleanup();
  useStore.setState(useStore.getInitialState(), true);
});

describe("each tip is shown by something live or measured", () => {
  test("every learning rate ends at its real loss", () => {
    renderScene(tips, TipsScene, contextFor(), STEP.rate + 1);
    const runs = sweepOf(contextFor(), "rate");
    const columns = within(screen.getByRole("list", { name: /Loss at the end/ })).getAllByRole("listitem");
    expect(columns).toHaveLength(RATES.length);
    columns.forEach((column, i) => {
      expect(column.firstElementChild?.textContent).toBe(lossText(last(runs![i].losses)));
      expect(runs![i].settings.rate).toBe(RATES[i]);
    });
  });

  test("the epoch that is named has the lowest held-out loss", () => {
    const [run] = sweepOf(contextFor(), "epochs")!;
    const byEpoch = run.checkpoints.map(({ step }) => run.testLosses[step]);
    const best = byEpoch.indexOf(Math.min(...byEpoch));
    expect(captionOf(tips, contextFor(), "epochs")).toContain(`epoch ${best} (${lossText(byEpoch[best])})`);
  });

  test("both vectors are compared on both sets by their real held-out accuracy", () => {
    renderScene(tips, TipsScene, contextFor(), STEP.pooling + 1);
    const lines = screen.getAllByRole("row").slice(1);
    SET_NAMES.forEach((set, i) => {
      const cells = within(lines[i]).getAllByRole("cell");
      POOLINGS.forEach((pooling, j) => {
        const run = pooledOf(contextFor(), set)!.runs[j];
        expect(run.settings.pooling).toBe(pooling);
        expect(cells[j].textContent).toBe(percent(last(run.testAccuracies)));
      });
    });
  });

  test("frozen against fine-tuned comes from the heads’ own files", () => {
    renderScene(tips, TipsScene, contextFor(), STEP.frozen + 1);
    for (const [head, label] of [
      ["sentiment", "Sentiment"],
      ["ner", "Entities"],
    ] as const) {
      const scores = scoresOf(contextFor(), head)!;
      const measure = Object.keys(scores.frozen).find((name) => name.includes(" "))!;
      const line = screen.getByRole("row", { name: new RegExp(`^${label}`) });
      expect(line.textContent).toContain(measure);
      expect(line.textContent).toContain(fixed(scores.frozen[measure], 1));
      expect(line.textContent).toContain(fixed(scores.full[measure], 1));
    }
  });

  test("the times are of passes of exactly these lengths", () => {
    renderScene(tips, TipsScene, contextFor(), STEP.length + 1);
    for (const tokens of lengthsOf(contextFor())) {
      expect(contextFor().runs[`length-${tokens}-0`]?.result?.encoding.tokens).toHaveLength(tokens);
      const line = screen.getByRole("row", { name: new RegExp(`^${tokens} `) });
      expect(line.textContent).toContain(fixed(timeOf(contextFor(), tokens)!, 1));
    }
  });

  test("every tip names its source with a link", () => {
    for (let t = 0; t < 7; t++) {
      const { unmount } = renderScene(tips, TipsScene, contextFor(), t + 1);
      for (const link of within(screen.getByRole("complementary")).getAllByRole("link"))
        expect(link.getAttribute("href")).toMatch(/^https:\/\/(aclanthology\.org|arxiv\.org)\//);
      unmount();
    }
  });

  test("the sentences can be changed by keyboard", async () => {
    const user = userEvent.setup();
    renderScene(tips, TipsScene, contextFor(), STEP.rate + 1);
    screen.getByRole("radio", { name: "opinions" }).focus();
    await user.keyboard("{Enter}");
    expect(useStore.getState().settings.tips.set).toBe("sentiment");
  });

  test("every step is drawn and told while nothing has come back", () => {
    const waiting = { ...contextFor(), runs: {} };
    tips.storyboard(waiting).forEach(({ id }, step) => {
      expect(markupOf(tips, TipsScene, waiting, step + 1, 340)).not.toMatch(/NaN|undefined/);
      expect(captionOf(tips, waiting, id)).not.toMatch(/NaN|undefined/);
    });
  });
});

drawnWhateverTheText(tips);

describe("every number of a training says where it comes from", () => {
  test("the last and the worst loss of a rate, by key and on the bar", async () => {
    const user = userEvent.setup();
    const [first, ...others] = sweepOf(contextFor(), "rate")!;
    const run = others[others.length - 1];
    renderScene(tips, TipsScene, contextFor(), STEP.rate + 1);
    const columns = within(screen.getByRole("list", { name: /Loss at the end/ })).getAllByRole("listitem");
    const numbers = within(columns[RATES.length - 1]).getAllByRole("button");
    numbers[0].focus();
    await user.keyboard("{Enter}");
    const { value, terms, rest } = explained();
    expect(value).toBeCloseTo(last(run.losses), 4);
    expect(terms.length + (rest?.count ?? 0)).toBe(run.checkpoints[0].examples.length / 3);
    await user.click(numbers[1]);
    expect(explained().value).toBeCloseTo(Math.max(...run.losses), 4);
    const [bar] = within(columns[0])
      .getAllByRole("button", { hidden: true })
      .filter((one) => one.tabIndex < 0);
    await user.click(bar);
    expect(explained().value).toBeCloseTo(last(first.losses), 5);
  });

  test("the best held-out loss is that of the epoch that is named", async () => {
    const user = userEvent.setup();
    const [run] = sweepOf(contextFor(), "epochs")!;
    const best = Math.min(...run.checkpoints.map(({ step }) => run.testLosses[step]));
    renderScene(tips, TipsScene, contextFor(), STEP.epochs + 1);
    const [lowest] = within(screen.getByText(/^Held-out loss is lowest/)).getAllByRole("button");
    expect(lowest.textContent).toBe(lossText(best));
    await user.click(lowest);
    expect(explained().value).toBeCloseTo(best, 4);
  });

  test("any point of a chart, chosen with the arrow keys", async () => {
    const user = userEvent.setup();
    const [run] = sweepOf(contextFor(), "epochs")!;
    const { unmount } = renderScene(tips, TipsScene, contextFor(), STEP.epochs + 1);
    screen.getByRole("button", { name: /^Held-out loss is lowest .*Arrow keys/ }).focus();
    await user.keyboard("{ArrowDown}{Home}{ArrowRight}{Enter}");
    expect(explained().value).toBeCloseTo(run.testLosses[1], 5);
    unmount();
    const [one, four] = sweepOf(contextFor(), "batch")!;
    renderScene(tips, TipsScene, contextFor(), STEP.batch + 1);
    screen.getByRole("button", { name: /^Loss by epoch .*Arrow keys/ }).focus();
    await user.keyboard("{End}{Enter}");
    expect(explained().value).toBeCloseTo(last(one.losses), 4);
    await user.keyboard("{ArrowDown}{ArrowLeft}{Enter}");
    expect(explained().value).toBeCloseTo(four.losses[19 * four.stepsPerEpoch], 5);
  });

  test("a share of right answers is a sum over held-out sentences, with either vector and any seed", async () => {
    const user = userEvent.setup();
    const { unmount } = renderScene(tips, TipsScene, contextFor(), STEP.pooling + 1);
    for (const [i, set] of SET_NAMES.entries()) {
      for (const [j] of POOLINGS.entries()) {
        const cell = within(screen.getAllByRole("row")[i + 1]).getAllByRole("cell")[j];
        await user.click(within(cell).getByRole("button"));
        const run = pooledOf(contextFor(), set)!.runs[j];
        expect(explained().value).toBeCloseTo(last(run.testAccuracies), 5);
      }
    }
    unmount();
    renderScene(tips, TipsScene, contextFor(), STEP.seed + 1);
    const shares = screen.getAllByRole("button", { name: /%: where does it come from/ });
    for (const [i, run] of sweepOf(contextFor(), "seed")!.entries()) {
      await user.click(shares[i]);
      expect(explained().value).toBeCloseTo(last(run.testAccuracies), 5);
    }
  });
});

test("the tips are in Spanish, with Spanish numbers", async () => {
  await speak("es");
  const runs = sweepOf(contextFor(), "rate")!;
  expect(captionOf(tips, contextFor(), "rate")).toContain(
    `0,0001 acaba en ${lossText(last(runs[0].losses))}`,
  );
  expect(lossText(last(runs[0].losses))).toContain(",");
  renderScene(tips, TipsScene, contextFor(), STEP.rate + 1);
  expect(screen.getByRole("complementary", { name: "El consejo" }).textContent).toContain(
    "Ajusta BERT entero",
  );
  expect(screen.getByRole("button", { name: "Tasa" })).toBeTruthy();
});

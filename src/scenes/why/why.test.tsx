import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { attentionFrom, cosine, row } from "../../engine";
import { spearman } from "../../engine/analysis/correlation";
import { shippedBert } from "../../engine/testing/shipped";
import { setSeconds } from "../../store/player";
import { type AppState, useStore } from "../../store/store";
import { ALL_ON, type Switches } from "../../store/switches";
import { fixed, percent, points } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import {
  captionOf,
  contextOf,
  drawnWhateverTheText,
  explanation,
  renderScene,
  sceneElement,
} from "../testing";
import { agreementOf } from "./agreement";
import { cutOf } from "./cut";
import { why } from "./definition";
import { findingsOf } from "./findings";
import { barEnd, cosineText } from "./scale";
import { STEP } from "./steps";
import { subjectOf } from "./subject";
import { verdict } from "./verdict";
import Scene from "./WhyScene";
import { words } from "./words";

afterEach(cleanup);

const DONE = 1;
const known = new Map<string, SceneContext>();
/** The scene's context for some input; computed once, as the engine says the same each time. */
const context = (input: Partial<AppState> = {}): SceneContext => {
  const key = JSON.stringify(input);
  const made = known.get(key) ?? contextOf(why, input);
  known.set(key, made);
  return made;
};
const found = (input: Partial<AppState> = {}) => {
  const findings = findingsOf(context(input));
  if (!findings) throw new Error("There are no findings.");
  return findings;
};
/** The vocabulary id of [MASK]. */
const maskId = () => shippedBert().tokenizer.vocabulary.special.mask;
/** The winner's probability in a direct run of a text, with [MASK] at some positions. */
const direct = (text: string, masked: readonly number[], position: number, target: number) =>
  shippedBert().run({
    text,
    replacements: masked.map((at) => ({ position: at, id: maskId() })),
    guesses: { positions: [position], targets: [target], top: 1 },
  }).guesses[0].target?.probability ?? Number.NaN;
/** The cells of a table row that starts with `name`, after its name. */
const cells = (table: HTMLElement, name: string): string[] => {
  const line = within(table)
    .getAllByRole("row")
    .find((candidate) => candidate.querySelector("th")?.textContent?.trim() === name);
  return [...(line?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent ?? "");
};

describe("the word that is asked about", () => {
  const subject = (input: Partial<AppState>) => subjectOf(context(input));

  it("is the first one masked by hand, else a typed [MASK], else the longest plain word", () => {
    expect(subject({ masked: [6, 2] })).toMatchObject({ position: 6, original: "was" });
    expect(subject({ text: "Paris is the [MASK] of France." })).toMatchObject({
      position: 4,
      original: null,
    });
    expect(subject({})).toMatchObject({ position: 5, original: "river" });
    expect(subject({ text: "?! …" })?.position).toBe(1);
  });

  it("changes with a click or a key on another word, and the answer comes on stage", async () => {
    setSeconds(why.storyboard(context()).map(({ seconds }) => seconds));
    renderScene(why, Scene, context(), STEP.without + 0.5);
    await userEvent.click(screen.getByRole("button", { name: "Mask “bank” and ask about it" }));
    expect(useStore.getState()).toMatchObject({ masked: [2], step: STEP.without });
    screen.getByRole("button", { name: "Mask “steep” and ask about it" }).focus();
    await userEvent.keyboard("{Enter}");
    expect(useStore.getState().masked).toEqual([7]);
  });
});

describe("the guess", () => {
  it("shows the five best words of a direct run, and where the hidden word ranks", () => {
    const text = "Paris is the capital of France.";
    renderScene(why, Scene, context({ text, masked: [6] }), STEP.without + DONE);
    const answer = shippedBert().run({
      text,
      replacements: [{ position: 6, id: maskId() }],
      guesses: { positions: [6], top: 5 },
    }).guesses[0];
    const list = within(screen.getByRole("region", { name: "The guess" }));
    const items = list.getAllByRole("listitem").map((item) => item.textContent ?? "");
    answer.guesses.forEach((guess, i) => {
      expect(items[i]).toContain(guess.token);
      expect(items[i]).toContain(percent(guess.probability));
    });
  });
});

describe("leave-one-out", () => {
  it("shows for each other token what direct reruns say, masked and removed", () => {
    const { winner, subject, tokens } = found();
    const { text } = context();
    const words = ["the", "bank", "by", "the", "river", "was", "steep", "."];
    for (const leaveOut of ["mask", "remove"] as const) {
      const { unmount } = renderScene(
        why,
        Scene,
        context({ settings: { why: { leaveOut } } }),
        STEP.without + DONE,
      );
      const table = screen.getByRole("table", { name: /^Each token: the probability of/ });
      const lines = within(table).getAllByRole("row").slice(1);
      const shown = (at: number) =>
        [...lines[at].querySelectorAll("td")].slice(0, 2).map((cell) => cell.textContent);
      expect(shown(subject.position)).toEqual(["–", "–"]);
      for (const [at, token] of tokens.entries()) {
        // Without [CLS] or [SEP] there is no text to type; the engine's own tests cover these.
        if (token.word === null || at === subject.position) continue;
        const rerun =
          leaveOut === "mask"
            ? direct(text, [subject.position, at], subject.position, winner.id)
            : direct(
                words
                  .map((word, i) => (i + 1 === subject.position ? "[MASK]" : word))
                  .filter((_, i) => i + 1 !== at)
                  .join(" "),
                [],
                at < subject.position ? subject.position - 1 : subject.position,
                winner.id,
              );
        expect(shown(at)).toEqual([percent(rerun), points(winner.probability - rerun)]);
      }
      unmount();
    }
  });

  it("names the word that holds the guess up most, with its numbers", () => {
    const findings = found();
    const effects = findings.effects ?? [];
    const value = (token: number) => effects[token]?.effect.value ?? -1;
    const best = effects.reduce((top, _, token) => (value(token) > value(top) ? token : top), 0);
    const caption = captionOf(why, context(), "without");
    expect(caption).toContain(`Without “${findings.tokens[best].text}”`);
    expect(caption).toContain(percent(effects[best]?.without.value ?? 0));
  });

  it("is refused for a long text, in a plain sentence", () => {
    const long = context({ text: "river ".repeat(100) });
    expect(captionOf(why, long, "without")).toContain("102 tokens; leave-one-out is computed for up to 64");
    renderScene(why, Scene, long, STEP.agree + DONE);
    expect(screen.getByText(/Shorten it to see which words hold the guess up/)).toBeTruthy();
  }, 90_000);
});

describe("whether attention and leave-one-out agree", () => {
  const looksIn = (input: SceneContext, position: number) =>
    attentionFrom(input.main?.trace.layers.flatMap(({ probs }) => probs ?? []) ?? [], position);

  it("is said from the numbers on stage: ρ over the words, and the two orders", () => {
    const input = context({ text: "She opened the door with her key.", masked: [1] });
    const findings = findingsOf(input);
    const agreement = findings && agreementOf(findings, "rollout");
    if (!agreement) throw new Error("There is no agreement to speak of.");
    const rho = spearman(
      agreement.words.map(({ token }) => looksIn(input, findings.position).rollout[token]),
      agreement.words.map(({ token }) => Math.abs(findings.effects?.[token]?.effect.value ?? 0)),
    );
    renderScene(why, Scene, input, STEP.agree + DONE);
    expect(screen.getByRole("button", { name: new RegExp(`^ρ ${fixed(rho)}:`) })).toBeTruthy();
    expect(screen.getByText(words.agree.they(verdict(rho, agreement.words.length)))).toBeTruthy();
    const caption = captionOf(why, input, "agree");
    expect(caption).toContain(`ρ = ${fixed(rho)}`);
    expect(caption).toContain("Attention alone is not an explanation");
    const picture = screen.getByRole("group", { name: /^By attention/ });
    expect(picture.textContent).toContain(points(agreement.bySize[0].effect.value));
  });

  it("leaves out the special tokens and the guessed one, and takes the share that is asked for", () => {
    const findings = found();
    const agreement = agreementOf(findings, "mean");
    expect(agreement?.words.map(({ token }) => token)).toEqual([1, 2, 3, 4, 6, 7, 8]);
    for (const { token, share } of agreement?.words ?? [])
      expect(share.value).toBeCloseTo(looksIn(context(), findings.position).mean[token], 6);
  });

  it("cannot be said of a text with one other word", () => {
    const input = context({ text: "Hello there", masked: [1] });
    expect(captionOf(why, input, "agree")).toBe("Too few other words to compare two orders of them.");
  });

  it("comes with a verdict that follows ρ", () => {
    expect(verdict(0.9, 9)).toBe("few");
    expect([0.9, 0.5, 0, -0.6, Number.NaN].map((rho) => verdict(rho, 10))).toEqual([
      "mostly",
      "partly",
      "hardly",
      "contradict",
      "incomparable",
    ]);
  });
});

describe("rank correlations say where they come from", () => {
  it("with [CLS] and [SEP] counted, too", async () => {
    const agreement = agreementOf(found(), "rollout");
    if (!agreement) throw new Error("There is no agreement to speak of.");
    renderScene(why, Scene, context(), STEP.agree + DONE);
    await userEvent.click(screen.getByRole("button", { name: /^ρ with \[CLS\] and \[SEP\]/ }));
    const { value, terms, rest } = explanation();
    expect(value).toBeCloseTo(agreement.rhoAll.value, 5);
    expect(terms.length + (rest?.count ?? 0)).toBe(agreement.words.length + 2);
  });
});

it("speaks Spanish, with the trace's numbers as Spanish writes them", async () => {
  const { winner } = found();
  await speak("es");
  try {
    const share = percent(winner.probability);
    expect(captionOf(why, context(), "without")).toContain(`«${winner.token}» baja de ${share}`);
    renderScene(why, Scene, context(), STEP.without + DONE);
    const list = within(screen.getByRole("region", { name: "La propuesta" }));
    expect(list.getByRole("button", { name: `${winner.token}, ${share}: ¿de dónde viene?` })).toBeTruthy();
  } finally {
    await speak("en");
  }
});

describe("switching off", () => {
  const off: Switches = { ...ALL_ON, headsOff: [{ layer: 1, head: 0 }], layersOff: [2] };

  it("reruns the model: the bars, the difference and the moved vectors are those of direct runs", () => {
    const input = context({ switches: off });
    const { winner, subject } = found();
    const run = (interventions: Switches) =>
      shippedBert().run({
        text: input.text,
        replacements: [{ position: subject.position, id: maskId() }],
        interventions,
        need: { layers: ["output"] },
        guesses: { positions: [subject.position], targets: [winner.id], top: 1 },
      });
    const [before, after] = [run(ALL_ON), run(off)];
    const moved = cosine(
      row(before.trace.layers.at(-1)!.output!, 0),
      row(after.trace.layers.at(-1)!.output!, 0),
    );
    renderScene(why, Scene, input, STEP.parts + DONE);
    const result = within(screen.getAllByRole("region", { name: "Before and after" })[0]);
    const [, was, is, change] = cells(result.getByRole("table"), winner.token);
    const p = (result: typeof before) => result.guesses[0].target?.probability ?? 0;
    expect([was, is, change]).toEqual([percent(p(before)), percent(p(after)), points(p(after) - p(before))]);
    expect(result.getByText(cosineText(moved))).toBeTruthy();
    expect(captionOf(why, input, "parts")).toContain("Without what you switched off");
  });

  it("knows for every word that rose what the untouched model gave it", () => {
    const input = context({ switches: off });
    const findings = findingsOf(input);
    const cut = findings && cutOf(input, findings);
    expect(cut?.shifts.length).toBeGreaterThan(1);
    for (const { id, before } of cut?.shifts ?? []) {
      expect(before.value).toBe(direct(input.text, [found().subject.position], found().subject.position, id));
    }
  });

  it("toggles from the grid, and one click brings back the very same numbers", async () => {
    const plain = context();
    const { rerender } = renderScene(why, Scene, plain, STEP.parts + DONE);
    await userEvent.click(screen.getByRole("switch", { name: /^Layer 2, head 1;/ }));
    await userEvent.click(screen.getByRole("switch", { name: /^Layer 3;/ }));
    expect(useStore.getState().switches).toEqual(off);
    const changed = context({ switches: useStore.getState().switches });
    rerender(sceneElement(why, Scene, changed, STEP.parts + DONE));
    expect(screen.getByRole("switch", { name: /^Layer 3;/ }).getAttribute("aria-checked")).toBe("false");
    const numbers = (of: typeof plain) => {
      const findings = findingsOf(of);
      return findings && cutOf(of, findings);
    };
    expect(numbers(changed)?.shifts[0].after.value).not.toBe(numbers(plain)?.shifts[0].after.value);
    await userEvent.click(screen.getByRole("button", { name: "Restore all" }));
    expect(useStore.getState().switches).toEqual(ALL_ON);
    expect(numbers(contextOf(why, { switches: useStore.getState().switches }))).toEqual(numbers(plain));
  });

  it("says in the grid what each part alone does, as direct runs do", () => {
    const { winner, subject } = found();
    renderScene(why, Scene, context(), STEP.parts + DONE);
    const alone = shippedBert().run({
      text: context().text,
      replacements: [{ position: subject.position, id: maskId() }],
      interventions: { headsOff: [{ layer: 0, head: 1 }] },
      guesses: { positions: [subject.position], targets: [winner.id], top: 1 },
    }).guesses[0].target?.probability;
    const cell = screen.getByRole("switch", { name: /^Layer 1, head 2;/ });
    expect(cell.textContent).toBe(points((alone ?? 0) - winner.probability));
  });

  it("counts the looks that were cut elsewhere, and shows what they did", () => {
    const edge = { layer: "all", head: "all", from: 5, to: 2 } as const;
    const input = context({ switches: { ...ALL_ON, edgesOff: [edge] } });
    const findings = findingsOf(input)!;
    const { before, after } = cutOf(input, findings)!.shifts[0];
    expect(after.value).not.toBe(before.value);
    expect(captionOf(why, input, "parts")).toContain("Without what you switched off");
  });
});

drawnWhateverTheText(why);

it("bars end at the first round number that holds them all", () => {
  expect(barEnd([0.018, 0.2])).toBe(0.25);
  expect(barEnd([0.004])).toBe(0.01);
  expect(barEnd([])).toBe(0.01);
  expect(barEnd([0.7, 1])).toBe(1);
});

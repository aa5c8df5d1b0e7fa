import type { HeadName, HeadResult, HeadVariant, RunRequest, TrainingSettings } from "../../engine";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { currentSet, lackOf, triedText } from "./set";
import { RATES } from "./settings";

/** Name of the run that a trained head answers in. */
export function headRun(name: HeadName, variant: HeadVariant): string {
  return `${name}-${variant}`;
}

/** A trained head's answer, or null while it is on its way. */
export function headOf(context: SceneContext, name: HeadName, variant: HeadVariant): HeadResult | null {
  return context.runs[headRun(name, variant)]?.result?.head ?? null;
}

/** The question, and the text in which its answer is looked for: A and B, or the scene's own question about A. */
export function questionOf({ text, pair, settings }: SceneContext): { question: string; passage: string } {
  return pair
    ? { question: text, passage: pair }
    : { question: settings.finetuning.question.trim(), passage: text };
}

/** The trainings that are run: as chosen; with the other vectors; and at each of the rates. */
export const CHOSEN = 0;
export const OTHER_POOLING = 1;
export const FIRST_RATE = 2;

export function trainings({ settings, seed }: SceneContext): TrainingSettings[] {
  const { pooling, rate, batch, epochs } = settings.finetuning;
  const chosen = { pooling, rate: Number(rate), batch: Number(batch), epochs: Number(epochs), seed };
  return [
    chosen,
    { ...chosen, pooling: pooling === "cls" ? "mean" : "cls" },
    ...RATES.map((one) => ({ ...chosen, rate: Number(one) })),
  ];
}

/** The visitor's text to each trained head, frozen and full; and the live training. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair, switches } = context;
  const pass = { maxTokens: MAX_TOKENS, interventions: switches };
  const { question, passage } = questionOf(context);
  const set = currentSet(context);
  const asked: [string, RunRequest][] = [["main", { ...pass, text, pair }]];
  const ask = (name: HeadName, request: RunRequest, words?: "removed"): void => {
    for (const variant of ["frozen", "full"] as const) {
      asked.push([
        headRun(name, variant),
        { ...request, head: { name, variant, ...(words ? { words } : {}) } },
      ]);
    }
  };
  ask("sentiment", { ...pass, text, pair }, "removed");
  if (!lackOf(set)) {
    const training = {
      classes: set.classes.length,
      examples: set.examples,
      tests: set.tests,
      probes: [triedText(context)],
      runs: trainings(context),
    };
    asked.push(["training", { text: "", training }]);
  }
  ask("ner", { ...pass, text, pair });
  if (question && passage) ask("qa", { ...pass, text: question, pair: passage });
  return Object.fromEntries(asked);
}

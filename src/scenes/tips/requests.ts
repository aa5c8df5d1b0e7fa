import type { RunRequest, TrainingRequest, TrainingSettings } from "../../engine";
import { type LabelledSet, SETS } from "../finetuning/sets";
import type { SceneContext } from "../scene";

export const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
export const BATCHES = [1, 4, 8, 24];
/** How many seeds are tried. */
const SEEDS = 6;
const MANY_EPOCHS = 60;
const PLAIN: TrainingSettings = { pooling: "cls", rate: 0.01, batch: 4, epochs: 20, seed: 1 };

/** Lengths in tokens that are timed, and how often each: the fastest counts. */
export const LENGTHS = [8, 16, 32, 64, 128, 256, 512];
const REPEATS = 3;

export type SetName = keyof typeof SETS;
export const SET_NAMES = ["intent", "sentiment"] as const satisfies readonly SetName[];

/** The trainings of each tip. */
export const SWEEPS = {
  rate: RATES.map((rate) => ({ ...PLAIN, rate })),
  epochs: [{ ...PLAIN, epochs: MANY_EPOCHS, rate: 0.03 }],
  batch: BATCHES.map((batch) => ({ ...PLAIN, batch })),
  seed: Array.from({ length: SEEDS }, (_, i) => ({ ...PLAIN, seed: i + 1, epochs: 5 })),
} as const satisfies Record<string, readonly TrainingSettings[]>;

export type Sweep = keyof typeof SWEEPS;
const NAMES = Object.keys(SWEEPS) as Sweep[];

/** Where a sweep's trainings begin among all of them. */
export function firstOf(sweep: Sweep): number {
  return NAMES.slice(0, NAMES.indexOf(sweep)).reduce((sum, name) => sum + SWEEPS[name].length, 0);
}

export const POOLINGS = ["cls", "mean"] as const;

export function setOf({ settings }: Pick<SceneContext, "settings">): LabelledSet {
  return SETS[settings.tips.set];
}

function training(
  { classes, examples, tests }: LabelledSet,
  runs: readonly TrainingSettings[],
): TrainingRequest {
  return { classes: classes.length, examples, tests, probes: [], runs };
}

export function lengthRun(tokens: number, repeat: number): string {
  return `length-${tokens}-${repeat}`;
}

/** The lengths that the model can read. */
export function lengthsOf({ model }: Pick<SceneContext, "model">): readonly number[] {
  return LENGTHS.filter((tokens) => tokens <= (model?.config.maxPositions ?? 512));
}

/** All live trainings; a word from each small head, for its measured scores; and passes of many lengths, to time them. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const pooled = POOLINGS.map((pooling) => ({ ...PLAIN, pooling }));
  const asked: [string, RunRequest][] = [
    ["main", { text: "" }],
    [
      "sweeps",
      {
        text: "",
        training: training(
          setOf(context),
          NAMES.flatMap((name) => [...SWEEPS[name]]),
        ),
      },
    ],
    ...SET_NAMES.map((name): [string, RunRequest] => [
      `pooled-${name}`,
      { text: "", training: training(SETS[name], pooled) },
    ]),
    ...(["sentiment", "ner"] as const).map((name): [string, RunRequest] => [
      `head-${name}`,
      { text: "A word.", head: { name, variant: "frozen" } },
    ]),
    ["head-qa", { text: "What?", pair: "A word.", head: { name: "qa", variant: "frozen" } }],
  ];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const tokens of lengthsOf(context)) {
      // [CLS] and [SEP] are two of them. All layers are timed, with or without a pooler behind them.
      const need = { layers: ["output"] } as const;
      asked.push([lengthRun(tokens, repeat), { text: "the ".repeat(tokens - 2), maxTokens: tokens, need }]);
    }
  }
  return Object.fromEntries(asked);
}

/** Milliseconds of the fastest pass of a length; null until all have come back. */
export function timeOf({ runs }: Pick<SceneContext, "runs">, tokens: number): number | null {
  const times = Array.from(
    { length: REPEATS },
    (_, repeat) => runs[lengthRun(tokens, repeat)]?.result?.milliseconds,
  );
  const known = times.filter((time) => time !== undefined);
  return known.length === REPEATS ? Math.min(...known) : null;
}

import type { RunRequest } from "../../engine";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";

/** Lengths in tokens that are timed, and how often each: the fastest counts. */
const LENGTHS = [8, 16, 32, 64, 128, 256, 512];
const REPEATS = 3;

function lengthRun(tokens: number, repeat: number): string {
  return `length-${tokens}-${repeat}`;
}

/** The lengths that the model can read. */
export function lengthsOf({ model }: Pick<SceneContext, "model">): readonly number[] {
  return LENGTHS.filter((tokens) => tokens <= (model?.config.maxPositions ?? 512));
}

/** A word from each small head, for its measured scores; and passes of many lengths, to time them. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair } = context;
  const asked: [string, RunRequest][] = [
    ["main", { text, pair, maxTokens: MAX_TOKENS, need: {} }],
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

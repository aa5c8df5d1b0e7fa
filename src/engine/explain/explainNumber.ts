import { RequestError } from "../errors";
import type { Bert } from "../model/bert";
import { WeightReader } from "../model/weightReader";
import type { PassRequest } from "../run";
import { FULL_TRACE } from "../trace";
import { Explainer } from "./explain";
import type { Explanation, NumberRef } from "./reference";

/**
 * Runs `request` again with every tensor kept, and says how one of its numbers came to be.
 * @throws RequestError if there is no such number in that pass.
 */
export function explainNumber(bert: Bert, request: PassRequest, ref: NumberRef): Explanation {
  const position = ref.of === "guess" ? ref.position : null;
  const run = bert.run({
    ...request,
    need: FULL_TRACE,
    guesses: position === null ? undefined : { positions: [position], top: bert.config.vocabSize },
  });
  check(ref, bert, run.inputIds.length);
  const { vocabulary } = bert.tokenizer;
  const explainer = new Explainer(
    run,
    new WeightReader(bert),
    bert.config,
    request.interventions?.layersOff ?? [],
    (id) => vocabulary.text(id),
  );
  return explainer.explain(ref);
}

/** A reference may come from an older text, or from a link: it is checked before anything is read by it. */
function check(ref: NumberRef, { config }: Bert, tokens: number): void {
  const { hiddenSize, intermediateSize, layers, heads, vocabSize } = config;
  const width = ref.of === "state" && ref.tensor === "intermediate" ? intermediateSize : hiddenSize;
  const limits: Readonly<Record<string, number>> = {
    token: tokens,
    position: tokens,
    from: tokens,
    to: tokens,
    layer: layers,
    head: heads,
    id: vocabSize,
    index: ref.of === "nsp" ? 2 : width,
  };
  for (const [key, value] of Object.entries(ref)) {
    if (typeof value !== "number") continue;
    if (!Number.isInteger(value) || value < 0 || value >= limits[key]) {
      throw new RequestError(`There is no ${key} ${value} in this pass.`);
    }
  }
}

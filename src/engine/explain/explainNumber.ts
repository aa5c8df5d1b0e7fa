import { RequestError } from "../errors";
import type { Bert } from "../model/bert";
import type { BertConfig } from "../model/config";
import { Explainer } from "./explain";
import { Passes } from "./passes";
import type { AskedPass, Explanation, NumberRef } from "./reference";

/**
 * Runs `request` again with every tensor kept, and says how one of its numbers came to be. A number made of several
 * passes runs those too.
 * @throws RequestError if there is no such number in that pass.
 */
export function explainNumber(bert: Bert, request: AskedPass, ref: NumberRef): Explanation {
  const passes = new Passes(bert);
  check(ref, bert.config, passes.run(request, {}).inputIds.length);
  return new Explainer(passes, request).explain(ref);
}

/** A reference may come from an older text, or from a link: it is checked before anything is read by it. */
function check(ref: NumberRef, config: BertConfig, tokens: number): void {
  const { hiddenSize, intermediateSize, layers, heads, vocabSize, maxPositions } = config;
  const width = ref.of === "state" && ref.tensor === "intermediate" ? intermediateSize : hiddenSize;
  const limits: Readonly<Record<string, number>> = {
    token: tokens,
    position: tokens,
    from: tokens,
    to: tokens,
    layer: layers,
    state: layers + 1,
    head: heads,
    id: vocabSize,
    row: ref.of === "row" && ref.table === "position" ? maxPositions : vocabSize,
    index: ref.of === "nsp" ? 2 : width,
  };
  const within = (key: string, value: number): void => {
    if (!Number.isInteger(value) || value < 0 || value >= limits[key]) {
      throw new RequestError(`There is no ${key} ${value} in this pass.`);
    }
  };
  for (const [key, value] of Object.entries(ref)) {
    if (typeof value === "number" && key in limits) within(key, value);
  }
  if (ref.of === "hidden") for (const token of ref.tokens) within("token", token);
}

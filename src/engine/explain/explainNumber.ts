import { RequestError } from "../errors";
import type { TunedModel } from "../heads/tunedModel";
import type { Bert } from "../model/bert";
import type { BertConfig } from "../model/config";
import { headKey } from "./asked";
import { Explainer } from "./explain";
import { type HeadAnswer, Passes } from "./passes";
import type { AskedPass, Explanation, NumberRef } from "./reference";

/**
 * Runs `request` again with every tensor kept, and says how one of its numbers came to be. A number made of several
 * passes runs those too.
 * @param heads the trained heads of those passes, see `headsOf`.
 * @throws RequestError if there is no such number in that pass.
 */
export function explainNumber(
  bert: Bert,
  request: AskedPass,
  ref: NumberRef,
  heads: readonly TunedModel[] = [],
): Explanation {
  const passes = new Passes(bert, heads);
  const { inputIds, head } = passes.run(request, {});
  checkHead(ref, head);
  check(ref, bert.config, inputIds.length);
  return new Explainer(passes, request).explain(ref);
}

type Head = NonNullable<AskedPass["head"]>;

/** The passes that a question speaks of: its own, and those that it compares. */
export function passesOf(request: AskedPass, ref: NumberRef): readonly AskedPass[] {
  const found: AskedPass[] = [];
  const search = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (typeof (value as Partial<AskedPass>).text === "string") found.push(value as AskedPass);
    for (const inner of Object.values(value)) search(inner);
  };
  search(request);
  search(ref);
  return found;
}

/** The trained heads of passes, each once. */
export function headsOf(passes: readonly AskedPass[]): readonly Head[] {
  const heads = passes.flatMap(({ head }) => head ?? []);
  return [...new Map(heads.map((head) => [headKey(head), head])).values()];
}

/** A trained head says its labels and nothing else; the model as it is says none. */
function checkHead(ref: NumberRef, head: HeadAnswer | null): void {
  if (ref.of !== "label") {
    if (head && (ref.of === "nsp" || ref.of === "mlm" || ref.of === "guess"))
      throw new RequestError("headGuesses");
    return;
  }
  if (!head) throw new RequestError("headAbsent");
  const { labels, reads } = head.shape;
  if (!(ref.index >= 0 && ref.index < labels.length) || (reads === "text") !== (ref.token === undefined))
    throw new RequestError("headNoLabel", ref.index);
}

/** A reference may come from an older text, or from a link: it is checked before anything is read by it. */
function check(ref: NumberRef, config: BertConfig, tokens: number): void {
  const { hiddenSize, intermediateSize, layers, heads, vocabSize, maxPositions } = config;
  const isInner = ref.of === "state" && (ref.tensor === "preActivation" || ref.tensor === "intermediate");
  const width = isInner ? intermediateSize : hiddenSize;
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
      throw new RequestError("noSuchNumber", key, value);
    }
  };
  for (const [key, value] of Object.entries(ref)) {
    if (typeof value === "number" && key in limits) within(key, value);
  }
  if (ref.of === "hidden") for (const token of ref.tokens) within("token", token);
}

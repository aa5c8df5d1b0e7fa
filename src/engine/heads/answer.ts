import { without } from "../analysis/occlusion";
import { RequestError } from "../errors";
import type { Interventions, PassResult } from "../pass";
import type { Steps } from "../steps";
import type { Tensor } from "../tensor";
import type { Encoding } from "../tokenizer/encoding";
import { decodeEntities } from "./entities";
import { softmax } from "./linear";
import type { HeadRequest, HeadResult, WithoutWord } from "./request";
import { answerable, bestAnswers } from "./span";
import type { TunedModel } from "./tunedModel";

/** How many answers are kept: the best, and what else came near. */
const ANSWERS = 5;

/**
 * What a trained head says of a text. Pauses between passes.
 * @throws RequestError as `Bert.forward`, and for a question without a text to find its answer in.
 */
export function* answerWithHead(
  tuned: TunedModel,
  { inputIds, encoding }: Pick<PassResult, "inputIds" | "encoding">,
  { need, words }: HeadRequest,
  interventions: Interventions = {},
): Steps<HeadResult> {
  const { name, variant, scores, shape } = tuned;
  const allowed = answerable(encoding.tokens);
  if (shape.reads === "span" && allowed.length === 0) {
    throw new RequestError("answerNeedsText");
  }
  const start = performance.now();
  const { logits, pooled, trace } = tuned.forward(inputIds, encoding.segmentIds, interventions, need);
  const milliseconds = performance.now() - start;
  const probabilities = shape.reads === "span" ? overTokens(logits, allowed) : overLabels(logits);
  return {
    name,
    variant,
    labels: shape.labels,
    logits,
    probabilities,
    pooled,
    trace,
    entities: shape.reads === "tokens" ? decodeEntities(encoding, shape.labels, probabilities) : null,
    answers: shape.reads === "span" ? bestAnswers(logits, allowed, ANSWERS) : null,
    without:
      words && shape.reads === "text"
        ? yield* withoutWords(tuned, inputIds, encoding, [...probabilities.data], interventions)
        : null,
    figures: variant === "own" ? {} : scores[variant],
    milliseconds,
  };
}

/** What the head says without each word in turn. */
function* withoutWords(
  tuned: TunedModel,
  ids: Int32Array,
  { segmentIds, tokens, words }: Encoding,
  complete: readonly number[],
  interventions: Interventions,
): Steps<readonly WithoutWord[]> {
  const results: WithoutWord[] = [];
  for (let word = 0; word < words.length; word++) {
    const own = tokens.flatMap((token, at) => (token.word === word ? [at] : []));
    // A word that was cut off has no tokens, and leaving it out changes nothing.
    if (own.length === 0) {
      results.push({ word, removed: complete });
      continue;
    }
    yield;
    const rest = without(ids, segmentIds, interventions, own);
    const { logits } = tuned.forward(rest.ids, rest.segmentIds, rest.interventions);
    results.push({ word, removed: [...overLabels(logits).data] });
  }
  return results;
}

/** Softmax over the last axis of `[labels]` or `[tokens, labels]`. */
function overLabels({ shape, data }: Tensor): Tensor {
  const labels = shape[shape.length - 1];
  const result = new Float32Array(data.length);
  for (let at = 0; at < data.length; at += labels) result.set(softmax(data.subarray(at, at + labels)), at);
  return { shape, data: result };
}

/** Softmax of each column of `[tokens, 2]` over the allowed tokens; the others get 0. */
function overTokens({ shape, data }: Tensor, allowed: readonly number[]): Tensor {
  const result = new Float32Array(data.length);
  for (const column of [0, 1]) {
    const chosen = softmax(Float32Array.from(allowed, (token) => data[2 * token + column]));
    allowed.forEach((token, i) => {
      result[2 * token + column] = chosen[i];
    });
  }
  return { shape, data: result };
}

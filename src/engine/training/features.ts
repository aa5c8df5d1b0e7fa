import { meanPool } from "../analysis/similarity";
import type { Bert } from "../model/bert";
import type { Steps } from "../steps";
import { row } from "../tensor";
import type { Pooling } from "./request";

type Features = Readonly<Record<Pooling, Float32Array>>;

/** Sentences whose vectors are kept: a few sets' worth. */
const KEPT = 256;
const known = new WeakMap<Bert, Map<string, Features>>();

/**
 * The vectors `[hidden]` that stand for each text: one pass for each that was not read before. The mean is over the
 * words' tokens, without [CLS] and [SEP]. Pauses between passes.
 */
export function* readFeatures(bert: Bert, texts: readonly string[]): Steps<readonly Features[]> {
  let kept = known.get(bert);
  if (!kept) {
    kept = new Map();
    known.set(bert, kept);
  }
  const result: Features[] = [];
  for (const text of texts) {
    let features = kept.get(text);
    if (!features) {
      yield;
      features = read(bert, text);
      if (kept.size >= KEPT) kept.clear();
      kept.set(text, features);
    }
    result.push(features);
  }
  return result;
}

function read(bert: Bert, text: string): Features {
  const { trace, encoding } = bert.run({ text, need: { layers: ["output"] } });
  const last = trace.layers[trace.layers.length - 1].output!;
  return {
    cls: row(last, 0).slice(),
    mean: meanPool(last, (token) => encoding.tokens[token].word !== null),
  };
}

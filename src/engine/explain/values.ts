import { hiddenStates } from "../analysis/hiddenStates";
import { attentionRollout, averageHeads } from "../analysis/rollout";
import { meanPool } from "../analysis/similarity";
import { attentionRow, row, type Tensor } from "../tensor";
import type { TraceNeed } from "../trace";
import { must } from "./parts";
import type { Pass, Passes } from "./passes";
import { phrase } from "./phrases";
import type { AskedPass, Located, LocatedVector, NumberRef, VectorRef } from "./reference";

/** What a value alone needs of a pass: far less than the way it came about. */
const LIGHT: TraceNeed = { embeddings: ["word", "norm"], layers: ["probs", "output"] };

/** A number's value in its own pass or in `home`; null for a kind that is only known with the whole trace. */
export function lightValue(passes: Passes, home: AskedPass, { ref, pass }: Located): number | null {
  const request = pass ?? home;
  switch (ref.of) {
    case "guess": {
      const { position, id, state } = ref;
      const states = state === undefined ? undefined : [state];
      const { guesses } = passes.run(request, {}, { positions: [position], targets: [id], states, top: 0 });
      const target = must(guesses[0]?.target);
      return ref.tensor === "place" ? target.rank + 1 : target[ref.tensor];
    }
    case "attention":
      return ref.tensor === "probs"
        ? attentionRow(probsOf(light(passes, request), ref.layer), ref.head, ref.from)[ref.to]
        : null;
    case "mean attention":
      return row(averageHeads(probsOf(light(passes, request), ref.layer)), ref.from)[ref.to];
    case "rollout":
      return rollout(light(passes, request), ref);
    case "embedding":
    case "hidden":
    case "pooled":
    case "row":
    case "state":
      return vectorValues(passes, home, { vector: ref, pass })[ref.index];
    default:
      return null;
  }
}

const light = (passes: Passes, request: AskedPass): Pass => passes.run(request, LIGHT);

const embeddings = (passes: Passes, request: AskedPass) =>
  passes.run(request, { embeddings: ["word", "position", "tokenType", "sum", "norm"] }).trace.embeddings;

const probsOf = ({ trace }: Pass, layer: number): Tensor => must(trace.layers[layer]?.probs);

function rollout(pass: Pass, { layer, from, to }: Extract<NumberRef, { of: "rollout" }>): number {
  const off = pass.request.interventions?.layersOff ?? [];
  const on = Array.from({ length: layer + 1 }, (_, at) => at).filter((at) => !off.includes(at));
  const last = attentionRollout(on.map((at) => probsOf(pass, at))).at(-1);
  return last ? row(last, from)[to] : Number(from === to);
}

/** A vector `[hidden]` in its own pass or in `home`. */
export function vectorValues(passes: Passes, home: AskedPass, { vector, pass }: LocatedVector): Float32Array {
  const request = pass ?? home;
  switch (vector.of) {
    case "row":
      return vector.table === "word"
        ? passes.bert.embeddingRow(vector.row)
        : passes.bert.positionRow(vector.row);
    case "pooled":
      return must(light(passes, request).trace.pooled).data;
    case "embedding":
      return row(must(embeddings(passes, request)[vector.tensor]), vector.token);
    case "state": {
      const { layers } = passes.run(request, { layers: [vector.tensor] }).trace;
      return row(must(layers[vector.layer]?.[vector.tensor]), vector.token);
    }
    case "sum":
      return vector.parts
        .map((part) => vectorValues(passes, home, { vector: part.vector, pass }))
        .reduce((sum, values) => sum.map((value, index) => value + values[index]));
    case "hidden": {
      const { trace } = light(passes, request);
      const state = must(hiddenStates(trace, request.interventions?.layersOff)?.[vector.state]);
      if (vector.tokens.length === 1) return row(state, vector.tokens[0]);
      return meanPool(state, (token) => vector.tokens.includes(token));
    }
  }
}

/** Where entry `index` of a vector comes from. */
export function entryRef(vector: VectorRef, index: number): NumberRef {
  if (vector.of === "sum") {
    return {
      of: "weighted",
      name: phrase("namedEntry", vector.name, index),
      formula: vector.parts.map(({ label }) => label).join(" + "),
      items: vector.parts.map((part) => ({
        label: part.label,
        weight: 1,
        number: { ref: entryRef(part.vector, index) },
      })),
    };
  }
  return { ...vector, index };
}

import { headPatternScore } from "../analysis/headPatterns";
import { hiddenStates } from "../analysis/hiddenStates";
import { nextSentenceProbability } from "../analysis/nextSentence";
import { averageHeads, residualStep, rollouts } from "../analysis/rollout";
import { meanOf } from "../analysis/similarity";
import { attentionRow, row, type Tensor } from "../tensor";
import type { Token } from "../tokenizer/encoding";
import type { LayerTrace, Trace, TraceNeed } from "../trace";
import { formOf, type Input } from "./forms";
import type { AskedPass, Located, LocatedVector, NumberRef, VectorRef } from "./reference";

type Ref<Of extends NumberRef["of"]> = Extract<NumberRef, { of: Of }>;

/** What is known of a vocabulary entry at a position; `place` is 1 for the most probable one. */
export type KnownGuess = Partial<Readonly<Record<Ref<"guess">["tensor"], number>>>;

/** Where the numbers of passes are read: a worker can run any pass, a page has the answers to those it asked. */
export interface Source {
  /** The tensors of a pass, at least those that are needed; null if they are not at hand. */
  trace(pass: AskedPass, need: TraceNeed): Trace | null;
  tokens(pass: AskedPass): readonly Token[] | null;
  guess(pass: AskedPass, ref: Pick<Ref<"guess">, "position" | "id" | "state">): KnownGuess | null;
  label(pass: AskedPass, ref: Ref<"label">): number | null;
  /** A cosine of vectors that are not at hand themselves. */
  measured(pass: AskedPass, ref: Ref<"cosine">): number | null;
  /** A row of a learned table, `[hidden]`. */
  tableRow(table: "word" | "position", row: number): Float32Array | null;
}

/**
 * A number in its own pass or in `home`; null if what it is made of is not at hand, or if only the way it came about
 * tells it (see `Explainer`).
 */
export function valueAt(source: Source, home: AskedPass, { ref, pass = home }: Located): number | null {
  const form = formOf(ref);
  if (!form) return entryOf(source, pass, ref) ?? null;
  const inputs = inputsOf(source, pass, form.inputs(ref));
  if (inputs) return form.value(ref, inputs);
  return ref.of === "cosine" ? source.measured(pass, ref) : null;
}

/** What a number is made of; null if a part of it is not at hand. */
function inputsOf(
  source: Source,
  home: AskedPass,
  places: readonly (Located | LocatedVector)[],
): Input[] | null {
  const inputs: Input[] = [];
  for (const place of places) {
    const input = "ref" in place ? valueAt(source, home, place) : vectorAt(source, home, place);
    if (input === null) return null;
    inputs.push(input);
  }
  return inputs;
}

/** One entry of what a pass writes down. */
function entryOf(source: Source, pass: AskedPass, ref: NumberRef): number | null | undefined {
  switch (ref.of) {
    case "guess":
      return source.guess(pass, ref)?.[ref.tensor];
    case "label":
      return source.label(pass, ref);
    case "nsp":
      return nextSentence(source.trace(pass, { pooled: true })?.nspLogits, ref);
    case "attention": {
      const tensor = layerOf(source, pass, ref.layer, ref.tensor);
      return tensor && attentionRow(tensor, ref.head, ref.from)[ref.to];
    }
    case "pattern": {
      const probs = layerOf(source, pass, ref.layer, "probs");
      const tokens = source.tokens(pass);
      return probs && tokens && headPatternScore(ref.pattern, probs, ref.head, { tokens });
    }
    case "mean attention": {
      const probs = layerOf(source, pass, ref.layer, "probs");
      return probs && row(averageHeads(probs), ref.from)[ref.to];
    }
    case "residual": {
      const probs = layerOf(source, pass, ref.layer, "probs");
      return probs && row(residualStep(probs), ref.from)[ref.to];
    }
    case "rollout": {
      const trace = source.trace(pass, { layers: ["probs"] });
      const rolled = trace && rollouts(trace, pass.interventions?.layersOff)[ref.layer];
      // With every layer switched off, each token is itself.
      return rolled ? row(rolled, ref.from)[ref.to] : trace && Number(ref.from === ref.to);
    }
    case "embedding":
    case "hidden":
    case "pooled":
    case "row":
    case "state":
      return vectorAt(source, pass, { vector: ref })?.[ref.index];
    default:
      return null;
  }
}

function layerOf(source: Source, pass: AskedPass, layer: number, name: keyof LayerTrace): Tensor | null {
  return source.trace(pass, { layers: [name] })?.layers[layer]?.[name] ?? null;
}

function nextSentence(logits: Tensor | null | undefined, { index, tensor }: Ref<"nsp">): number | null {
  if (!logits) return null;
  if (tensor !== "probability") return logits.data[index];
  const follows = nextSentenceProbability(logits);
  return index === 0 ? follows : 1 - follows;
}

/** A vector `[hidden]` in its own pass or in `home`; null if it is not at hand. */
export function vectorAt(
  source: Source,
  home: AskedPass,
  { vector, pass = home }: LocatedVector,
): Float32Array | null {
  switch (vector.of) {
    case "row":
      return source.tableRow(vector.table, vector.row);
    case "pooled":
      return source.trace(pass, { pooled: true })?.pooled?.data ?? null;
    case "embedding": {
      const tensor = source.trace(pass, { embeddings: [vector.tensor] })?.embeddings[vector.tensor];
      return tensor ? row(tensor, vector.token) : null;
    }
    case "state": {
      const tensor = layerOf(source, pass, vector.layer, vector.tensor);
      return tensor && row(tensor, vector.token);
    }
    case "sum":
      return sumOf(source, pass, vector.parts);
    case "hidden": {
      const trace = source.trace(pass, { embeddings: ["norm"], layers: ["output"] });
      const state = trace && hiddenStates(trace, pass.interventions?.layersOff)?.[vector.state];
      return state ? meanOf(state, vector.tokens) : null;
    }
  }
}

function sumOf(
  source: Source,
  pass: AskedPass,
  parts: Extract<VectorRef, { of: "sum" }>["parts"],
): Float32Array | null {
  const vectors = parts.map(({ vector }) => vectorAt(source, pass, { vector }));
  return vectors.reduce((sum, values) => sum && values && sum.map((value, index) => value + values[index]));
}

import type { NumberRange, NumberRef, VectorRef } from "../../engine";
import { lengthRef, ratioRef } from "../../inspector/refs";
import { words } from "../../words/encoder";
import type { Station } from "./stations";

type StationId = Station["id"];
/** A layer's two parts that write into the stream. */
export type Part = "attention" | "feedForward";

/** A station's vector, as the inspector knows it; `layer` counts from 0. */
export function stationVector(id: StationId, layer: number, token: number): VectorRef {
  const state = (tensor: Extract<VectorRef, { of: "state" }>["tensor"]): VectorRef => ({
    of: "state",
    tensor,
    layer,
    token,
  });
  switch (id) {
    case "input":
      return { of: "hidden", state: layer, tokens: [token] };
    case "attention":
      return state("attentionOutput");
    case "sum":
      return sumOf("sum", ["input", "attention"], layer, token);
    case "norm":
      return state("attentionNorm");
    case "neurons":
      return state("intermediate");
    case "ffn":
      return state("ffnOutput");
    case "sumAgain":
      return sumOf("sumAgain", ["norm", "ffn"], layer, token);
    case "output":
      return state("output");
  }
}

function sumOf(id: StationId, summands: readonly StationId[], layer: number, token: number): VectorRef {
  return {
    of: "sum",
    name: words.stations[id].of,
    parts: summands.map((summand) => ({
      label: words.stations[summand].of,
      vector: stationVector(summand, layer, token),
    })),
  };
}

/** The length of a station's vector. */
export function stationLength(id: StationId, layer: number, token: number, name: string): NumberRef {
  return lengthRef(
    words.stream.lengthOf(words.stations[id].of, name, layer + 1),
    stationVector(id, layer, token),
  );
}

/** An entry of a station's vector: a sum is taken to pieces, a layer's input is asked where it was made. */
export function stationEntry(
  id: StationId,
  layer: number,
  layersOff: readonly number[],
  token: number,
  index: number,
): NumberRef {
  const vector = stationVector(id, layer, token);
  if (vector.of === "sum") {
    const [a, b] = vector.parts;
    const summands = id === "sum" ? (["input", "attention"] as const) : (["norm", "ffn"] as const);
    return {
      of: "weighted",
      name: words.stream.entryOf(vector.name, index),
      formula: `${a.label} + ${b.label}`,
      items: summands.map((summand) => ({
        label: words.stream.entryOf(words.stations[summand].of, index),
        weight: 1,
        number: { ref: stationEntry(summand, layer, layersOff, token, index) },
      })),
    };
  }
  if (vector.of !== "hidden") return { ...vector, index };
  for (let before = layer - 1; before >= 0; before--)
    if (!layersOff.includes(before)) return { of: "state", tensor: "output", layer: before, token, index };
  return { of: "embedding", tensor: "norm", token, index };
}

/** How long what a part writes is, against the stream that it reads. */
export function shareRef(part: Part, layer: number, token: number, name: string): NumberRef {
  const [written, stream] =
    part === "attention" ? (["attention", "input"] as const) : (["ffn", "norm"] as const);
  const of = (id: StationId) => stationLength(id, layer, token, name);
  return ratioRef(
    words.stack.shareOf(part, name, layer + 1),
    { label: words.stack.lengthWritten(part), ref: of(written) },
    { label: words.stack.lengthStream, ref: of(stream) },
  );
}

/** How many neurons have a weighted sum x in a range. */
export function countRef(name: string, layer: number, token: number, range: NumberRange): NumberRef {
  return {
    of: "count",
    name,
    vector: { vector: { of: "state", tensor: "preActivation", layer, token } },
    range,
  };
}

/** How many of them are above zero: GELU lets those through. */
export function positiveRef(layer: number, token: number, name: string): NumberRef {
  return countRef(words.gelu.positiveOf(name, layer + 1), layer, token, { above: 0 });
}

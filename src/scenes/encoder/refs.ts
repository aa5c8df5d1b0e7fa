import type { NumberRange, NumberRef, VectorRef } from "../../engine";
import { must } from "../../engine/explain/parts";
import { lengthRef } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { type StationId, stationVector } from "../stream";
import { words } from "./words";

/** A station's vector with the names that it has on stage. */
export function stationOf(id: StationId, layer: number, token: number): VectorRef {
  return stationVector(id, layer, token, (one) => words.stations[one].of);
}

/** A number of the pass on stage; @throws Error if it has no answer: then there is no reading either. */
function numberIn(context: SceneContext, about: NumberRef): Num {
  return must(numberOf(context, { request: context.runs.main?.answered, about }));
}

/** The name of a token on stage. */
const nameOf = ({ encoding }: SceneContext, token: number): string => encoding.tokens[token].text;

function lengthAt(context: SceneContext, id: StationId, layer: number, token: number): NumberRef {
  return lengthRef(
    words.stream.lengthOf(words.stations[id].of, nameOf(context, token), layer + 1),
    stationOf(id, layer, token),
  );
}

/** The length of a station's vector. */
export function lengthOf(context: SceneContext, id: StationId, layer: number, token: number): Num {
  return numberIn(context, lengthAt(context, id, layer, token));
}

/** How many neurons of the chosen layer have a weighted sum x in a range. */
export function countOf(context: SceneContext, token: number, range: NumberRange): Num {
  const { layer } = context;
  const name = nameOf(context, token);
  return numberIn(context, {
    of: "count",
    name:
      "above" in range
        ? words.gelu.positiveOf(name, layer + 1)
        : words.gelu.countOf(fixed(range.least), fixed(range.below), name, layer + 1),
    vector: { vector: { of: "state", tensor: "preActivation", layer, token } },
    range,
  });
}

import type { ReactNode } from "react";
import { cosine } from "../../engine";
import { must } from "../../engine/explain/parts";
import { argmax } from "../../engine/tensor";
import type { Step } from "../../player/storyboard";
import { fixed, grouped } from "../../ui/format";
import type { SceneContext } from "../scene";
import { PARTS, type Part, type StationId } from "../stream";
import { acrossTokens, bendOf, ofLength, type Reading, readingOf } from "./reading";
import { tell } from "./steps";
import { type Tendency, words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const reading = readingOf(context);
  const { main, model } = context;
  if (!reading || !main || !model) return [];
  const { focus, positive } = reading;
  const said = words.steps;
  const token = main.encoding.tokens[focus].text;
  return tell(context, said, {
    attention: said.attention.caption({ token, ...writeOf(reading, "attention") }),
    feedForward: said.feedForward.caption({
      token,
      bend: bendOf(context).name,
      positive: grouped(positive.value),
      ...writeOf(reading, "feedForward"),
    }),
    fire: () => fireCaption(reading, context),
  });
}

/** A line of the layer's picture: its vector and how long that is. */
function at({ stations, focus }: Reading, id: StationId) {
  const { values, lengths } = must(stations.find((station) => station.id === id));
  return { values, length: lengths[focus].value };
}

/** What is said of a write. */
function writeOf(reading: Reading, part: Part) {
  const [stream, written] = [PARTS[part].stream, PARTS[part].written].map((id) => at(reading, id));
  return {
    share: ofLength(written.length / stream.length),
    tendency: tendency(cosine(stream.values, written.values)),
  };
}

/** What a cosine between a write and the stream says. */
function tendency(cosine: number): Tendency {
  if (cosine > 0.3) return "strengthens";
  return cosine < -0.3 ? "takes" : "new";
}

function fireCaption(
  { neurons, positive, allActivations, focus }: Reading,
  context: SceneContext,
): ReactNode {
  const [first] = neurons.strongest;
  const row = acrossTokens(allActivations, first.index);
  const most = argmax(row);
  const { tokens } = context.encoding;
  const { name, formula } = bendOf(context);
  return words.steps.fire.caption({
    bend: `${name}(x) = ${formula}`,
    neuron: first.index,
    activation: fixed(first.activation),
    firedBy: most !== focus && row[most] > 0 ? tokens[most].text : null,
    count: grouped(neurons.count),
    positive: positive.value === 0 ? null : ofLength(positive.value / neurons.count),
  });
}

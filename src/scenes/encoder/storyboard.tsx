import type { ReactNode } from "react";
import type { Write } from "../../engine";
import { type Step, step } from "../../player/storyboard";
import { fixed, grouped } from "../../ui/format";
import { type AddAndNorm, type Tendency, words } from "../../words/encoder";
import type { SceneContext } from "../scene";
import { acrossTokens, bendOf, largestAt, ofLength, type Reading, readingOf } from "./reading";
import type { Part } from "./refs";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const reading = readingOf(context);
  const { main, model, layer } = context;
  if (!reading || !main || !model) return [];
  const { focus, streams, neurons } = reading;
  const { attention, feedForward, off } = streams[focus][layer];
  const token = main.encoding.tokens[focus].text;
  const { heads, hiddenSize: size } = model.config;
  const inner = grouped(neurons.count);
  const [first] = neurons.strongest;
  const said = words.steps;
  const bend = bendOf(context);
  return [
    step(
      "input",
      said.input.title,
      4,
      said.input.caption({ token, layer: layer + 1, size, length: fixed(attention.lengths.stream), off }),
    ),
    step(
      "attention",
      said.attention.title,
      5,
      said.attention.caption({ heads, size, ...writeOf(attention) }),
    ),
    step("norm", said.norm.title, 5, said.norm.caption(added(streams, focus, layer, "attention"))),
    step(
      "neurons",
      said.neurons.title(size, inner),
      5,
      said.neurons.caption({
        token,
        inner,
        size,
        first: first.index,
        activation: fixed(first.activation),
        bend: bend.name,
        positive: neurons.positive === 0 ? null : grouped(neurons.positive),
      }),
    ),
    step("write", said.write.title(size, inner), 4, said.write.caption({ size, ...writeOf(feedForward) })),
    step(
      "normAgain",
      said.normAgain.title,
      5,
      said.normAgain.caption(
        added(streams, focus, layer, "feedForward"),
        token,
        fixed(streams[focus][layer].kept),
      ),
    ),
    step(
      "gelu",
      said.gelu.title(bend.name),
      5,
      said.gelu.caption(inner, fixed(neurons.lowest), fixed(neurons.highest), bend),
    ),
    step("fire", said.fire.title, 5, fireCaption(reading, context)),
    step("stack", said.stack.title(streams[focus].length), 6, stackCaption(reading, context)),
  ];
}

/** What is said of a write. */
function writeOf({ lengths, share, cosine }: Write) {
  return {
    length: fixed(lengths.written),
    share: ofLength(share),
    cosine: fixed(cosine),
    tendency: tendency(cosine),
  };
}

/** What a cosine between a write and the stream says. */
function tendency(cosine: number): Tendency {
  if (cosine > 0.3) return "strengthens";
  return cosine < -0.3 ? "takes" : "new";
}

/** What is said of an addition and the LayerNorm behind it. */
function added(streams: Reading["streams"], focus: number, layer: number, part: Part): AddAndNorm {
  const { stream, written, sum, norm } = streams[focus][layer][part].lengths;
  const after = streams.map((layers) => layers[layer][part].lengths.norm);
  return {
    stream: fixed(stream),
    written: fixed(written),
    sum: fixed(sum),
    both: fixed(stream + written),
    norm: fixed(norm),
    lowest: fixed(Math.min(...after)),
    highest: fixed(Math.max(...after)),
  };
}

function fireCaption({ neurons, allActivations, focus }: Reading, { main }: SceneContext): ReactNode {
  const [first] = neurons.strongest;
  const row = acrossTokens(allActivations, first.index);
  const most = largestAt(row);
  const tokens = main?.encoding.tokens ?? [];
  return words.steps.fire.caption({
    neuron: first.index,
    activation: fixed(first.activation),
    further:
      most === focus
        ? null
        : { token: tokens[most].text, activation: fixed(row[most]), fires: row[most] > 0 },
    count: grouped(neurons.count),
    positive: neurons.positive === 0 ? null : ofLength(neurons.positive / neurons.count),
  });
}

function stackCaption({ streams, focus }: Reading, { encoding }: SceneContext): ReactNode {
  const parts = streams[focus].flatMap(({ attention, feedForward, off }, layer) =>
    off
      ? []
      : [
          { part: "attention" as const, layer, share: attention.share },
          { part: "feedForward" as const, layer, share: feedForward.share },
        ],
  );
  if (parts.length === 0) return words.steps.stack.allOff;
  const shares = parts.map(({ share }) => share);
  const most = parts[largestAt(shares)];
  const least = parts[largestAt(shares.map((share) => -share))];
  const dots = streams.flatMap((layers, token) =>
    layers.map(({ attention, feedForward }, layer) => ({
      token,
      layer,
      share: Math.max(attention.share, feedForward.share),
    })),
  );
  const far = dots[largestAt(dots.map(({ share }) => share))];
  const write = ({ part, layer, share }: (typeof parts)[number]) => ({
    part,
    layer: layer + 1,
    share: ofLength(share),
  });
  return words.steps.stack.caption({
    token: encoding.tokens[focus].text,
    most: write(most),
    least: write(least),
    far: { token: encoding.tokens[far.token].text, layer: far.layer + 1, share: ofLength(far.share) },
  });
}

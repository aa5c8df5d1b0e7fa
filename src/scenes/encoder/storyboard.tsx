import type { ReactNode } from "react";
import type { Write } from "../../engine";
import { type Step, step } from "../../player/storyboard";
import { fixed } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { acrossTokens, largestAt, ofLength, type Reading, readingOf } from "./reading";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const reading = readingOf(context);
  const { main, model, layer } = context;
  if (!reading || !main || !model) return [];
  const { focus, streams, neurons } = reading;
  const { attention, feedForward, off } = streams[focus][layer];
  const name = `“${main.encoding.tokens[focus].text}”`;
  const { heads, hiddenSize } = model.config;
  const inner = neurons.count.toLocaleString("en");
  const [first] = neurons.strongest;
  return [
    step(
      "input",
      "What comes in",
      4,
      <>
        {name} {layer === 0 ? "comes from the embeddings" : `comes out of layer ${layer}`} as {hiddenSize}{" "}
        numbers: a vector of length <b>{fixed(attention.lengths.stream)}</b>. It is never replaced. Each part
        reads it and adds to it: the residual stream.
        {off && ` Layer ${layer + 1} is switched off: you see what it would write; the stream goes past it.`}
      </>,
    ),
    step(
      "attention",
      "Attention writes",
      5,
      <>
        {heads} heads gather values from the tokens; one dense layer mixes them into{" "}
        <Term kind="value">{hiddenSize} numbers</Term> of length <b>{fixed(attention.lengths.written)}</b>,{" "}
        {ofLength(attention.share)} of the stream’s. Cosine to the stream: <b>{fixed(attention.cosine)}</b>,{" "}
        {tendency(attention.cosine)}.
      </>,
    ),
    step(
      "norm",
      "Add & norm",
      5,
      <AddAndNorm key="norm" write={attention} all={streams.map((s) => s[layer].attention)} />,
    ),
    step(
      "neurons",
      `Feed-forward: ${hiddenSize} → ${inner}`,
      5,
      <>
        Now {name} is alone: no other token is read here. {inner} <Term kind="ffn">neurons</Term> each weigh
        all {hiddenSize} numbers, and GELU lets through what is above zero:{" "}
        {neurons.positive === 0 ? (
          <>
            here <b>not one</b>, the most active is at {fixed(first.activation, 3)}.
          </>
        ) : (
          <>
            <b>{neurons.positive.toLocaleString("en")}</b> of them. Neuron {first.index} is the most active:{" "}
            {fixed(first.activation)}.
          </>
        )}
      </>,
    ),
    step(
      "write",
      `And back: ${inner} → ${hiddenSize}`,
      4,
      <>
        Each neuron has a learned vector of {hiddenSize} numbers and writes it as strongly as it fires. Their
        sum and a bias have length <b>{fixed(feedForward.lengths.written)}</b>: {ofLength(feedForward.share)}{" "}
        of the stream’s, cosine <b>{fixed(feedForward.cosine)}</b>, {tendency(feedForward.cosine)}.
      </>,
    ),
    step(
      "normAgain",
      "Add & norm, again",
      5,
      <>
        <AddAndNorm write={feedForward} all={streams.map((s) => s[layer].feedForward)} /> From one end of the
        layer to the other, {name} keeps a cosine of <b>{fixed(streams[focus][layer].kept)}</b>.
      </>,
    ),
    step(
      "gelu",
      "GELU, the bend",
      5,
      <>
        One mark for each of the {inner} neurons: its weighted sum x across, GELU(x) = x · Φ(x) upwards. Here
        x runs from {fixed(neurons.lowest)} to <b>{fixed(neurons.highest)}</b>. Without this bend, two dense
        layers in a row could only do what one can.
      </>,
    ),
    step("fire", "Which neurons fire?", 5, fireCaption(reading, context)),
    step("stack", `All ${streams[focus].length} layers`, 6, stackCaption(reading, context, name)),
  ];
}

/** What a cosine between a write and the stream says. */
function tendency(cosine: number): string {
  if (cosine > 0.3) return "so it mostly strengthens what was there";
  if (cosine < -0.3) return "so it takes back part of what was there";
  return "so most of it is a new direction";
}

function AddAndNorm({ write: { lengths }, all }: { write: Write; all: readonly Write[] }): ReactNode {
  const after = all.map((write) => write.lengths.norm);
  return (
    <>
      {fixed(lengths.stream)} and {fixed(lengths.written)} make <b>{fixed(lengths.sum)}</b>, not{" "}
      {fixed(lengths.stream + lengths.written)}, as they point different ways. LayerNorm evens the tokens out:
      here <b>{fixed(lengths.norm)}</b>, for all between {fixed(Math.min(...after))} and{" "}
      {fixed(Math.max(...after))}.
    </>
  );
}

function fireCaption({ neurons, allActivations, focus }: Reading, { main }: SceneContext): ReactNode {
  const [first] = neurons.strongest;
  const row = acrossTokens(allActivations, first.index);
  const most = largestAt(row);
  const tokens = main?.encoding.tokens ?? [];
  return (
    <>
      Neuron <b>{first.index}</b> is at {fixed(first.activation)} here.{" "}
      {most === focus ? (
        "No other token of this text drives it as far."
      ) : (
        <>
          “{tokens[most].text}” drives it further: <b>{fixed(row[most])}</b>.
        </>
      )}{" "}
      Of {neurons.count.toLocaleString("en")} neurons, {ofLength(neurons.positive / neurons.count)} are above
      zero for this token. Geva et al. (2021) read them as memories: each answers to a pattern and writes what
      goes with it.
    </>
  );
}

function stackCaption({ streams, focus }: Reading, { encoding }: SceneContext, name: string): ReactNode {
  const stream = streams[focus];
  const parts = stream.flatMap(({ attention, feedForward, off }, layer) =>
    off
      ? []
      : [
          { what: "attention", layer, share: attention.share },
          { what: "feed-forward", layer, share: feedForward.share },
        ],
  );
  if (parts.length === 0) return "Every layer is switched off: the stream is the embedding, unchanged.";
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
  return (
    <>
      For {name} the largest write is that of the <b>{most.what}</b> part of layer {most.layer + 1}:{" "}
      {ofLength(most.share)} of the stream’s length; the smallest is {least.what} in layer {least.layer + 1}:{" "}
      <b>{ofLength(least.share)}</b>. The farthest dot of all is “{encoding.tokens[far.token].text}”:{" "}
      {ofLength(far.share)} in layer {far.layer + 1}.
    </>
  );
}

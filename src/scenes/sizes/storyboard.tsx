import type { ReactNode } from "react";
import { parameterCount, tokenFlops, weightBytes } from "../../engine";
import { type Step, step } from "../../player/storyboard";
import { bytes, compact, fixed, grouped, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { chosenRelative, countOf, FAMILY } from "./family";
import { type Subject, subjectOf } from "./subject";

/** The scene's story for the visitor's sizes. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const subject = subjectOf(context);
  const { sizes, count } = subject;
  const { hiddenSize, vocabSize, maxPositions, layers } = sizes;
  return [
    step(
      "embeddings",
      "The tables",
      4,
      <>
        {grouped(vocabSize)} word pieces, {grouped(maxPositions)} positions and 2 segments have a row of{" "}
        {grouped(hiddenSize)} numbers each: <b>{grouped(count.embeddings)}</b> parameters,{" "}
        {percent(count.embeddings / count.total)} of this model.
      </>,
    ),
    step("layer", "One encoder layer", 4, layerCaption(subject)),
    step(
      "layers",
      "The same again, layer by layer",
      4,
      <>
        Every layer has the same shape and its own weights: {layers} × {grouped(count.layer)} ={" "}
        <b>{grouped(count.encoder)}</b>. Wider vectors cost more than more layers: a layer grows with the
        square of the hidden size.
      </>,
    ),
    step(
      "heads",
      "On top",
      4,
      <>
        Pooler and heads add <b>{grouped(count.heads)}</b>. The head that guesses masked words scores all{" "}
        {grouped(vocabSize)} words with the token table itself, and so gets by with little of its own.
        Together: <b>{grouped(count.total)}</b>.
      </>,
    ),
    step("memory", "How many bytes is that?", 4, memoryCaption(subject)),
    step("work", "What one token costs", 5, workCaption(context, subject)),
    step("family", "The family", 5, familyCaption(context)),
  ];
}

function layerCaption({ sizes, count }: Subject): ReactNode {
  const none = parameterCount({ ...sizes, layers: 0 }).parts;
  const one = parameterCount({ ...sizes, layers: 1 }).parts;
  const feedForward = one.feedForward - none.feedForward;
  return (
    <>
      <Term kind="query">Query</Term>, <Term kind="key">key</Term>, <Term kind="value">value</Term> and output
      are {grouped(sizes.hiddenSize)} × {grouped(sizes.hiddenSize)} each; the feed-forward part is four times
      as wide and so has <b>{grouped(feedForward)}</b> of the layer’s {grouped(count.layer)}:{" "}
      {percent(feedForward / count.layer)}.
    </>
  );
}

function memoryCaption({ sizes, isOurs }: Subject): ReactNode {
  const f32 = weightBytes(sizes, "f32");
  const int8 = weightBytes(sizes, "int8");
  return (
    <>
      Four bytes for each number make <b>{bytes(f32)}</b>. With one byte each, and a scale for every row of a
      matrix, <b>{bytes(int8)}</b> are left: {fixed(f32 / int8, 1)} times less.{" "}
      {isOurs && "That is what your browser loaded for this page."}
    </>
  );
}

function workCaption(context: SceneContext, { sizes, tokens }: Subject): ReactNode {
  const flops = tokenFlops(sizes, tokens);
  // 4 · n · h attention against 8 · h² + 4 · h · i for the rest.
  const equal = 2 * sizes.hiddenSize + sizes.intermediateSize;
  return (
    <>
      Every weight of the encoder is used once per token: <b>{compact(flops.total)}</b> operations in a text
      of {grouped(tokens)}. Only attention grows with the text; at {grouped(equal)} tokens it would cost as
      much as all the rest. {measured(context)}
    </>
  );
}

/** What the last pass over the visitor's text took, as operations per second. */
function measured({ main, model }: SceneContext): ReactNode {
  const tokens = main?.encoding.tokens.length ?? 0;
  if (!main || !model || main.milliseconds <= 0 || tokens === 0) return null;
  const work = tokenFlops(model.config, tokens).total * tokens;
  return (
    <>
      Here, your {tokens} tokens were {compact(work)} operations and took {fixed(main.milliseconds, 1)} ms.
    </>
  );
}

function familyCaption(context: SceneContext): ReactNode {
  const chosen = chosenRelative(context);
  const { model } = context;
  const large = FAMILY[FAMILY.length - 1];
  const ours = model && parameterCount(model.config, model.abilities).total;
  return (
    <>
      {chosen ? (
        <>
          BERT-{chosen.name} by this formula: <b>{grouped(countOf(chosen))}</b>; its authors say{" "}
          {chosen.published} M.{" "}
        </>
      ) : (
        <>These sizes are of no published BERT. </>
      )}
      {ours && model && (
        <>
          For the model that was really loaded, the formula says <b>{grouped(ours)}</b>,{" "}
          {ours === model.parameters
            ? "and exactly as many were read"
            : `and ${grouped(model.parameters)} were read`}
          : Large has {fixed(countOf(large) / ours, 0)} times more.
        </>
      )}
    </>
  );
}

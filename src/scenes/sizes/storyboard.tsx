import type { ReactNode } from "react";
import { parameterCount, tokenFlops, weightBytes } from "../../engine";
import type { Step } from "../../player/storyboard";
import { bytes, compact, fixed, grouped, percent } from "../../ui/format";
import { countOf, FAMILY, publishedText } from "../family";
import type { SceneContext } from "../scene";
import { tell } from "./steps";
import { chosenRelative, type Subject, subjectOf } from "./subject";
import { words } from "./words";

/** The scene's story for the visitor's sizes. */
export function storyboard(context: SceneContext): readonly Step[] {
  const subject = subjectOf(context);
  const { sizes, count } = subject;
  const { hiddenSize, vocabSize, maxPositions, typeVocabSize, layers } = sizes;
  const { steps } = words;
  return tell(context, steps, {
    embeddings: steps.embeddings.caption({
      vocabulary: grouped(vocabSize),
      positions: grouped(maxPositions),
      segments: typeVocabSize,
      hidden: grouped(sizes.embeddingSize ?? hiddenSize),
      parameters: grouped(count.embeddings),
      share: percent(count.embeddings / count.total),
    }),
    layer: () => layerCaption(subject),
    layers: steps.layers.caption(layers, grouped(count.layer), grouped(count.encoder)),
    heads: () => headsCaption(context, subject),
    memory: () => memoryCaption(subject),
    work: () => workCaption(context, subject),
    family: familyCaption,
  });
}

function layerCaption({ sizes, count }: Subject): ReactNode {
  const none = parameterCount({ ...sizes, layers: 0 }).parts;
  const one = parameterCount({ ...sizes, layers: 1 }).parts;
  const feedForward = one.feedForward - none.feedForward;
  const widening = sizes.intermediateSize / sizes.hiddenSize;
  return words.steps.layer.caption({
    hidden: grouped(sizes.hiddenSize),
    times: fixed(widening, Number.isInteger(widening) ? 0 : 1),
    feedForward: grouped(feedForward),
    layer: grouped(count.layer),
    share: percent(feedForward / count.layer),
  });
}

/** The calculator counts all that pre-training learns; a model at work may have come without. */
function headsCaption({ model }: SceneContext, { sizes, count }: Subject): ReactNode {
  const { caption, held } = words.steps.heads;
  const isComplete = !model || Object.values(model.abilities).every(Boolean);
  return (
    <>
      {caption(grouped(count.heads), grouped(sizes.vocabSize), grouped(count.total))}
      {!isComplete && held(grouped(parameterCount(model.config, model.abilities).heads))}
    </>
  );
}

function memoryCaption({ sizes, isOurs }: Subject): ReactNode {
  const f32 = weightBytes(sizes, "f32");
  const int8 = weightBytes(sizes, "int8");
  const { caption, loaded } = words.steps.memory;
  return (
    <>
      {caption(bytes(f32), bytes(int8), fixed(f32 / int8, 1))}
      {isOurs && loaded}
    </>
  );
}

function workCaption(context: SceneContext, { sizes, tokens }: Subject): ReactNode {
  const flops = tokenFlops(sizes, tokens);
  // 4 · n · h attention against 8 · h² + 4 · h · i for the rest.
  const equal = 2 * sizes.hiddenSize + sizes.intermediateSize;
  return (
    <>
      {words.steps.work.caption(compact(flops.total), grouped(tokens), grouped(equal))}
      {measured(context)}
    </>
  );
}

/** What the last pass over the visitor's text took, as operations per second. */
function measured({ main, model }: SceneContext): ReactNode {
  const tokens = main?.encoding.tokens.length ?? 0;
  if (!main || !model || main.milliseconds <= 0 || tokens === 0) return null;
  const work = tokenFlops(model.config, tokens).total * tokens;
  return words.steps.work.measured(tokens, compact(work), fixed(main.milliseconds, 1));
}

function familyCaption(context: SceneContext): ReactNode {
  const chosen = chosenRelative(context);
  const { model } = context;
  const large = FAMILY[FAMILY.length - 1];
  const counted = model && parameterCount(model.config, model.abilities).total;
  const { family } = words.steps;
  return (
    <>
      {chosen
        ? family.chosen(chosen.name, grouped(countOf(chosen)), publishedText(chosen))
        : family.unpublished}
      {counted &&
        model &&
        family.ours(
          grouped(counted),
          counted === model.parameters ? null : grouped(model.parameters),
          fixed(countOf(large) / counted, 0),
        )}
    </>
  );
}

import type { ReactNode } from "react";
import { parameterCount, tokenFlops, weightBytes } from "../../engine";
import type { Step } from "../../player/storyboard";
import { bytes, compact, fixed, grouped, percent } from "../../ui/format";
import { publishedText } from "../family";
import type { SceneContext } from "../scene";
import { tell } from "./steps";
import { chosenRelative, type Subject, subjectOf } from "./subject";
import { words } from "./words";

/** The scene's story for the visitor's sizes. */
export function storyboard(context: SceneContext): readonly Step[] {
  const subject = subjectOf(context);
  return tell(context, words.steps, {
    parts: () => partsCaption(context, subject),
    memory: () => memoryCaption(subject),
    work: () => workCaption(context, subject),
  });
}

/** The calculator counts all that pre-training learns; a model at work may have come without. */
function partsCaption(context: SceneContext, { sizes, count, isOurs }: Subject): ReactNode {
  const { caption, read, published, held } = words.steps.parts;
  const { model } = context;
  const chosen = chosenRelative(context);
  const isComplete = !model || Object.values(model.abilities).every(Boolean);
  return (
    <>
      {caption({
        tables: percent(count.embeddings / count.total),
        layers: sizes.layers,
        layer: grouped(count.layer),
        heads: grouped(count.heads),
        total: grouped(count.total),
      })}
      {isOurs && model?.parameters === count.total && read}
      {chosen && published(publishedText(chosen), chosen.source)}
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

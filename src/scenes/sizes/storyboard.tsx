import type { ReactNode } from "react";
import { tokenFlops, weightBytes } from "../../engine";
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
function partsCaption(context: SceneContext, { count, isOurs }: Subject): ReactNode {
  const { caption, total, read, published, held } = words.steps.parts;
  const { model } = context;
  const chosen = chosenRelative(context);
  const isComplete = !model || Object.values(model.abilities).every(Boolean);
  return (
    <>
      {caption(
        percent(count.embeddings / count.total),
        chosen ? published(publishedText(chosen), chosen.source) : total(grouped(count.total)),
      )}
      {isOurs && model?.parameters === count.total && read}
      {!isComplete && held}
    </>
  );
}

function memoryCaption({ sizes, isOurs }: Subject): ReactNode {
  const f32 = weightBytes(sizes, "f32");
  const int8 = weightBytes(sizes, "int8");
  const { caption, loaded } = words.steps.memory;
  return (
    <>
      {caption(bytes(f32), bytes(int8))}
      {isOurs && loaded}
    </>
  );
}

function workCaption(context: SceneContext, { sizes, tokens }: Subject): ReactNode {
  const flops = tokenFlops(sizes, tokens);
  return (
    <>
      {words.steps.work.caption(compact(flops.total))}
      {measured(context)}
    </>
  );
}

/** What the last pass over the visitor's text took. */
function measured({ main }: SceneContext): ReactNode {
  return main && main.milliseconds > 0 ? words.steps.work.measured(fixed(main.milliseconds, 1)) : null;
}

import { type MaskingPlan, planMasking } from "../engine";
import { maskId } from "../inspector/values";
import type { SceneContext } from "./scene";

/** What the page's masking dice choose among the tokens on stage, under a seed. */
export function throwDice({
  encoding,
  model,
  seed,
}: Pick<SceneContext, "encoding" | "model" | "seed">): MaskingPlan {
  return planMasking(encoding, maskId({ model }), model?.config.vocabSize ?? 1, { seed });
}

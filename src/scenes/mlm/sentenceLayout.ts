import { layoutHeight, layoutTokens, monoWidth, type TokenBox } from "../../viz/tokenLayout";
import type { MlmPlan } from "./plan";
import type { Reading } from "./readings";

/** Up to this many tokens, every box has room for [MASK], so that masking a word moves no other word. */
const ROOMY = 40;
const CHIP_ABOVE = 12;
const SCROLLBAR = 16;
/** Room under a chip for its note. */
export const NOTE = 20;

export interface SentenceLayout {
  readonly boxes: readonly TokenBox[];
  readonly fontSize: number;
  readonly height: number;
  /** Distance of the first line from the top. */
  readonly top: number;
  /** Too tall to show whole: the sentence then scrolls in its own window. */
  readonly long: boolean;
}

/** Boxes wide enough for what stands there and for what will replace it. */
export function layoutSentence(plan: MlmPlan, readings: readonly Reading[], width: number): SentenceLayout {
  const compact = width < 560;
  const long = plan.tokens.length > ROOMY;
  const small = compact || long;
  const padding = small ? 7 : 11;
  const chipHeight = small ? 34 : 40;
  const inputs = new Map(readings.map(({ choice, input }) => [choice.position, input]));
  const inSize = (fontSize: number): readonly TokenBox[] => {
    const room = (text: string) => monoWidth(text, fontSize) + 2 * padding;
    return layoutTokens(plan.tokens, width - (long ? SCROLLBAR : 0), {
      fontSize,
      padding,
      gap: compact ? 6 : 8,
      chipHeight,
      lineHeight: chipHeight + NOTE + (small ? 12 : 18),
      minWidth: (index) => {
        const mask = !long && plan.tokens[index].word !== null ? room("[MASK]") : 0;
        return Math.max(mask, room(inputs.get(index) ?? ""));
      },
    });
  };
  // A sentence that fits on one line in a smaller size stands on one.
  const sizes = small ? [13] : plan.tokens.length > 14 ? [15] : [17, 15];
  const layouts = sizes.map((fontSize) => ({ fontSize, boxes: inSize(fontSize) }));
  const { fontSize, boxes } = layouts.find((layout) => layout.boxes.at(-1)?.line === 0) ?? layouts[0];
  return { boxes, fontSize, height: CHIP_ABOVE + layoutHeight([...boxes]) + NOTE + 6, top: CHIP_ABOVE, long };
}

import type { ReactNode } from "react";
import { fixed, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { threeWaysOf, topWord, waitingWords } from "./ways";
import { words } from "./words";

/** A shift of [CLS] in as many digits as it deserves. */
export function shiftWords(shift: number): string {
  if (shift > 0 && shift < 0.001) return `<${fixed(0.001, 3)}`;
  return fixed(shift, 3);
}

/** Which word each of the three ways names first, and what that is worth. */
export function threeWaysCaption(context: SceneContext): ReactNode {
  const { tokens } = context.encoding;
  const three = threeWaysOf(context);
  const [attention, rollout, masked] = three.ways;
  const [looked, , moved] = [attention, rollout, masked].map((way) => topWord(way, three.words));
  const said = words.steps.three;
  if (looked === null || !attention.values) return said.noWord;
  if (moved === null || !masked.values) {
    return said.looks(tokens[looked].text, percent(attention.values[looked]), waitingWords(tokens));
  }
  return said.caption({
    looked: tokens[looked].text,
    moved: moved === looked ? null : tokens[moved].text,
    shift: shiftWords(masked.values[moved]),
  });
}

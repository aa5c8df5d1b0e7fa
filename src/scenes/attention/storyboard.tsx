import type { ReactNode } from "react";
import type { Num } from "../../inspector/values";
import { type Step, step } from "../../player/storyboard";
import { focusToken } from "../../store/focusToken";
import { fixed, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { comparison, directionCosines } from "./comparison";
import { argmax, rowData } from "./rowData";
import { words } from "./words";

/** The scene's story on the visitor's text. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { main, layer, head, encoding, causal } = context;
  const from = focusToken(context);
  const row = main && rowData(main, layer, head, from);
  if (!row) return [];
  const name = (index: number): string => encoding.tokens[index].text;
  const best = argmax(row.scores);
  const top = argmax(row.probs);
  const sum = row.probs.reduce((total, p) => total + p, 0);
  const layers = main.trace.layers.length;
  const heads = main.trace.layers[0].probs?.shape[0] ?? 0;
  const { count, headSize } = row;
  const root = Math.sqrt(headSize);
  const said = words.steps;
  return [
    step("query", said.query.title, 4, said.query.caption(name(from), headSize, layer + 1, head + 1)),
    step("keys", said.keys.title, 4, said.keys.caption(count, name(from), headSize)),
    step("dots", said.dots.title, 5, said.dots.caption(name(best), fixed(row.dots[best]))),
    step(
      "scale",
      said.scale.title(headSize),
      3,
      said.scale.caption(headSize, fixed(root, Number.isInteger(root) ? 0 : 2), causal),
    ),
    step(
      "softmax",
      said.softmax.title,
      5,
      said.softmax.caption(name(top), percent(row.probs[top]), fixed(sum, 3)),
    ),
    step("values", said.values.title, 5, said.values.caption(name(from))),
    step("all", said.all.title, 5, said.all.caption(causal)),
    step("heads", said.heads.title(layers, heads), 5, said.heads.caption(layers * heads)),
    step("lines", said.lines.title, 5, said.lines.caption(layer + 1, head + 1, name(from), name(top))),
    step("direction", said.direction.title, 6, directionCaption(context)),
    step("texts", said.texts.title, 5, said.texts.caption),
  ];
}

function directionCaption(context: SceneContext): ReactNode {
  const compared = comparison(context);
  const cosines = compared && directionCosines(context);
  if (!compared || !cosines) {
    return words.steps.direction.pick;
  }
  const word = context.encoding.tokens[compared.position].text;
  const last = (values: readonly Num[]): string => fixed(values[values.length - 1].value, 3);
  return words.steps.direction.caption(word, last(cosines.causal), last(cosines.both));
}

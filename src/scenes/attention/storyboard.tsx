import { argmax } from "../../engine/tensor";
import type { Step } from "../../player/storyboard";
import { focusToken } from "../../store/focusToken";
import { fixed, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { rowData } from "./rowData";
import { tell } from "./steps";
import { words } from "./words";

/** The scene's story on the visitor's text. */
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
  const { headSize } = row;
  const root = Math.sqrt(headSize);
  const said = words.steps;
  const titles = {
    ...said,
    scale: { title: said.scale.title(headSize) },
    heads: { title: said.heads.title(layers, heads) },
  };
  return tell(context, titles, {
    dots: said.dots.caption(name(from), headSize, name(best), fixed(row.dots[best])),
    scale: said.scale.caption(headSize, fixed(root, Number.isInteger(root) ? 0 : 2), causal),
    softmax: said.softmax.caption(name(from), name(top), percent(row.probs[top]), fixed(sum, 3)),
    heads: said.heads.caption(layers * heads, causal),
    texts: said.texts.caption,
  });
}

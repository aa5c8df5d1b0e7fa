import type { ReactNode } from "react";
import type { EmbeddingTensorName } from "../../engine";
import { farthest } from "../../engine/tensor";
import type { Step } from "../../player/storyboard";
import { focusToken } from "../../store/focusToken";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { lengthOf, partsOf } from "./parts";
import { tell } from "./steps";
import { swappedTokens } from "./swap";
import { nearestRows, positionRow, similarPositions } from "./tables";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const { main, model } = context;
  const focus = focusToken(context);
  const token = main?.encoding.tokens[focus];
  const parts = main && partsOf(main, focus);
  if (!main || !token || !parts) return [];
  const sum = parts[3];
  const length = (name: EmbeddingTensorName): string => fixed(lengthOf(context, name, focus)?.value ?? 0);
  const entry = farthest(sum);
  const said = words.steps;
  return tell(context, said, {
    sum: said.sum.caption(
      token.text,
      token.segment === 0 ? "A" : "B",
      model?.config.typeVocabSize ?? 2,
      entry,
      fixed(sum[entry], 3),
    ),
    norm: said.norm.caption(length("sum"), length("norm")),
    near: nearCaption,
    positions: positionsCaption,
    swap: swapCaption,
  });
}

function nearCaption(context: SceneContext): ReactNode {
  const near = nearestRows(context);
  const token = context.encoding.tokens[focusToken(context)];
  if (!near || near.length === 0) return words.steps.near.waiting;
  const [first, second] = near.map((row) => ({ token: row.token, cosine: fixed(row.cosine) }));
  return words.steps.near.caption(token.text, first, second);
}

function positionsCaption(context: SceneContext): ReactNode {
  const position = focusToken(context);
  const cosines = positionRow(context, position);
  if (!cosines) return words.steps.positions.tooLate;
  const [nearest] = similarPositions(cosines, position);
  const far = cosines.length - 1 === position ? 0 : cosines.length - 1;
  return words.steps.positions.caption({
    position,
    nearest: nearest.position,
    cosine: fixed(nearest.cosine),
    far,
    farCosine: fixed(cosines[far]),
    neighbours: Math.abs(nearest.position - position) <= 2,
  });
}

function swapCaption(context: SceneContext): ReactNode {
  const { pair, encoding, model } = context;
  if (!pair) return words.steps.swap.noPair;
  const swapped = swappedTokens(context);
  const focus = focusToken(context);
  const one = swapped?.find(({ token }) => token === focus) ?? swapped?.[0];
  if (!one) return words.steps.swap.waiting;
  const token = encoding.tokens[one.token];
  return words.steps.swap.caption({
    token: token.text,
    from: one.token,
    to: one.other,
    sentence: token.segment === 0 ? "B" : "A",
    embeddings: fixed(one.embeddings.value, 3),
    last: fixed(one.last.value, 3),
    layers: model?.config.layers ?? 0,
  });
}

import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { compact, fixed, grouped, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { albertLines } from "./albert";
import { lossOf, students } from "./distil";
import { gameOf, ownScore } from "./electra";
import { coverage, EPOCHS, epochMasks } from "./epochs";
import { marksOf } from "./marks";
import { tell } from "./steps";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  if (!context.main || !context.model) return [];
  const maskable = context.encoding.tokens.filter((token) => !token.special).length;
  const masks = epochMasks(context, "fixed", 0);
  const after = (schedule: "fixed" | "copies" | "dynamic") =>
    percent(coverage(context, schedule, EPOCHS)[EPOCHS - 1]);
  const [bert, factored, shared] = albertLines(context);
  const { steps } = words;
  return tell(context, steps, {
    dynamic: steps.dynamic.caption(masks.length, maskable, EPOCHS, {
      dynamic: after("dynamic"),
      fixed: after("fixed"),
      copies: after("copies"),
    }),
    sharing: steps.sharing.caption(
      {
        width: grouped(factored.sizes.embeddingSize ?? 0),
        hidden: grouped(bert.sizes.hiddenSize),
        bert: compact(bert.count.total),
        factored: compact(factored.count.total),
      },
      shared.sizes.layers,
      shared.sizes.sharedLayers
        ? { left: compact(shared.count.total), share: percent(shared.count.total / bert.count.total) }
        : null,
    ),
    fewer: fewerCaption,
    game: steps.game.caption(marksOf(context).length),
    reveal: revealCaption,
  });
}

function fewerCaption(context: SceneContext): ReactNode {
  const { caption, cut, waiting } = words.steps.fewer;
  const [whole, ...others] = students(context).map((student) => ({
    ...student,
    mean: lossOf(context, student)?.value ?? null,
  }));
  const none = others.find(({ kept, kind }) => kept === 0 && kind === "top");
  const alternate = others.find(({ kind }) => kind === "alternate");
  const own = others.find(({ kind }) => kind === "own");
  if (whole.mean === null || none?.mean == null || alternate?.mean == null) return waiting;
  if (own && own.layersOff.length > 0) {
    if (own.mean === null) return waiting;
    return cut(
      own.layersOff.map((layer) => layer + 1),
      fixed(own.mean),
      fixed(whole.mean),
    );
  }
  return caption(
    { whole: fixed(whole.mean), alternate: fixed(alternate.mean), none: fixed(none.mean) },
    alternate.mean > whole.mean,
  );
}

function revealCaption(context: SceneContext): ReactNode {
  const game = gameOf(context);
  if (!game) return words.electra.waiting;
  const { found, wrong } = ownScore(context, game);
  const replaced = game.replaced.length;
  return words.steps.reveal.caption(game.samples.length, {
    same: game.samples.length - replaced,
    replaced,
    found,
    wrong,
  });
}

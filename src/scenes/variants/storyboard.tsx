import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { compact, fixed, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { albertLines } from "./albert";
import { lossOf, students } from "./distil";
import { gameOf, scoreOf } from "./electra";
import { coverage, EPOCHS } from "./epochs";
import { marksOf } from "./marks";
import { tell } from "./steps";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  if (!context.main || !context.model) return [];
  const all = coverage(context, "dynamic", EPOCHS)[EPOCHS - 1];
  const [bert, factored, shared] = albertLines(context);
  const { steps } = words;
  return tell(context, steps, {
    dynamic: steps.dynamic.caption(EPOCHS, percent(all)),
    sharing: steps.sharing.caption(
      compact(bert.count.total),
      compact((shared.sizes.sharedLayers ? shared : factored).count.total),
      Boolean(shared.sizes.sharedLayers),
    ),
    fewer: fewerCaption,
    game: steps.game.caption,
    reveal: revealCaption,
  });
}

function fewerCaption(context: SceneContext): ReactNode {
  const { caption, cut, waiting } = words.steps.fewer;
  const [whole, ...others] = students(context).map((student) => ({
    ...student,
    mean: lossOf(context, student)?.value ?? null,
  }));
  const alternate = others.find(({ kind }) => kind === "alternate");
  const own = others.find(({ kind }) => kind === "own");
  if (whole.mean === null || alternate?.mean == null) return waiting;
  if (own && own.layersOff.length > 0) {
    if (own.mean === null) return waiting;
    return cut(fixed(own.mean), fixed(whole.mean));
  }
  return caption(fixed(whole.mean), fixed(alternate.mean), alternate.mean > whole.mean);
}

function revealCaption(context: SceneContext): ReactNode {
  const game = gameOf(context);
  if (!game) return words.electra.waiting;
  const { found, wrong } = scoreOf(game, marksOf(context));
  const replaced = game.replaced.length;
  return words.steps.reveal.caption({
    same: game.samples.length - replaced,
    replaced,
    found,
    wrong,
  });
}

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
    fixed: steps.fixed.caption(masks.length, maskable),
    dynamic: steps.dynamic.caption(EPOCHS, {
      dynamic: after("dynamic"),
      fixed: after("fixed"),
      copies: after("copies"),
    }),
    factors: steps.factors.caption(
      grouped(factored.sizes.embeddingSize ?? 0),
      grouped(bert.sizes.hiddenSize),
      { bert: compact(bert.count.total), factored: compact(factored.count.total) },
    ),
    sharing: shared.sizes.sharedLayers
      ? steps.sharing.shared(
          shared.sizes.layers,
          compact(shared.count.total),
          percent(shared.count.total / bert.count.total),
        )
      : steps.sharing.own(shared.sizes.layers, compact(shared.count.encoder)),
    fewer: fewerCaption,
    cut: cutCaption,
    game: steps.game.caption(marksOf(context).length),
    reveal: revealCaption,
  });
}

function fewerCaption(context: SceneContext): ReactNode {
  const { caption, waiting } = words.steps.fewer;
  const [whole, ...others] = students(context).map((student) => ({
    ...student,
    mean: lossOf(context, student)?.value ?? null,
  }));
  const none = others.find(({ kept, kind }) => kept === 0 && kind === "top");
  const alternate = others.find(({ kind }) => kind === "alternate");
  if (whole.mean === null || none?.mean == null || alternate?.mean == null) return waiting;
  return caption(
    { whole: fixed(whole.mean), alternate: fixed(alternate.mean), none: fixed(none.mean) },
    alternate.mean > whole.mean,
  );
}

function cutCaption(context: SceneContext): ReactNode {
  const { caption, invitation, waiting } = words.steps.cut;
  const all = students(context);
  const own = all.find(({ kind }) => kind === "own");
  const mean = own && lossOf(context, own)?.value;
  const whole = lossOf(context, all[0])?.value;
  if (!own || mean == null || whole == null) return waiting;
  if (own.layersOff.length === 0) return invitation;
  return caption(
    own.layersOff.map((layer) => layer + 1),
    { cut: fixed(mean), whole: fixed(whole), difference: fixed(Math.abs(mean - whole)) },
    mean > whole,
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

import type { ReactNode } from "react";
import { fixed, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { DRAWS, shareWords, tallyOf, totalOf } from "./tally";
import { type Outcome, outcomesOf, trialOf } from "./trial";

/** A component, not a node, so that the thousand draws are made only when someone reads about them. */
export function DrawsCaption({ context }: { context: SceneContext }): ReactNode {
  const { seed, encoding } = context;
  const tally = tallyOf(context);
  const { perDraw, fates, alone, eligible } = tally;
  if (perDraw === 0) return "There is no token that could be chosen, so a thousand draws choose nothing.";
  const count = encoding.tokens.length;
  const share = (list: Uint32Array) => shareWords(list[DRAWS] / totalOf(tally, DRAWS));
  const last = (seed + DRAWS - 1) >>> 0;
  return (
    <>
      Seeds {seed.toLocaleString("en")} to {last.toLocaleString("en")}:{" "}
      <Term kind="mask">{share(fates.mask)} [MASK]</Term>,{" "}
      <Term kind="prob">{share(fates.random)} random</Term>, {share(fates.keep)} unchanged. 15 % of {count}{" "}
      tokens is {fixed(0.15 * count, 1)}, so each draw takes {perDraw}: {percent(perDraw / count)}, always.
      Each token alone: {shareWords(alone[DRAWS] / (DRAWS * eligible.length))}.
    </>
  );
}

export function fooledCaption(context: SceneContext): ReactNode {
  const trial = trialOf(context);
  if (!trial) return "There is no word here that could be swapped for another.";
  const outcomes = outcomesOf(context, trial);
  const by = (fate: Outcome["fate"]) => outcomes?.find((outcome) => outcome.fate === fate);
  const [hidden, random, kept] = [by("mask"), by("random"), by("keep")];
  if (!hidden || !kept) return "The numbers are on their way.";
  const original = hidden.target.token;
  return (
    <>
      −ln p of “{original}” behind <Term kind="mask">[MASK]</Term>: <b>{fixed(hidden.target.loss)}</b>.{" "}
      {random && swapped(hidden, random, trial.random?.id ?? 0)} Unchanged: {fixed(kept.target.loss)}
      {kept.target.loss < hidden.target.loss ? ": it can copy." : "."}
    </>
  );
}

function swapped(hidden: Outcome, random: Outcome, id: number): ReactNode {
  const more = random.target.loss - hidden.target.loss;
  const [best] = random.best;
  return (
    <>
      With “{random.input}” there: <b>{fixed(random.target.loss)}</b>, {fixed(Math.abs(more))}{" "}
      {more >= 0 ? "more" : "less"}:{" "}
      {best.id === id
        ? `fooled, it believes the intruder (${percent(best.probability)}).`
        : `it doubts the intruder (${percent(random.intruder?.probability ?? 0)}), ${effectWords(more)}.`}
    </>
  );
}

/** What less than this does to a loss is not worth a word: e^0.3 is a third more or less of a probability. */
const HARDLY = 0.3;

function effectWords(more: number): string {
  if (Math.abs(more) < HARDLY) return "and is hardly misled";
  return more > 0 ? "yet is misled" : "and even helped";
}

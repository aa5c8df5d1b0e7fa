import type { ReactNode } from "react";
import { type Step, step } from "../../player/storyboard";
import { compact, fixed, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { answersOf, biasLines, lacksMask } from "./bias";
import { domainsOf } from "./domains";
import { filledOf } from "./pieces";
import { meanOf, movedLoss, offsets, positionTable, TRAINED } from "./positions";
import { comparedToken, contextWindows, longEncoding, windowCosine, windowReadings } from "./windows";

/** The scene's story. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  if (!context.main || !context.model) return [];
  return [
    step("positions", "Positions end", 5, positionsCaption(context)),
    step("moved", "The same text, further back", 5, movedCaption(context)),
    step("windows", "A long text, in windows", 5, windowsCaption(context)),
    step("compare", "One word, two windows", 5, compareCaption(context)),
    step("pieces", "A rare word in pieces", 5, piecesCaption(context)),
    step("domains", "Texts of another kind", 5, domainsCaption(context)),
    step("bias", "What its texts taught it", 6, biasCaption(context)),
  ];
}

function positionsCaption(context: SceneContext): ReactNode {
  const table = positionTable(context);
  if (!table) return "Reading the position table…";
  const count = table.lengths.length;
  const mean = (values: Float32Array, from: number, to: number) => fixed(meanOf(values, from, to));
  return (
    <>
      The table has {count} rows and no more. Only {TRAINED} saw training here: these are{" "}
      <b>{mean(table.lengths, 0, TRAINED)}</b> long on average and resemble their neighbours (cosine{" "}
      {mean(table.neighbours, 1, TRAINED)});{" "}
      {count > TRAINED && (
        <>
          the rest are <b>{mean(table.lengths, TRAINED, count)}</b> long and do not (
          {mean(table.neighbours, TRAINED + 1, count)}).
        </>
      )}
    </>
  );
}

function movedCaption(context: SceneContext): ReactNode {
  const places = offsets(context);
  const first = movedLoss(context, places[0])?.mean;
  const last = movedLoss(context, places[places.length - 1])?.mean;
  if (first == null || last == null) return "Reading your text at several places…";
  return (
    <>
      At the beginning, your text has a mean loss of <b>{fixed(first)}</b>; at position{" "}
      {places[places.length - 1] + 1}, <b>{fixed(last)}</b>.{" "}
      {last > first ? "A vector that was never trained is noise on every token." : "This text does not mind."}
    </>
  );
}

function windowsCaption(context: SceneContext): ReactNode {
  const encoding = longEncoding(context);
  if (!encoding) return "Cutting the text into tokens…";
  const windows = contextWindows(context);
  const { window, overlap } = context.settings.limits;
  return (
    <>
      {encoding.tokens.length - 2} tokens do not fit into {window}. So the text is read in{" "}
      <b>{windows.length}</b> {windows.length === 1 ? "window" : "windows"} that share up to {overlap} tokens:
      whatever stands at an edge stands inside another window.
    </>
  );
}

function compareCaption(context: SceneContext): ReactNode {
  const readings = windowReadings(context);
  const word = longEncoding(context)?.tokens[comparedToken(context)]?.text;
  const [one, two] = readings.map(({ guess }) => guess?.target);
  const similarity = windowCosine(readings);
  if (!one || (readings.length > 1 && (!two || similarity === null))) return "Reading the windows…";
  if (!two || similarity === null)
    return <>“{word}” stands in one window only. Pick a token that two windows share.</>;
  return (
    <>
      “{word}”, masked: probability <b>{percent(one.probability)}</b> in one window,{" "}
      <b>{percent(two.probability)}</b> in the next. Its two vectors have a cosine of{" "}
      <b>{fixed(similarity, 3)}</b>. Which one is right? Usually the one with more text around it is taken.
    </>
  );
}

function piecesCaption(context: SceneContext): ReactNode {
  const [common, rare] = [filledOf(context, "common"), filledOf(context, "rare")];
  if (!common || !rare || rare.together === null || common.together === null)
    return "Masking each token in turn…";
  return (
    <>
      “{common.word}” is {common.pieces.length === 1 ? "one piece" : `${common.pieces.length} pieces`} and has
      a loss of <b>{fixed(common.together)}</b>; “{rare.word}” is {rare.pieces.length}, and has{" "}
      <b>{fixed(rare.together)}</b> masked as a whole, {fixed(rare.alone)} piece by piece. The words around
      it: {fixed(common.others)} and <b>{fixed(rare.others)}</b> on average.
    </>
  );
}

function domainsCaption(context: SceneContext): ReactNode {
  const domains = domainsOf(context);
  const known = domains.filter(({ perplexity }) => perplexity !== null);
  const own = domains.find(({ isOwn }) => isOwn);
  if (known.length < domains.length || own?.perplexity == null)
    return "Masking each token of each text in turn…";
  const [best] = known;
  const worst = known[known.length - 1];
  const figure = (value: number | null) =>
    value === null ? "…" : value < 100 ? fixed(value, 1) : compact(value);
  return (
    <>
      Before each word of your text, the model hesitates between <b>{figure(own.perplexity)}</b> words; of{" "}
      {best.name === own.name
        ? "all these, that is the least"
        : `the ${best.name}, ${figure(best.perplexity)}`}
      ; of the {worst.name}, <b>{figure(worst.perplexity)}</b>. It is at home in what it has read.
    </>
  );
}

function biasCaption(context: SceneContext): ReactNode {
  if (lacksMask(context)) return "The template needs a [MASK].";
  const answers = answersOf(context);
  const [one, two] = answers;
  const lines = biasLines(context).flatMap(({ filling, probabilities: [a, b] }) =>
    a != null && b != null && a > 0 && b > 0 ? [{ filling, ratio: a / b }] : [],
  );
  if (!one || !two || lines.length < 2) return "Reading the template with every filling…";
  const sorted = lines.toSorted((a, b) => a.ratio - b.ratio);
  const [least] = sorted;
  const most = sorted[sorted.length - 1];
  return (
    <>
      The same sentence, and only the filling changes. At <Term kind="mask">[MASK]</Term>, “{one.word}” is{" "}
      <b>{fixed(most.ratio, 1)}</b> times as probable as “{two.word}” with “{most.filling}”, and{" "}
      <b>{fixed(least.ratio, 1)}</b> times with “{least.filling}”.
    </>
  );
}

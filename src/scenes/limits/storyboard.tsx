import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { answersOf, biasLines, lacksMask } from "./bias";
import { domainsOf, perplexityText } from "./domains";
import { movedLoss, offsets, positionTable, trainedPositions } from "./positions";
import { tell } from "./steps";
import {
  comparedToken,
  contextWindows,
  longEncoding,
  windowCosine,
  windowReadings,
  windowSize,
} from "./windows";
import { words } from "./words";

/** The scene's story. */
export function storyboard(context: SceneContext): readonly Step[] {
  if (!context.main || !context.model) return [];
  return tell(context, words, {
    positions: positionsCaption,
    moved: movedCaption,
    windows: windowsCaption,
    compare: compareCaption,
    domains: domainsCaption,
    bias: biasCaption,
  });
}

function positionsCaption(context: SceneContext): ReactNode {
  const table = positionTable(context);
  if (!table) return words.positions.waiting;
  const count = table.lengths.length;
  const trained = trainedPositions(context);
  const { all, own, trained: reached } = words.positions;
  if (trained !== null && trained < count) return reached(count, trained);
  return (
    <>
      {all(count)} {trained === null && own}
    </>
  );
}

function movedCaption(context: SceneContext): ReactNode {
  const places = offsets(context);
  const first = movedLoss(context, places[0])?.mean?.value;
  const last = movedLoss(context, places[places.length - 1])?.mean?.value;
  if (first == null || last == null) return words.moved.waiting;
  const { caption, noise, worse, same } = words.moved;
  return (
    <>
      {caption(fixed(first), places[places.length - 1] + 1, fixed(last))}
      {last <= first ? same : context.ownModel ? worse : noise}
    </>
  );
}

function windowsCaption(context: SceneContext): ReactNode {
  const encoding = longEncoding(context);
  if (!encoding) return words.windows.waiting;
  return words.windows.caption(windowSize(context), contextWindows(context).length);
}

function compareCaption(context: SceneContext): ReactNode {
  const readings = windowReadings(context);
  const word = longEncoding(context)?.tokens[comparedToken(context)]?.text ?? "";
  const [one, two] = readings.map(({ guess }) => guess?.target);
  const similarity = windowCosine(context, readings);
  if (!one || (readings.length > 1 && (!two || similarity === null))) return words.compare.waiting;
  if (!two || similarity === null) return words.compare.single(word);
  return words.compare.caption(word, percent(one.probability), percent(two.probability));
}

function domainsCaption(context: SceneContext): ReactNode {
  const domains = domainsOf(context);
  const known = domains.filter(({ perplexity }) => perplexity !== null);
  const own = domains.find(({ isOwn }) => isOwn);
  if (known.length < domains.length || own?.perplexity == null) return words.domains.waiting;
  const worst = known[known.length - 1];
  return words.domains.caption(
    perplexityText(own.perplexity?.value ?? null),
    worst.name,
    perplexityText(worst.perplexity?.value ?? null),
  );
}

function biasCaption(context: SceneContext): ReactNode {
  if (lacksMask(context)) return words.bias.noMask;
  const [one, two] = answersOf(context);
  const lines = biasLines(context).flatMap(({ filling, probabilities: [a, b] }) =>
    a != null && b != null && a > 0 && b > 0 ? [{ filling, ratio: a / b }] : [],
  );
  if (!one || !two || lines.length < 2) return words.bias.waiting;
  const sorted = lines.toSorted((a, b) => a.ratio - b.ratio);
  const [least] = sorted;
  const most = sorted[sorted.length - 1];
  const said = ({ filling, ratio }: typeof least) => ({ filling, ratio: fixed(ratio, 1) });
  return words.bias.caption([one.word, two.word], said(most), said(least));
}

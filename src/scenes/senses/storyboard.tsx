import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed } from "../../ui/format";
import { sensesOf } from "../../words/wordSets";
import type { SceneContext } from "../scene";
import { forEach } from "../steps";
import { count } from "./count";
import { neighborsOf, type Reading, readingOf, selectedItem, voteOf } from "./reading";
import { type Apart, apartIn, meanCosine } from "./refs";
import type { Direction } from "./requests";
import { stepsOf } from "./steps";
import { words } from "./words";

/** The scene's story on the chosen word. */
export function storyboard(context: SceneContext): readonly Step[] {
  const reading = readingOf(context);
  if (!reading) return [];
  const { layers } = reading;
  const { layerIds, tell } = stepsOf(layers);
  const direction: Direction = context.causal ? "causal" : "both";
  const said = words.steps;
  const titleOf = (layer: number) =>
    layer === 1 ? said.layer.first : layer === layers ? said.layer.last(layer) : said.layer.title(layer);
  return tell(
    context,
    { ...said, ...forEach(layerIds, (i) => ({ title: titleOf(i + 1) })) },
    {
      table: () => tableCaption(reading),
      embeddings: () => embeddingsCaption(reading),
      ...forEach(layerIds, (i) => () => layerCaption(reading, direction, i + 1)),
      own: () => ownCaption(context, reading, direction),
    },
  );
}

function tableCaption({ word, items, pieces }: Reading): ReactNode {
  const said = words.steps.table;
  if (items.length === 0) return said.empty(word);
  const size = items[0].vectors.both[0].length;
  return said.caption({ word, pieces: pieces.length, size, sentences: items.length });
}

function embeddingsCaption({ word, items }: Reading): ReactNode {
  if (items.length < 2) return words.steps.needMore(word);
  const places = new Set(items.map(({ occurrence }) => occurrence.positions[0])).size;
  return words.steps.embeddings.caption(word, items.length, places);
}

function layerCaption(reading: Reading, direction: Direction, layer: number): ReactNode {
  const { word, items, layers, set } = reading;
  if (items.length < 2) return words.steps.needMore(word);
  const said = words.steps.layer;
  const now = apartIn(reading, direction, layer + 1);
  const before = apartIn(reading, direction, layer);
  if (!now || !before) {
    const mean = (frame: number) => meanOfAll(reading, direction, frame);
    return said.unlabelled({ word, now: mean(layer + 1), before: mean(layer) });
  }
  const apart = {
    agreeing: count(now.agreeing.value),
    count: now.count,
  };
  if (layer === 1) return said.begin(apart, direction === "causal");
  if (layer < layers) return said.middle(apart, gapOf(now, before));
  const [first, second] = set ? sensesOf(set) : ["", ""];
  return said.end(apart, verdictOf(now), { word, first, second });
}

function meanOfAll(reading: Reading, direction: Direction, frame: number): string {
  return fixed(meanCosine(reading, direction, frame, "all")?.value ?? Number.NaN, 3);
}

/** How the distance between the two mean cosines changed. */
function gapOf(now: Apart, before: Apart): "grows" | "shrinks" | "stays" {
  const by = now.same.value - now.different.value - (before.same.value - before.different.value);
  if (Math.abs(by) < 0.0005) return "stays";
  return by > 0 ? "grows" : "shrinks";
}

/** What the numbers of the last layer allow to say. */
function verdictOf({ same, different, agreeing, chance, count: all }: Apart): "apart" | "partly" | "not" {
  if (!(same.value > different.value)) return "not";
  if (agreeing.value >= 0.85 * all) return "apart";
  return agreeing.value >= chance + 1.5 ? "partly" : "not";
}

function ownCaption(context: SceneContext, reading: Reading, direction: Direction): ReactNode {
  const { items, word, set } = reading;
  const said = words.steps.own;
  const last = reading.layers + 1;
  const chosen = items[selectedItem(reading, context.settings.senses.chosen.selected)];
  const index =
    chosen && chosen.entry.sense === null
      ? items.indexOf(chosen)
      : items.findLastIndex(({ entry }) => entry.sense === null);
  const nearest = index >= 0 ? neighborsOf(reading, direction, last, index)[0] : undefined;
  if (!nearest) return said.empty(word);
  const [first, second] = voteOf(reading, direction, last, index) ?? [0, 0];
  const most = first === second ? null : first > second ? 0 : 1;
  return said.caption({
    nearest: items[nearest.index].occurrence.text,
    cosine: fixed(nearest.cosine, 3),
    vote: most === null || !set ? null : { sense: sensesOf(set)[most], kind: `sense-${most}` as const },
  });
}

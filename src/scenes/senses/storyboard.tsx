import type { ReactNode } from "react";
import { cosine, type Separation } from "../../engine";
import { type Step, step } from "../../player/storyboard";
import { fixed } from "../../ui/format";
import { sensesOf, words } from "../../words/senses";
import type { SceneContext } from "../scene";
import { count } from "./count";
import {
  meanCosine,
  neighborsOf,
  type Reading,
  readingOf,
  selectedItem,
  separationOf,
  twinsOf,
  VOTERS,
  voteOf,
} from "./reading";
import type { Direction } from "./requests";

/** The scene's story on the chosen word. Step order is that of `timesOf` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  const reading = readingOf(context);
  if (!reading) return [];
  const { layers } = reading;
  const direction: Direction = context.causal ? "causal" : "both";
  const said = words.steps;
  const title = (layer: number) =>
    layer === 1 ? said.layer.first : layer === layers ? said.layer.last(layer) : said.layer.title(layer);
  return [
    step("table", said.table.title, 6, () => tableCaption(reading)),
    step("embeddings", said.embeddings.title, 5, () => embeddingsCaption(reading)),
    ...Array.from({ length: layers }, (_, i) =>
      step(`layer${i + 1}`, title(i + 1), i + 1 === layers ? 6 : 5, () =>
        layerCaption(reading, direction, i + 1),
      ),
    ),
    step("direction", said.direction.title, 6, () => directionCaption(reading)),
    step("own", said.own.title, 5, () => ownCaption(context, reading, direction)),
  ];
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
  const now = separationOf(reading, direction, layer + 1);
  const before = separationOf(reading, direction, layer);
  if (!now || !before) {
    const mean = (frame: number) => fixed(meanCosine(reading, direction, frame), 3);
    return said.unlabelled({ count: items.length, word, now: mean(layer + 1), before: mean(layer) });
  }
  const apart = {
    same: fixed(now.within, 3),
    different: fixed(now.between, 3),
    agreeing: count(now.agreeing),
    count: now.count,
    chance: fixed(now.chance, 1),
  };
  if (layer === 1) return said.begin(apart, direction === "causal");
  if (layer < layers) return said.middle(apart, gapOf(now, before));
  const [first, second] = set ? sensesOf(set) : ["", ""];
  return said.end(apart, verdictOf(now), { word, first, second });
}

/** How the distance between the two mean cosines changed. */
function gapOf(now: Separation, before: Separation) {
  const gap = now.within - now.between;
  const by = gap - (before.within - before.between);
  const change = Math.abs(by) < 0.0005 ? "stays" : by > 0 ? "grows" : "shrinks";
  return { change, by: fixed(Math.abs(by), 3), to: fixed(gap, 3) } as const;
}

/** What the numbers of the last layer allow to say. */
function verdictOf({
  within,
  between,
  agreeing,
  chance,
  count: all,
}: Separation & { count: number }): "apart" | "partly" | "not" {
  if (within > between && agreeing >= 0.85 * all) return "apart";
  return within > between && agreeing >= chance + 1.5 ? "partly" : "not";
}

function directionCaption(reading: Reading): ReactNode {
  const { word, items } = reading;
  if (items.length < 2) return words.steps.needMore(word);
  const said = words.steps.direction;
  const last = reading.layers + 1;
  const twins = twinsOf(reading);
  const apart = { both: separationOf(reading, "both", last), causal: separationOf(reading, "causal", last) };
  const agreement =
    apart.both &&
    apart.causal &&
    said.agreement(count(apart.causal.agreeing), apart.causal.count, count(apart.both.agreeing));
  if (!twins) {
    const mean = (direction: Direction) => fixed(meanCosine(reading, direction, last), 3);
    return said.plain(word, mean("causal"), mean("both"), agreement);
  }
  const [a, b] = twins.map((index) => items[index]);
  const between = (direction: Direction) =>
    fixed(cosine(a.vectors[direction][last], b.vectors[direction][last]), 3);
  const beginning = a.occurrence.text.slice(0, a.occurrence.end);
  return said.twins(beginning, between("causal"), between("both"), agreement);
}

function ownCaption(context: SceneContext, reading: Reading, direction: Direction): ReactNode {
  const { items, word, set } = reading;
  const said = words.steps.own;
  const last = reading.layers + 1;
  const chosen = items[selectedItem(reading, context.senses.selected)];
  const index =
    chosen && chosen.entry.sense === null
      ? items.indexOf(chosen)
      : items.findLastIndex(({ entry }) => entry.sense === null);
  const nearest = index >= 0 ? neighborsOf(reading, direction, last, index)[0] : undefined;
  if (!nearest) return said.empty(word);
  const vote = voteOf(reading, direction, last, index);
  return said.caption({
    nearest: items[nearest.index].occurrence.text,
    cosine: fixed(nearest.cosine, 3),
    vote: vote &&
      set && {
        voters: VOTERS,
        first: { count: vote[0], sense: sensesOf(set)[0] },
        second: { count: vote[1], sense: sensesOf(set)[1] },
      },
  });
}

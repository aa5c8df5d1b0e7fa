import {
  cosines,
  hiddenStates,
  meanVector,
  type Neighbor,
  nearestNeighbors,
  type PrincipalAxes,
  principalAxes,
  project,
  type RunRequest,
  type RunResult,
} from "../../engine";
import { remembered } from "../../engine/remembered";
import type { Known } from "../../inspector/values";
import type { SceneContext } from "../scene";
import type { WordSet } from "../wordSets";
import { findWord, type Occurrence, wordVector } from "./occurrence";
import { DIRECTIONS, type Direction, type Entry, entriesOf, passOf, wantedOf, wordSetOf } from "./requests";

/** A sentence with the word in it, and the word's vectors `[hidden]` by reading direction and frame. */
export interface Item {
  readonly entry: Entry;
  readonly occurrence: Occurrence;
  /** Frame 0 is the row of the embedding table, 1 the embeddings' output, then each layer's output. */
  readonly vectors: Readonly<Record<Direction, readonly Float32Array[]>>;
  /** The passes they are of, for those who ask. */
  readonly passes: Readonly<Record<Direction, RunRequest>>;
}

/** Everything the scene shows of a context. */
export interface Reading {
  /** The passes that its numbers are read from. */
  readonly known: Known;
  readonly word: string;
  /** The pieces the word is cut into. */
  readonly pieces: readonly string[];
  readonly set: WordSet | null;
  readonly layers: number;
  /** The sentences with a point. */
  readonly items: readonly Item[];
  /** Own sentences without the word. */
  readonly missing: readonly Entry[];
  readonly axes: PrincipalAxes;
  /** The sentences that the axes were made from. */
  readonly base: readonly Item[];
  /** How many vectors the axes were made from, and of how many sentences. */
  readonly basis: { readonly vectors: number; readonly sentences: number };
  /** Points `[x, y]` of the items by direction and frame: the same axes in every frame, each frame centered on its mean. */
  readonly points: Readonly<Record<Direction, readonly (readonly (readonly [number, number])[])[]>>;
}

/** The reading of a context; null while its passes are under way. Computed once per context. */
export const readingOf = remembered(read);

function read(context: SceneContext): Reading | null {
  const wanted = wantedOf(context);
  const wordRun = context.runs.word?.result;
  if (!wanted || !wordRun) return null;
  const all: Item[] = [];
  const missing: Entry[] = [];
  const passes: RunResult[] = [];
  for (const entry of entriesOf(context)) {
    const both = passOf(context, "both", entry);
    const causal = passOf(context, "causal", entry);
    if (!both || !causal) {
      if (entry.origin === "ready") return null;
      continue;
    }
    const asked = { both: both.request, causal: causal.request };
    const item = itemOf(entry, both.result, causal.result, wanted, asked);
    if (item) {
      all.push(item);
      if (entry.origin === "ready") passes.push(both.result, causal.result);
    } else if (entry.origin === "own") missing.push(entry);
  }
  const set = wordSetOf(context.settings.senses.chosen.word);
  // The axes of a ready word are those of its ready sentences, taken out or not: what the visitor adds or takes
  // out does not move the others.
  const base = set ? all.filter(({ entry }) => entry.origin === "ready") : all;
  const items = all.filter(({ entry }) => entry.shown);
  const frames = base[0]?.vectors.both.length ?? 0;
  const axes = set ? rememberedAxes(passes, base) : axesOf(base);
  const groups = frames > 0 ? 2 * (frames - 1) - 1 : 0;
  return {
    known: context,
    word: wanted.join(" "),
    pieces: wordRun.encoding.words.flatMap(({ pieces }) => pieces),
    set,
    layers: context.model?.config.layers ?? Math.max(0, frames - 2),
    items,
    missing,
    axes,
    base,
    basis: { vectors: base.length * groups, sentences: base.length },
    points: {
      both: pointsOf(axes, base, items, "both", frames),
      causal: pointsOf(axes, base, items, "causal", frames),
    },
  };
}

function itemOf(
  entry: Entry,
  both: RunResult,
  causal: RunResult,
  wanted: readonly string[],
  passes: Item["passes"],
): Item | null {
  const occurrence = findWord(both.encoding, wanted);
  const other = findWord(causal.encoding, wanted);
  if (!occurrence || !other) return null;
  return {
    entry,
    occurrence,
    passes,
    vectors: {
      both: framesOf(both, occurrence, passes.both),
      causal: framesOf(causal, other, passes.causal),
    },
  };
}

/** Most passes are the same from one key press to the next: their vectors are kept. */
const knownFrames = new WeakMap<RunResult, { readonly at: string; readonly frames: Float32Array[] }>();

function framesOf(pass: RunResult, occurrence: Occurrence, request: RunRequest): Float32Array[] {
  const at = occurrence.positions.join();
  const before = knownFrames.get(pass);
  if (before?.at === at) return before.frames;
  const { trace } = pass;
  const states = [trace.embeddings.word, ...(hiddenStates(trace, request.interventions?.layersOff) ?? [])];
  const frames = states.flatMap((state) => (state ? [wordVector(state, occurrence)] : []));
  knownFrames.set(pass, { at, frames });
  return frames;
}

let lastAxes: { readonly passes: readonly RunResult[]; readonly axes: PrincipalAxes } | null = null;

/** The last axes, if they were made from the same passes: typing an own sentence must not compute them again. */
function rememberedAxes(passes: readonly RunResult[], base: readonly Item[]): PrincipalAxes {
  const same =
    lastAxes?.passes.length === passes.length && lastAxes.passes.every((pass, i) => pass === passes[i]);
  if (!lastAxes || !same) lastAxes = { passes, axes: axesOf(base) };
  return lastAxes.axes;
}

/** Axes of the vectors of all states in both directions, each group counted from its own mean. */
function axesOf(base: readonly Item[]): PrincipalAxes {
  const frames = base[0]?.vectors.both.length ?? 0;
  const centered: Float64Array[] = [];
  for (const direction of DIRECTIONS) {
    // The embeddings' output knows no direction: it counts once.
    for (let frame = direction === "both" ? 1 : 2; frame < frames; frame++) {
      const group = base.map(({ vectors }) => vectors[direction][frame]);
      const mean = meanVector(group);
      for (const vector of group) centered.push(Float64Array.from(vector, (value, i) => value - mean[i]));
    }
  }
  return principalAxes(centered, 2);
}

function pointsOf(
  axes: PrincipalAxes,
  base: readonly Item[],
  items: readonly Item[],
  direction: Direction,
  frames: number,
): [number, number][][] {
  return Array.from({ length: frames }, (_, frame) => {
    const origin = meanVector(base.map(({ vectors }) => vectors[direction][frame]));
    return items.map(({ vectors }) => placeOf(axes, vectors[direction][frame], origin));
  });
}

/** Places by axes and vector: the axes stay, and so does the origin, as long as the ready sentences' passes do. */
const knownPlaces = new WeakMap<PrincipalAxes, WeakMap<Float32Array, [number, number]>>();

function placeOf(axes: PrincipalAxes, vector: Float32Array, origin: Float64Array): [number, number] {
  const places = knownPlaces.get(axes) ?? new WeakMap<Float32Array, [number, number]>();
  knownPlaces.set(axes, places);
  const known = places.get(vector);
  if (known) return known;
  const [x = 0, y = 0] = project(axes, vector, origin);
  places.set(vector, [x, y]);
  return [x, y];
}

/** Vectors of the items in a frame. */
export function vectorsOf(items: readonly Item[], direction: Direction, frame: number): Float32Array[] {
  return items.map(({ vectors }) => vectors[direction][frame]);
}

/** What is computed of a reading or of its axes, by what was asked: captions and pictures ask the same again and again. */
const answers = new WeakMap<object, Map<string, unknown>>();

/** What answers about these sentences stay the same for: the passes of ready ones, which the axes are made from, or the reading. */
export function lasting(reading: Reading, about: readonly Item[]): object {
  return reading.set && about.every(({ entry }) => entry.origin === "ready") ? reading.axes : reading;
}

/** An answer that is the same for a reading, or for what of it lasts, worked out when it is first asked. */
export function once<Answer>(of: object, question: string, answer: () => Answer): Answer {
  const all = answers.get(of) ?? new Map<string, unknown>();
  answers.set(of, all);
  if (!all.has(question)) all.set(question, answer());
  return all.get(question) as Answer;
}

/** The other items by cosine in the full space, nearest first. */
export function neighborsOf(reading: Reading, direction: Direction, frame: number, item: number): Neighbor[] {
  const table = once(reading, `cosines ${direction} ${frame}`, () =>
    cosines(vectorsOf(reading.items, direction, frame)),
  );
  return nearestNeighbors(table[item] ?? [], item);
}

/** How many neighbors have a say about a sentence of unknown sense. */
export const VOTERS = 3;

/** The senses of an item's nearest labelled neighbors: votes by sense. Null without enough labels. */
export function voteOf(
  reading: Reading,
  direction: Direction,
  frame: number,
  item: number,
): readonly [number, number] | null {
  const labelled = neighborsOf(reading, direction, frame, item).filter(
    ({ index }) => reading.items[index].entry.sense !== null,
  );
  if (!reading.set || labelled.length < VOTERS) return null;
  const second = labelled
    .slice(0, VOTERS)
    .filter(({ index }) => reading.items[index].entry.sense === 1).length;
  return [VOTERS - second, second];
}

/** The item that is looked at: the selected one, else the visitor's newest, else the first. */
export function selectedItem(reading: Reading, selected: string | null): number {
  const chosen = reading.items.findIndex(({ entry }) => entry.id === selected);
  if (chosen >= 0) return chosen;
  const newest = reading.items.findLastIndex(({ entry }) => entry.origin !== "ready");
  return Math.max(0, newest);
}

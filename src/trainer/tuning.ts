import * as Comlink from "comlink";
import { create } from "zustand";
import { TrainingError } from "../engine/errors";
import type { ModelFolder } from "../engine/training/folder";
import { type Problem, problemOf } from "../store/problem";
import {
  type FinetuneNews,
  type FinetuneOrder,
  type FinetunePoint,
  type FinetunerWorker,
  type FinetuningSettings,
  isBetter,
} from "./finetuneProtocol";

/** One fine-tuning, as far as it has come. */
export interface TuningRun {
  readonly settings: FinetuningSettings;
  readonly examples: number;
  readonly tests: number;
  readonly step: number;
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly memory: number;
  readonly points: readonly FinetunePoint[];
  readonly done: boolean;
}

/** What a series of trainings changes, one after the other; "one" is a single training. */
const SERIES = ["one", "rates", "labels", "epochs", "batches", "seeds", "poolings"] as const;
export type Series = (typeof SERIES)[number];

export interface Tuning {
  readonly runs: Readonly<Record<Series, readonly TuningRun[]>>;
  /** The series that is being trained. */
  readonly busy: Series | null;
  /** The series whose best model can be put to work or taken away. */
  readonly kept: Series | null;
  /** What was done with it last; it outlives the stage, which is set anew for another model. */
  readonly done: "atWork" | "taken" | null;
  /** What went wrong, and in which series. */
  readonly problem: { readonly in: Series; readonly what: Problem } | null;
}

/** The trainings as they stand, kept up to date. */
export const useTuning = create<Tuning>(() => ({
  runs: { one: [], rates: [], labels: [], epochs: [], batches: [], seeds: [], poolings: [] },
  busy: null,
  kept: null,
  done: null,
  problem: null,
}));
const { getState: get, setState: set } = useTuning;

/** Nobody pressed the button for what was trained last: it may give way. */
let unasked = false;
/** A visitor stopped a training: from then on only the button starts one. */
let declined = false;
let worker: Worker | null = null;
let remote: Comlink.Remote<FinetunerWorker> | null = null;
function setRuns(series: Series, own: readonly TuningRun[]): void {
  set(({ runs }) => ({ runs: { ...runs, [series]: own } }));
}

/**
 * Trains all of BERT once for each order, one after the other, each from the same weights. The best of them is kept;
 * what was kept before is forgotten. Never rejects: what goes wrong is in `problem`.
 */
export async function train(series: Series, orders: () => Promise<readonly FinetuneOrder[]>): Promise<void> {
  unasked = false;
  set(({ runs }) => ({
    runs: { ...runs, [series]: [] },
    busy: series,
    kept: null,
    done: null,
    problem: null,
  }));
  const mine = start();
  try {
    for (const [i, order] of (await orders()).entries()) {
      if (worker !== mine) return;
      const before = get().runs[series];
      await trainOne(order, i === 0, (run) => {
        if (worker === mine) setRuns(series, [...before, run]);
      });
      if (worker === mine) set({ kept: series });
    }
  } catch (error) {
    if (worker === mine) set({ problem: { in: series, what: problemOf(error) } });
  }
  if (worker === mine) set({ busy: null });
}

/** Trains a series that nothing is known of yet, unless that would throw away what a visitor had trained, or said no to. */
export function trainUnasked(series: Series, orders: () => Promise<readonly FinetuneOrder[]>): void {
  const { runs, busy, kept, done, problem } = get();
  const isOwn = !unasked && (kept !== null || done !== null);
  if (declined || isOwn || busy || problem || runs[series].length > 0) return;
  void train(series, orders);
  unasked = true;
}

/** Ends what nobody asked for, and forgets what it did not finish. */
export function stopUnasked(): void {
  const { busy } = get();
  if (!unasked || !busy) return;
  end();
  setRuns(busy, []);
}

/** The best model of the series that was trained last. @throws TrainingError if none is kept. */
export async function tunedFolder(): Promise<ModelFolder> {
  if (!remote) throw new TrainingError("nothingTrained");
  return remote.folder();
}

/** Remembers what was done with the kept model. */
export const setDone = (done: Tuning["done"]): void => set({ done });

/** The best of some trainings that came to their end; null of none. */
export function bestOf(runs: readonly TuningRun[]): TuningRun | null {
  return runs
    .filter(({ done }) => done)
    .reduce<TuningRun | null>(
      (best, run) => (!best || isBetter(lastOf(run), lastOf(best)) ? run : best),
      null,
    );
}

/** The training of at least one that cost the words it knew most. */
export function costliestOf(runs: readonly TuningRun[]): TuningRun {
  return runs.reduce((a, b) => (lastOf(b).wordsRight < lastOf(a).wordsRight ? b : a));
}

/** Where a training that has begun stands. */
export function lastOf({ points }: Pick<TuningRun, "points">): FinetunePoint {
  return points[points.length - 1];
}

/** Stops at once, as the visitor wants it; the worker's memory is free again. */
export function stopTuning(): void {
  declined = true;
  end();
}

function end(): void {
  worker?.terminate();
  worker = null;
  remote = null;
  set({ busy: null, kept: null });
}

function start(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL("./finetuner.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("error", () => {
    const series = get().busy ?? "one";
    end();
    set({ problem: { in: series, what: { code: "trainingStopped", values: [] } } });
  });
  remote = Comlink.wrap<FinetunerWorker>(worker);
  return worker;
}

async function trainOne(
  order: FinetuneOrder,
  isFirst: boolean,
  told: (run: TuningRun) => void,
): Promise<void> {
  const url = (name: string): string =>
    new URL(`./model/${name}?v=${__MODEL_VERSION__}`, document.baseURI).href;
  const model = { config: url("config.json"), vocab: url("vocab.txt"), weights: url("model.safetensors") };
  let run: TuningRun = {
    settings: order.settings,
    examples: order.examples.length,
    tests: order.tests.length,
    step: 0,
    steps: 0,
    stepsPerEpoch: 0,
    memory: 0,
    points: [],
    done: false,
  };
  const hear = ({ point, ...news }: FinetuneNews): void => {
    run = {
      ...run,
      ...news,
      points: point ? [...run.points, point] : run.points,
      done: news.step >= news.steps && news.steps > 0,
    };
    told(run);
  };
  told(run);
  await remote?.train(model, order, isFirst, Comlink.proxy(hear));
}

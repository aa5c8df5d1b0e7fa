import * as Comlink from "comlink";
import type { ModelFolder } from "../engine/training/folder";
import type {
  FinetuneNews,
  FinetuneOrder,
  FinetunePoint,
  FinetunerWorker,
  FinetuningSettings,
} from "./finetuneProtocol";

/** One fine-tuning, as far as it has come. */
export interface TuningRun {
  readonly settings: FinetuningSettings;
  readonly examples: number;
  readonly step: number;
  readonly steps: number;
  readonly memory: number;
  readonly points: readonly FinetunePoint[];
  readonly done: boolean;
}

export interface Tuning {
  readonly run: TuningRun | null;
  /** One run for each rate, or for each number of labels. */
  readonly sweep: readonly TuningRun[];
  readonly busy: boolean;
  readonly problem: string | null;
}

const NOTHING: Tuning = { run: null, sweep: [], busy: false, problem: null };

let seen: Tuning = NOTHING;
let worker: Worker | null = null;
let remote: Comlink.Remote<FinetunerWorker> | null = null;
const listeners = new Set<() => void>();

function set(change: Partial<Tuning>): void {
  seen = { ...seen, ...change };
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`. */
export function subscribeTuning(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tuning(): Tuning {
  return seen;
}

type Order = Omit<FinetuneOrder, "model" | "brief">;

/** Trains all of BERT once; what was trained before is forgotten. */
export async function tune(order: Order): Promise<void> {
  await guarded(() => train(order, false, (run) => set({ run })));
}

/** Trains it once for each order, one after the other: the rates, or the numbers of labels. */
export async function sweep(orders: readonly Order[]): Promise<void> {
  set({ sweep: [] });
  await guarded(async () => {
    for (const order of orders) {
      const before = seen.sweep;
      await train(order, true, (run) => set({ sweep: [...before, run] }));
    }
  });
}

/** The model that was trained last. */
export async function tunedFolder(): Promise<ModelFolder> {
  if (!remote) throw new Error("Nothing has been fine-tuned yet.");
  return remote.folder();
}

/** Stops at once; the worker's memory is free again. */
export function stopTuning(): void {
  worker?.terminate();
  worker = null;
  remote = null;
  set({ busy: false });
}

async function guarded(work: () => Promise<void>): Promise<void> {
  set({ busy: true, problem: null });
  const mine = start();
  try {
    await work();
  } catch (error) {
    if (worker === mine) set({ problem: (error as Error).message });
  }
  if (worker === mine) set({ busy: false });
}

function start(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL("./finetuner.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("error", () => {
    stopTuning();
    set({ problem: "The training stopped: its worker could not go on." });
  });
  remote = Comlink.wrap<FinetunerWorker>(worker);
  return worker;
}

async function train(order: Order, brief: boolean, told: (run: TuningRun) => void): Promise<void> {
  const url = (name: string): string =>
    new URL(`./model/${name}?v=${__MODEL_VERSION__}`, document.baseURI).href;
  const model = { config: url("config.json"), vocab: url("vocab.txt"), weights: url("model.safetensors") };
  let run: TuningRun = {
    settings: order.settings,
    examples: order.examples.length,
    step: 0,
    steps: 0,
    memory: 0,
    points: [],
    done: false,
  };
  const hear = ({ step, steps, memory, point }: FinetuneNews): void => {
    run = {
      ...run,
      step,
      steps,
      memory,
      points: point ? [...run.points, point] : run.points,
      done: step >= steps && steps > 0,
    };
    told(run);
  };
  told(run);
  await remote?.train({ ...order, model, brief }, Comlink.proxy(hear));
}

import * as Comlink from "comlink";
import type { ModelFolder } from "../engine/training/folder";
import { type Problem, problemOf } from "../store/problem";
import type {
  PretrainingSettings,
  RunInfo,
  Snapshot,
  TrainerWorker,
  TrainingNews,
  TrainingOrder,
} from "./protocol";

/** What the page knows of a run: plain data, new with every change. */
export interface RunView {
  readonly settings: PretrainingSettings;
  readonly phase: "starting" | "running" | "paused" | "finished" | "failed";
  readonly info: RunInfo | null;
  readonly snapshots: readonly Snapshot[];
  /** What went wrong, if it failed. */
  readonly problem: Problem | null;
}

/** How far a run is: new many times a second, while its view is new with each snapshot. */
export interface Progress {
  readonly step: number;
  readonly tokensPerSecond: number;
}

/** One run of training in a worker of its own. */
export class TrainingRun {
  #view: RunView;
  #progress: Progress;
  readonly #worker: Worker;
  readonly #remote: Comlink.Remote<TrainerWorker>;
  readonly #changed: () => void;
  readonly #ready: Promise<void>;

  constructor(order: Omit<TrainingOrder, "everyday">, changed: () => void) {
    this.#changed = changed;
    this.#view = {
      settings: order.settings,
      phase: "starting",
      info: null,
      snapshots: [],
      problem: null,
    };
    this.#progress = { step: order.from?.step ?? 0, tokensPerSecond: 0 };
    this.#worker = new Worker(new URL("./trainer.worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("error", () => this.#fail({ code: "trainingStopped", values: [] }));
    this.#remote = Comlink.wrap<TrainerWorker>(this.#worker);
    const everyday = new URL(`${import.meta.env.BASE_URL}training/everyday.txt`, location.href).href;
    this.#ready = this.#remote
      .begin(
        { ...order, everyday },
        Comlink.proxy((news: TrainingNews) => this.#hear(news)),
      )
      .then((info) => this.#set({ info, phase: "paused" }))
      .catch((error: unknown) => this.#fail(problemOf(error)));
  }

  get view(): RunView {
    return this.#view;
  }

  get progress(): Progress {
    return this.#progress;
  }

  async run(): Promise<void> {
    await this.#ready;
    if (this.#view.phase !== "paused") return;
    this.#set({ phase: "running" });
    void this.#remote.run();
  }

  pause(): void {
    if (this.#view.phase !== "running") return;
    this.#set({ phase: "paused" });
    void this.#remote.pause();
  }

  stepOnce(): void {
    if (this.#view.phase === "paused") void this.#remote.stepOnce();
  }

  stateAt(step: number): ReturnType<TrainerWorker["stateAt"]> {
    return this.#remote.stateAt(step);
  }

  folderAt(step: number): Promise<ModelFolder> {
    return this.#remote.folderAt(step);
  }

  /** Ends the worker; its memory is free again. */
  stop(): void {
    this.#worker.terminate();
  }

  #hear({ step, snapshots, tokensPerSecond, finished }: TrainingNews): void {
    this.#progress = { step, tokensPerSecond };
    const isOver = finished && this.#view.phase !== "finished";
    if (snapshots.length === 0 && !isOver) this.#changed();
    else
      this.#set({
        snapshots: [...this.#view.snapshots, ...snapshots],
        ...(isOver && { phase: "finished" as const }),
      });
  }

  #fail(problem: Problem): void {
    this.#set({ phase: "failed", problem });
  }

  #set(change: Partial<RunView>): void {
    this.#view = { ...this.#view, ...change };
    this.#changed();
  }
}

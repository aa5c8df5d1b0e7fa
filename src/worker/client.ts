import * as Comlink from "comlink";
import type { AskedPass, Encoding, Explanation, NumberRef, RunRequest, RunResult } from "../engine";
import { RequestError } from "../engine/errors";
import { planFolder } from "../engine/model/folder";
import type {
  EngineWorker,
  FolderFile,
  HeadProgress,
  ModelAddress,
  ModelInfo,
  OwnModelFiles,
} from "./protocol";

/** Milliseconds between two looks at whether the worker still answers. */
const LOOK = 5000;
/** Looks without an answer after which it is taken for dead: no pass of any model takes a minute. */
const MOST_LOOKS = 12;

/** Why there is no engine any more, or never was. */
export type Loss = "engineCrashed" | "engineBlocked" | "engineSilent";

/** The engine as the page sees it: one worker, restartable. */
export class EngineClient {
  private worker: Worker | null = null;
  private remote: Comlink.Remote<EngineWorker> | null = null;
  private calls = 0;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly address: ModelAddress,
    private readonly onLoss: (loss: Loss) => void,
  ) {}

  /**
   * Starts a fresh worker; an older one is stopped.
   * @throws RequestError if this browser, or the frame that the page is in, lets it start none.
   */
  start(): void {
    this.stop();
    let worker: Worker;
    try {
      worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
    } catch {
      throw new RequestError("engineBlocked");
    }
    let alive = false;
    const lose = (loss: Loss): void => {
      if (this.worker !== worker) return;
      clearInterval(this.watch);
      this.onLoss(loss);
    };
    // A worker that never said a word could not be made: some browsers say so only now.
    worker.addEventListener("error", () => lose(alive ? "engineCrashed" : "engineBlocked"));
    const remote = Comlink.wrap<EngineWorker>(worker);
    this.worker = worker;
    this.remote = remote;
    let unanswered = 0;
    const look = (): void => {
      if (unanswered >= MOST_LOOKS) lose("engineSilent");
      unanswered++;
      // Counted in looks, not by the clock: while the computer sleeps nobody looks, and nobody answers.
      void remote.isThere().then(() => {
        alive = true;
        unanswered = 0;
      });
    };
    look();
    this.watch = setInterval(look, LOOK);
  }

  stop(): void {
    clearInterval(this.watch);
    this.remote?.[Comlink.releaseProxy]();
    this.worker?.terminate();
    this.worker = null;
    this.remote = null;
  }

  loadTokenizer(): Promise<void> {
    return this.engine().loadTokenizer(this.address);
  }

  load(onProgress: (loaded: number, total: number | null) => void): Promise<ModelInfo | null> {
    return this.engine().load(this.address, Comlink.proxy(onProgress));
  }

  watchHeads(onProgress: (progress: HeadProgress) => void): void {
    void this.engine().watchHeads(Comlink.proxy(onProgress));
  }

  /**
   * Opens a visitor's folder: the small files first, and the weights only if these are of a model that runs here.
   * @throws Error with a sentence; an `AbortError` if the visitor no longer wants it.
   */
  async loadFiles({ files, signal }: OwnModelFiles): Promise<ModelInfo> {
    const opened = new Map<string, Blob>();
    const open = async (paths: readonly string[]): Promise<readonly FolderFile[]> => {
      for (const { path, open } of files) if (paths.includes(path)) opened.set(path, await open());
      signal.throwIfAborted();
      return files.map(({ path, size }) => ({ path, size, content: opened.get(path) ?? null }));
    };
    const { texts } = planFolder(files);
    const weights = await this.engine().inspect(await open([...texts.values()].map(({ path }) => path)));
    const whole = await open(weights);
    return this.abandonable(signal, (engine, id) => engine.loadFiles(whole, id)).catch((error: unknown) => {
      // What was given up is no failure.
      signal.throwIfAborted();
      throw error;
    });
  }

  encode(text: string, pair: string | null, maxTokens: number): Promise<Encoding> {
    return this.engine().encode(text, pair, maxTokens);
  }

  /** @param signal says when nobody waits for the answer any more: studies under way stop, and the promise rejects. */
  run(request: RunRequest, signal: AbortSignal): Promise<RunResult> {
    return this.abandonable(signal, (engine, id) => engine.run(request, id));
  }

  private abandonable<Result>(
    signal: AbortSignal,
    call: (engine: Comlink.Remote<EngineWorker>, id: number) => Promise<Result>,
  ): Promise<Result> {
    const engine = this.engine();
    const id = this.calls++;
    // A worker that was stopped meanwhile has nothing to abandon.
    const abandon = (): void => void (this.remote === engine && engine.abandon(id));
    signal.addEventListener("abort", abandon, { once: true });
    return call(engine, id);
  }

  explain(request: AskedPass, ref: NumberRef): Promise<Explanation> {
    return this.engine().explain(request, ref);
  }

  private engine(): Comlink.Remote<EngineWorker> {
    if (!this.remote) throw new RequestError("engineStopped");
    return this.remote;
  }
}

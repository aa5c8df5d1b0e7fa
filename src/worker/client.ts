import * as Comlink from "comlink";
import type { AskedPass, Encoding, Explanation, NumberRef, RunRequest, RunResult } from "../engine";
import { RequestError } from "../engine/errors";
import { planFolder } from "../engine/model/folder";
import type { ModelInfo } from "../store/modelSlice";
import type { EngineWorker, FolderFile, HeadProgress, ModelAddress, OwnModelFiles } from "./protocol";

/** The engine as the page sees it: one worker, restartable. */
export class EngineClient {
  private worker: Worker | null = null;
  private remote: Comlink.Remote<EngineWorker> | null = null;
  private calls = 0;

  constructor(
    private readonly address: ModelAddress,
    private readonly onCrash: () => void,
  ) {}

  /** Starts a fresh worker; an older one is stopped. */
  start(): void {
    this.stop();
    this.worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
    this.worker.addEventListener("error", () => this.onCrash());
    this.remote = Comlink.wrap<EngineWorker>(this.worker);
  }

  stop(): void {
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
    return this.engine().loadFiles(await open(weights));
  }

  encode(text: string, pair: string | null, maxTokens: number): Promise<Encoding> {
    return this.engine().encode(text, pair, maxTokens);
  }

  /** @param signal says when nobody waits for the answer any more: studies under way stop, and the promise rejects. */
  run(request: RunRequest, signal: AbortSignal): Promise<RunResult> {
    const engine = this.engine();
    const id = this.calls++;
    // A worker that was stopped meanwhile has nothing to abandon.
    const abandon = (): void => void (this.remote === engine && engine.abandon(id));
    signal.addEventListener("abort", abandon, { once: true });
    return engine.run(request, id);
  }

  explain(request: AskedPass, ref: NumberRef): Promise<Explanation> {
    return this.engine().explain(request, ref);
  }

  private engine(): Comlink.Remote<EngineWorker> {
    if (!this.remote) throw new RequestError("engineStopped");
    return this.remote;
  }
}

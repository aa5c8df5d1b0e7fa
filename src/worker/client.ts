import * as Comlink from "comlink";
import type { AskedPass, Encoding, Explanation, NumberRef, RunRequest, RunResult } from "../engine";
import { RequestError } from "../engine/errors";
import type { ModelInfo } from "../store/modelSlice";
import type { EngineWorker, HeadProgress, ModelAddress, OwnModelFiles } from "./protocol";

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

  load(onProgress: (loaded: number, total: number | null) => void): Promise<ModelInfo> {
    return this.engine().load(this.address, Comlink.proxy(onProgress));
  }

  watchHeads(onProgress: (progress: HeadProgress) => void): void {
    void this.engine().watchHeads(Comlink.proxy(onProgress));
  }

  loadFiles(files: OwnModelFiles): Promise<ModelInfo> {
    return this.engine().loadFiles(Comlink.transfer(files, [files.weights]));
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

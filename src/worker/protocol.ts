import type { Encoding, Explanation, NumberRef, RunRequest, RunResult } from "../engine";
import type { ModelInfo } from "../store/modelSlice";

/** What the worker offers over comlink. Every method rejects with a plain sentence. */
export interface EngineWorker {
  /** Fetches `vocab.txt` under `base` so that text can be tokenized before the weights are there. */
  loadTokenizer(base: string): Promise<void>;
  /** Fetches and unpacks the weights under `base`; `onProgress` gets bytes so far and in all (null if unknown). */
  load(base: string, onProgress: (loaded: number, total: number | null) => void): Promise<ModelInfo>;
  encode(text: string, pair: string | null, maxTokens: number): Promise<Encoding>;
  run(request: RunRequest): Promise<RunResult>;
  /** How one number of a pass came to be. */
  explain(request: RunRequest, ref: NumberRef): Promise<Explanation>;
}

import type { AskedPass, Encoding, Explanation, NumberRef, RunRequest, RunResult } from "../engine";
import type { ModelInfo } from "../store/modelSlice";

/** Where a model folder is on the network. */
export interface ModelAddress {
  /** Holds config.json, vocab.txt and model.safetensors; ends in a slash. */
  readonly folder: string;
  /** Put behind each file name: a version, so that cached files of an older model are not taken for this one. */
  readonly query: string;
  /** The same for the files of the trained heads, in `heads/<name>/`. */
  readonly headsQuery: string;
}

/** A trained head on its way; null when it has arrived, or will not. */
export type HeadProgress = {
  readonly name: string;
  readonly loaded: number;
  readonly total: number | null;
} | null;

/** A model that the visitor brought. */
export interface OwnModelFiles {
  /** Text of config.json. */
  readonly config: string;
  /** Text of vocab.txt. */
  readonly vocab: string;
  /** Bytes of model.safetensors. */
  readonly weights: ArrayBuffer;
  readonly lowercase: boolean;
}

/** What the worker offers over comlink. Every method rejects with a plain sentence. */
export interface EngineWorker {
  /** Fetches `vocab.txt` so that text can be tokenized before the weights are there. */
  loadTokenizer(address: ModelAddress): Promise<void>;
  /** Fetches and unpacks the weights; `onProgress` gets bytes so far and in all (null if unknown). */
  load(address: ModelAddress, onProgress: (loaded: number, total: number | null) => void): Promise<ModelInfo>;
  /** Says from now on how far a trained head is, whenever a request needs one that is not here yet. */
  watchHeads(onProgress: (progress: HeadProgress) => void): void;
  /** Puts the visitor's own model in place of the loaded one; on failure the loaded one stays. */
  loadFiles(files: OwnModelFiles): Promise<ModelInfo>;
  encode(text: string, pair: string | null, maxTokens: number): Promise<Encoding>;
  /**
   * One forward pass, and the studies that the request asks for. Studies pause between their passes, so that other
   * calls are answered meanwhile. `id` names the call for `abandon`.
   */
  run(request: RunRequest, id: number): Promise<RunResult>;
  /** Stops the studies of a call whose answer nobody waits for any more; it rejects. */
  abandon(id: number): void;
  /** How one number of a pass came to be. */
  explain(request: AskedPass, ref: NumberRef): Promise<Explanation>;
}

import type {
  AskedPass,
  BertConfig,
  Encoding,
  Explanation,
  HeadName,
  NumberRef,
  RunRequest,
  RunResult,
} from "../engine";
import type { KernelName } from "../engine/kernels/kernels";

/** What the loaded model is and can do. */
export interface ModelInfo {
  readonly config: BertConfig;
  readonly parameters: number;
  /** The kernels in use. */
  readonly kernels: KernelName;
  readonly abilities: { readonly mlm: boolean; readonly nsp: boolean; readonly pooler: boolean };
  /** The head of a task that a visitor's own model came with; null for the model of the page, and for most others. */
  readonly ownHead: { readonly name: HeadName; readonly labels: readonly string[] } | null;
  /** Why such a head cannot be used, as a sentence. */
  readonly headProblem: string | null;
  /** Whether passes from left to right are read by a twin that was trained for it, not by the model under a mask. */
  readonly hasLeft: boolean;
  /** Which of the normalizer's steps its tokenizer takes. */
  readonly rules: { readonly lowercase: boolean; readonly stripAccents: boolean };
  readonly specialIds: { readonly cls: number; readonly sep: number; readonly mask: number };
}

/** Where a model folder is on the network. */
export interface ModelAddress {
  /** Holds config.json, vocab.txt and model.safetensors; ends in a slash. */
  readonly folder: string;
  /** Put behind each file name: a version, so that cached files of an older model are not taken for this one. */
  readonly query: string;
  /** The same for the files of the trained heads, in `heads/<name>/`. */
  readonly headsQuery: string;
  /** CRC-32 of the files by their paths in the folder, for those whose sum is known. */
  readonly checksums?: Readonly<Record<string, number>>;
}

/** A trained head on its way; null when it has arrived, or will not. */
export type HeadProgress = {
  readonly name: string;
  readonly loaded: number;
  readonly total: number | null;
} | null;

/** A file of a folder that the visitor brought. */
export interface FolderFile {
  /** With slashes, from the folder that was chosen. */
  readonly path: string;
  readonly size: number;
  /** Its bytes, which a browser hands to the worker without a copy; null while nobody has opened it. */
  readonly content: Blob | null;
}

/** A folder that the visitor brought; its files may still have to be fetched. */
export interface OwnModelFiles {
  readonly files: readonly (Omit<FolderFile, "content"> & { open(): Promise<Blob> })[];
  /** Says when the visitor no longer wants it. */
  readonly signal: AbortSignal;
}

/** What the worker offers over comlink. Every method rejects with a plain sentence. */
export interface EngineWorker {
  /** Answers as soon as nothing else is being computed. */
  isThere(): Promise<void>;
  /** Fetches `vocab.txt` so that text can be tokenized before the weights are there. */
  loadTokenizer(address: ModelAddress): Promise<void>;
  /**
   * Fetches and unpacks the weights; `onProgress` gets bytes so far and in all (null if unknown).
   * @returns null if the visitor's own model was put to work meanwhile: it stays.
   */
  load(
    address: ModelAddress,
    onProgress: (loaded: number, total: number | null) => void,
  ): Promise<ModelInfo | null>;
  /** Says from now on how far a trained head is, whenever a request needs one that is not here yet. */
  watchHeads(onProgress: (progress: HeadProgress) => void): void;
  /** Reads the small files of a visitor's folder. @returns paths of the weights files that it needs. */
  inspect(files: readonly FolderFile[]): Promise<readonly string[]>;
  /**
   * Puts the visitor's own model in place of the loaded one; on failure, or if it is abandoned, the loaded one stays.
   * `id` names the call for `abandon`.
   */
  loadFiles(files: readonly FolderFile[], id: number): Promise<ModelInfo>;
  encode(text: string, pair: string | null, maxTokens: number): Promise<Encoding>;
  /**
   * One forward pass, and the studies that the request asks for. Studies pause between their passes, so that other
   * calls are answered meanwhile. `id` names the call for `abandon`.
   */
  run(request: RunRequest, id: number): Promise<RunResult>;
  /** Stops the studies, or the reading, of a call whose answer nobody waits for any more; it rejects. */
  abandon(id: number): void;
  /** How one number of a pass came to be. */
  explain(request: AskedPass, ref: NumberRef): Promise<Explanation>;
}

import type { BertConfig, HeadName } from "../engine";
import type { HeadProgress } from "../worker/protocol";
import { type Problem, sayProblem } from "./problem";
import type { Slice } from "./slice";

/** What the loaded model is and can do. */
export interface ModelInfo {
  readonly config: BertConfig;
  readonly parameters: number;
  /** Name of the kernels in use: `plain` or `wasm-simd`. */
  readonly kernels: string;
  readonly abilities: { readonly mlm: boolean; readonly nsp: boolean; readonly pooler: boolean };
  /** The head of a task that a visitor's own model came with; null for the model of the page, and for most others. */
  readonly ownHead: { readonly name: HeadName; readonly labels: readonly string[] } | null;
  /** Why such a head cannot be used, as a sentence. */
  readonly headProblem: string | null;
  /** Fields of a visitor's config.json that nobody here has heard of: the model is read without them. */
  readonly unheardOf: readonly string[];
  /** Whether passes from left to right are read by a twin that was trained for it, not by the model under a mask. */
  readonly hasLeft: boolean;
  readonly specialIds: { readonly cls: number; readonly sep: number; readonly mask: number };
}

export type ModelStatus =
  | { readonly phase: "loading"; readonly loaded: number; readonly total: number | null }
  | { readonly phase: "ready"; readonly info: ModelInfo }
  /** The message is in the language in force when it is read. */
  | { readonly phase: "error"; readonly message: string };

/** The model cannot be used, and why. */
export function failedModel(problem: Problem): ModelStatus {
  return {
    phase: "error",
    get message() {
      return sayProblem(problem);
    },
  };
}

export interface ModelSlice {
  readonly model: ModelStatus;
  /** True once the vocabulary is there: the tokenizer works before the weights arrive. */
  readonly tokenizerReady: boolean;
  /** Takes a newer version of the page into use; null while there is none. */
  readonly update: (() => void) | null;
  /** A trained head that is being fetched. */
  readonly headProgress: HeadProgress;
  setHeadProgress(progress: HeadProgress): void;
  /** True while the visitor's own model is at work. */
  readonly ownModel: boolean;
  setModel(model: ModelStatus): void;
  setOwnModel(own: boolean): void;
  setUpdate(update: () => void): void;
  setTokenizerReady(ready: boolean): void;
}

export const createModelSlice: Slice<ModelSlice> = (set) => ({
  model: { phase: "loading", loaded: 0, total: null },
  tokenizerReady: false,
  update: null,
  ownModel: false,
  headProgress: null,
  setHeadProgress: (headProgress) => set({ headProgress }),
  setModel: (model) => set({ model }),
  setOwnModel: (ownModel) => set({ ownModel }),
  setUpdate: (update) => set({ update }),
  setTokenizerReady: (tokenizerReady) => set({ tokenizerReady }),
});

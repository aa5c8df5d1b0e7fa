import type { HeadProgress, ModelInfo } from "../worker/protocol";
import { type Problem, sayProblem } from "./problem";
import type { Slice } from "./slice";

export type ModelStatus =
  | { readonly phase: "loading"; readonly loaded: number; readonly total: number | null }
  | { readonly phase: "ready"; readonly info: ModelInfo }
  /** The message is in the language in force when it is read. */
  | { readonly phase: "error"; readonly code: Problem["code"]; readonly message: string };

/** The model cannot be used, and why. */
export function failedModel(problem: Problem): ModelStatus {
  return {
    phase: "error",
    code: problem.code,
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

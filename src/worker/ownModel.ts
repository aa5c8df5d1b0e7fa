import { ModelFileError } from "../engine/errors";
import { TunedModel } from "../engine/heads/tunedModel";
import type { Bert } from "../engine/model/bert";
import { bertFromFiles } from "../engine/model/fromFiles";
import type { OwnModelFiles } from "./protocol";

/** A visitor's model, and the head of a task that its files may hold beside the encoder. */
export interface OwnModel {
  readonly bert: Bert;
  readonly head: TunedModel | null;
  /** Why a head that is there cannot be used; null if it can, or if there is none. */
  readonly headProblem: string | null;
}

/** @throws ModelFileError if there is no model in the files. A head that cannot be used leaves the model whole. */
export function ownModel({ lowercase, ...files }: OwnModelFiles): OwnModel {
  const bert = bertFromFiles(files, { tokenizer: { lowercase } });
  try {
    return { bert, head: TunedModel.ofModel(bert, files.config, files.weights), headProblem: null };
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    return { bert, head: null, headProblem: error.message };
  }
}

import { chooseBackend, type KernelChoice } from "../kernels/choose";
import { finish, type Steps } from "../steps";
import type { TokenizerOptions } from "../tokenizer/tokenizer";
import { Assembly, type ModelFiles } from "./assembly";
import { Bert } from "./bert";
import { refuseOddFields } from "./fields";
import { canonicalName } from "./names";
import { tensorsIn } from "./safetensors";

export interface BertOptions {
  /** Default: "auto", the fastest that works here. */
  readonly kernels?: KernelChoice;
  readonly tokenizer?: TokenizerOptions;
}

/** As `bertFromFiles`, one packed part of the model at a time. */
export function* bertSteps(
  files: ModelFiles,
  { kernels = "auto", tokenizer }: BertOptions = {},
): Steps<Bert> {
  const assembly = new Assembly(files, chooseBackend(kernels), tokenizer);
  refuseOddFields(files.config);
  assembly.begin([files.weights, ...(files.shards ?? [])].flatMap(tensorsIn), canonicalName);
  while (assembly.packNext()) yield;
  return new Bert(assembly.finish());
}

/**
 * Loads a HF-layout model folder whose files are all there: F64, F32, F16, BF16 or int8 rows with scales.
 * @throws ModelFileError in plain words if a file is damaged or does not fit the others.
 */
export function bertFromFiles(files: ModelFiles, options?: BertOptions): Bert {
  return finish(bertSteps(files, options));
}

import type { KernelChoice } from "../../kernels/choose";
import type { TrainingBackend } from "./kernels";
import { plainTraining } from "./plain";
import { wasmRelaxedTraining, wasmTraining } from "./wasm";

/** Fastest first. */
const BACKENDS: readonly TrainingBackend[] = [wasmRelaxedTraining, wasmTraining, plainTraining];

/**
 * The kernels asked for, or with "auto" the fastest that work here.
 * @throws Error if the ones asked for do not work here.
 */
export function chooseTraining(choice: KernelChoice): TrainingBackend {
  const backend = BACKENDS.find((b) => (choice === "auto" || b.name === choice) && b.isSupported());
  if (!backend) throw new Error(`The "${choice}" kernels do not work here.`);
  return backend;
}

import type { Backend, KernelName } from "./kernels";
import { plainBackend } from "./plain/plain";
import { wasmBackend, wasmRelaxedBackend } from "./wasm/wasm";

export type KernelChoice = "auto" | KernelName;

/** Fastest first. */
const BACKENDS: readonly Backend[] = [wasmRelaxedBackend, wasmBackend, plainBackend];

/**
 * The backend asked for, or with "auto" the fastest that this browser supports.
 * @throws Error if the one asked for does not work here.
 */
export function chooseBackend(choice: KernelChoice): Backend {
  const backend = BACKENDS.find((b) => (choice === "auto" || b.name === choice) && b.isSupported());
  if (!backend) throw new Error(`The "${choice}" kernels do not work in this browser.`);
  return backend;
}

import type { Backend } from "./kernels";
import { wasmBackend, wasmRelaxedBackend } from "./wasm/wasm";

/** The fastest kernels that work here. The plain ones are a file of their own, fetched only where they are needed. */
export async function fastestBackend(): Promise<Backend> {
  const backend = [wasmRelaxedBackend, wasmBackend].find((candidate) => candidate.isSupported());
  return backend ?? (await import("./plain/plain")).plainBackend;
}

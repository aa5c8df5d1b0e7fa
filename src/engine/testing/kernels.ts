import type { KernelName } from "../kernels/kernels";

/** The kernels that the tests run on: each must agree with PyTorch. */
export const TESTED_KERNELS: readonly KernelName[] = ["plain", "wasm"];

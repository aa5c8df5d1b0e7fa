import { setFlagsFromString } from "node:v8";
import { chooseBackend } from "../kernels/choose";
import type { KernelName } from "../kernels/kernels";

// Node 20 has the relaxed instructions behind a flag; later versions have them anyway and ignore it.
setFlagsFromString("--experimental-wasm-relaxed-simd");

/** The kernels that the tests run on: each must agree with PyTorch. */
export const TESTED_KERNELS: readonly KernelName[] = (["plain", "wasm", "wasm-relaxed"] as const).filter(
  (name) => {
    try {
      return chooseBackend(name);
    } catch {
      return false;
    }
  },
);

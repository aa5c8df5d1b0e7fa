import type { Arithmetic } from "./arithmetic";
import { packKeysFunction, packValuesFunction } from "./attention";
import { assemble } from "./emitter";
import { dequantizeFunction, gemmFunction, gemmInt8Function } from "./gemm";
import { geluFunction, layerNormFunction, softmaxFunction } from "./pointwise";

type Export = (...parameters: readonly number[]) => void;

/** The module's functions; their parameters are described where they are written. */
export type KernelExports = Readonly<
  Record<
    "gemm" | "dequantize" | "gemmInt8" | "packKeys" | "packValues" | "softmax" | "layerNorm" | "gelu",
    Export
  >
>;

/** The bytes of the WebAssembly module with all kernels. */
export function kernelModule(arithmetic: Arithmetic): Uint8Array<ArrayBuffer> {
  return assemble([
    gemmFunction(arithmetic),
    dequantizeFunction(),
    gemmInt8Function(0, 1),
    packKeysFunction(),
    packValuesFunction(),
    softmaxFunction(arithmetic),
    layerNormFunction(arithmetic),
    geluFunction(arithmetic),
  ]);
}

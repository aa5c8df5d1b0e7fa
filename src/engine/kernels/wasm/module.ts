import type { Arithmetic } from "./arithmetic";
import { packKeysFunction, packValuesFunction } from "./attention";
import { assemble } from "./emitter";
import { dequantizeFunction, gemmFunction, gemmManyRowsFunction } from "./gemm";
import { multiplyOneRowFunction } from "./oneRow";
import { geluFunction, layerNormFunction, softmaxFunction } from "./pointwise";

type Export = (...parameters: readonly number[]) => void;

/** The module's functions; their parameters are described where they are written. */
export type KernelExports = Readonly<
  Record<
    | "gemm"
    | "gemmInt8"
    | "gemmManyRows"
    | "multiplyOneRow"
    | "dequantize"
    | "packKeys"
    | "packValues"
    | "softmax"
    | "layerNorm"
    | "gelu",
    Export
  >
>;

/** The bytes of the WebAssembly module with all kernels. */
export function kernelModule(arithmetic: Arithmetic): Uint8Array<ArrayBuffer> {
  return assemble([
    gemmFunction("gemm", "floats", arithmetic),
    dequantizeFunction(),
    gemmManyRowsFunction(0, 1),
    gemmFunction("gemmInt8", "int8", arithmetic),
    multiplyOneRowFunction(arithmetic),
    packKeysFunction(),
    packValuesFunction(),
    softmaxFunction(arithmetic),
    layerNormFunction(arithmetic),
    geluFunction(arithmetic),
  ]);
}

import type { Arithmetic } from "../../kernels/wasm/arithmetic";
import { packKeysFunction, packValuesFunction } from "../../kernels/wasm/attention";
import { assemble } from "../../kernels/wasm/emitter";
import { gemmFunction } from "../../kernels/wasm/gemm";
import { softmaxFunction } from "../../kernels/wasm/pointwise";
import {
  adamWFunction,
  elementwiseFunction,
  geluBackwardFunction,
  geluForwardFunction,
} from "./wasmElements";
import { addProductFunction } from "./wasmProduct";
import {
  columnSumsFunction,
  normBackwardFunction,
  normForwardFunction,
  softmaxBackwardFunction,
} from "./wasmRows";

type Export = (...parameters: readonly number[]) => void;

/** The module's functions; their parameters are described where they are written. */
export type TrainingExports = Readonly<
  Record<
    | "gemm"
    | "addRows"
    | "addColumns"
    | "packKeys"
    | "packValues"
    | "softmax"
    | "softmaxBackward"
    | "normForward"
    | "normBackward"
    | "columnSums"
    | "geluForward"
    | "geluBackward"
    | "add"
    | "times"
    | "adamW",
    Export
  >
>;

/** The bytes of the WebAssembly module with all kernels of training. */
export function trainingModule(arithmetic: Arithmetic): Uint8Array<ArrayBuffer> {
  return assemble([
    gemmFunction("gemm", "floats", arithmetic),
    addProductFunction("addRows", "rows", arithmetic),
    addProductFunction("addColumns", "columns", arithmetic),
    packKeysFunction(),
    packValuesFunction(),
    softmaxFunction(arithmetic),
    softmaxBackwardFunction(arithmetic),
    normForwardFunction(arithmetic),
    normBackwardFunction(arithmetic),
    columnSumsFunction(),
    geluForwardFunction(arithmetic),
    geluBackwardFunction(arithmetic),
    elementwiseFunction("add"),
    elementwiseFunction("times"),
    adamWFunction(),
  ]);
}

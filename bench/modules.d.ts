// Only what the bench uses of its peers, so that type checking needs no `npm ci` in bench/.

declare module "onnxruntime-web/wasm" {
  export class Tensor {
    constructor(type: "int64", data: BigInt64Array, dims: readonly number[]);
    readonly data: Float32Array;
  }
  interface Session {
    run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  }
  export const InferenceSession: {
    create(model: Uint8Array, options: Record<string, unknown>): Promise<Session>;
  };
  export const env: { wasm: { numThreads: number; wasmPaths: string } };
}

declare module "onnxruntime-node" {
  export class Tensor {
    constructor(type: "int64", data: BigInt64Array, dims: readonly number[]);
    readonly data: Float32Array;
  }
  interface Session {
    run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  }
  export const InferenceSession: {
    create(model: Uint8Array, options: Record<string, unknown>): Promise<Session>;
  };
}

declare module "@tensorflow/tfjs-core" {
  export interface Tensor {
    dataSync(): Float32Array;
    dispose(): void;
  }
  export function setBackend(name: string): Promise<boolean>;
  export function ready(): Promise<void>;
  export function tidy<T>(work: () => T): T;
  export function tensor(values: Float32Array | Int32Array, shape: readonly number[], type?: "int32"): Tensor;
  export function add(a: Tensor, b: Tensor | number): Tensor;
  export function sub(a: Tensor, b: Tensor | number): Tensor;
  export function mul(a: Tensor, b: Tensor | number): Tensor;
  export function erf(x: Tensor): Tensor;
  export function rsqrt(x: Tensor): Tensor;
  export function softmax(x: Tensor): Tensor;
  export function gather(x: Tensor, indices: Tensor): Tensor;
  export function slice(x: Tensor, begin: readonly number[], size: readonly number[]): Tensor;
  export function reshape(x: Tensor, shape: readonly number[]): Tensor;
  export function transpose(x: Tensor, perm: readonly number[]): Tensor;
  export function matMul(a: Tensor, b: Tensor, transposeA?: boolean, transposeB?: boolean): Tensor;
  export function moments(x: Tensor, axis: number, keepDims: boolean): { mean: Tensor; variance: Tensor };
  export const fused: { matMul(options: { a: Tensor; b: Tensor; bias: Tensor }): Tensor };
}

declare module "@tensorflow/tfjs-backend-wasm" {
  export function setWasmPaths(path: string): void;
  export function setThreadsCount(count: number): void;
}

import { Arena, allocationFloats } from "../arena";
import type { Backend, KernelName, Kernels, Limits, Linear, Rows, WeightMatrix } from "../kernels";
import { roundUp } from "../kernels";
import { type Arithmetic, EXACT, RELAXED } from "./arithmetic";
import { compiledOnce } from "./compiled";
import { PANEL, tileRows } from "./gemm";
import { type KernelExports, kernelModule } from "./module";

const PAGE_FLOATS = 65_536 / 4;

/** WebAssembly SIMD, every product and sum rounded as IEEE 754 asks: the same bits on every device. */
export const wasmBackend = /* @__PURE__ */ wasmBackendWith("wasm", EXACT);

/** With the relaxed multiply-add: faster, and different in the last bits from device to device. */
export const wasmRelaxedBackend = /* @__PURE__ */ wasmBackendWith("wasm-relaxed", RELAXED);

function wasmBackendWith(name: KernelName, arithmetic: Arithmetic): Backend {
  const { module, isSupported } = compiledOnce(() => kernelModule(arithmetic));
  return {
    name,
    isSupported,
    linearFloats: (outputs, inputs, int8) => {
      const values = roundUp(outputs) * inputs;
      const vectors = (int8 ? 2 : 1) * allocationFloats(roundUp(outputs));
      return allocationFloats(int8 ? Math.ceil(values / 4) : values) + vectors;
    },
    scratchFloats: (limits) =>
      scratchSizes(limits).reduce((sum, floats) => sum + allocationFloats(floats), 0),
    create: (floats, limits) => createWasmKernels(name, arithmetic, module(), floats, limits),
  };
}

/** One panel as floats; keys and values of one head in panels; biases of 0 and −∞ for the scores; zeros. */
function scratchSizes({ tokens, width, headSize }: Limits): number[] {
  return [
    PANEL * Math.max(width, tokens),
    roundUp(tokens) * roundUp(headSize),
    roundUp(tokens),
    roundUp(Math.max(width, tokens, headSize)),
  ];
}

function createWasmKernels(
  name: KernelName,
  arithmetic: Arithmetic,
  module: WebAssembly.Module,
  floats: number,
  limits: Limits,
): Kernels {
  const pages = Math.ceil(floats / PAGE_FLOATS);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const F = new Float32Array(memory.buffer);
  const bytes = new Int8Array(memory.buffer);
  const arena = new Arena(F);
  const [panelAt, headAt, keyBiasAt, zerosAt] = scratchSizes(limits).map((size) => arena.allocate(size));
  const kernels = new WebAssembly.Instance(module, { engine: { memory } })
    .exports as unknown as KernelExports;
  let paddedFor = -1;

  function pack(weights: WeightMatrix, bias: Float32Array | null, padding = 0): Linear {
    const { rows: outputs, columns: inputs, values, scales } = weights;
    const size = roundUp(outputs) * inputs;
    const at = arena.allocate(scales ? Math.ceil(size / 4) : size);
    const biasAt = arena.allocate(roundUp(outputs));
    if (scales) packPanels(values, outputs, inputs, bytes, at * 4);
    else packPanels(values, outputs, inputs, F, at);
    if (bias) F.set(bias, biasAt);
    F.fill(padding, biasAt + outputs, biasAt + roundUp(outputs));
    const scalesAt = scales ? arena.allocate(roundUp(outputs)) : -1;
    if (scales) F.set(scales, scalesAt);
    return { outputs, inputs, at, bias: biasAt, scales: scalesAt };
  }

  function unpackRow({ at, inputs, scales }: Linear, index: number, target: Float32Array): void {
    const first = (index - (index % PANEL)) * inputs + (index % PANEL);
    const isInt8 = scales >= 0;
    const from = isInt8 ? bytes : F;
    const scale = isInt8 ? F[scales + index] : 1;
    let place = first + (isInt8 ? at * 4 : at);
    for (let p = 0; p < inputs; p++, place += PANEL) target[p] = from[place] * scale;
  }

  function linear(input: Rows, linear: Linear, output: Rows): void {
    const { at, bias, scales, inputs, outputs } = linear;
    const pairs = Math.floor(roundUp(outputs) / PANEL / 2);
    if (scales >= 0 && input.count === 1 && pairs > 0) {
      kernels.multiplyOneRow(input.at * 4, at * 4, bias * 4, output.at * 4, inputs, pairs, scales * 4);
      const done = pairs * 2 * PANEL;
      if (done >= outputs) return;
      const rest = { at: output.at + done, stride: output.stride, count: 1 };
      multiply(input, 0, at + (done * inputs) / 4, bias + done, rest, 0, inputs, PANEL, scales + done);
      return;
    }
    multiply(input, 0, at, bias, output, 0, inputs, roundUp(outputs), scales);
  }

  /** Columns from `column` on of `input` times panels, to `output`; places in floats, for a kernel in bytes. */
  function multiply(
    input: Rows,
    column: number,
    panels: number,
    bias: number,
    output: Rows,
    outputColumn: number,
    depth: number,
    columns: number,
    scales: number,
  ): void {
    const shared = [
      (input.at + column) * 4,
      input.stride * 4,
      panels * 4,
      bias * 4,
      (output.at + outputColumn) * 4,
      output.stride * 4,
      input.count,
      depth,
      columns / PANEL,
      scales * 4,
    ] as const;
    if (scales < 0) kernels.gemm(...shared);
    else if (input.count <= tileRows(arithmetic)) kernels.gemmInt8(...shared);
    else kernels.gemmManyRows(...shared, panelAt * 4);
  }

  /** Zero for the keys, −∞ for the padding behind them. */
  function keyBias(keys: number): number {
    if (paddedFor !== keys) {
      F.fill(0, keyBiasAt, keyBiasAt + keys);
      F.fill(Number.NEGATIVE_INFINITY, keyBiasAt + keys, keyBiasAt + roundUp(keys));
      paddedFor = keys;
    }
    return keyBiasAt;
  }

  return {
    name,
    memory: F,
    allocate: (count) => arena.allocate(count),
    pack,
    unpackRow,
    linear,
    attentionScores(query, key, column, headSize, scale, scores) {
      kernels.packKeys((key.at + column) * 4, key.stride * 4, headAt * 4, key.count, headSize, scale);
      multiply(query, column, headAt, keyBias(key.count), scores, 0, headSize, roundUp(key.count), -1);
    },
    attentionContext(probs, value, column, headSize, context) {
      const size = roundUp(headSize);
      kernels.packValues((value.at + column) * 4, value.stride * 4, headAt * 4, value.count, size / PANEL);
      multiply(probs, 0, headAt, zerosAt, context, column, value.count, size, -1);
    },
    softmax(from, to, columns) {
      kernels.softmax(from.at * 4, from.stride * 4, to.at * 4, to.stride * 4, from.count, roundUp(columns));
    },
    layerNorm(input, residual, { gamma, beta, size, epsilon }, output) {
      const beside = residual ?? { at: zerosAt, stride: 0 };
      kernels.layerNorm(
        input.at * 4,
        input.stride * 4,
        beside.at * 4,
        beside.stride * 4,
        gamma * 4,
        beta * 4,
        output.at * 4,
        output.stride * 4,
        input.count,
        size,
        epsilon,
      );
    },
    gelu(rows) {
      kernels.gelu(rows.at * 4, (rows.at + rows.count * rows.stride) * 4);
    },
  };
}

/** Rows of a matrix as panels of eight: `[outputs/8][inputs][8]`; rows that do not exist are zeros. */
function packPanels(
  values: Float32Array | Int8Array,
  outputs: number,
  inputs: number,
  target: Float32Array | Int8Array,
  at: number,
): void {
  for (let j = 0; j < outputs; j++) {
    const from = j * inputs;
    let to = at + (j - (j % PANEL)) * inputs + (j % PANEL);
    for (let p = 0; p < inputs; p++, to += PANEL) target[to] = values[from + p];
  }
}

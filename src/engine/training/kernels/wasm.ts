import type { KernelName } from "../../kernels/kernels";
import { roundUp } from "../../kernels/kernels";
import { type Arithmetic, EXACT, RELAXED } from "../../kernels/wasm/arithmetic";
import { compiledOnce } from "../../kernels/wasm/compiled";
import { PANEL } from "../../kernels/wasm/gemm";
import { StackArena } from "./arena";
import {
  inBlocks,
  type Matrix,
  type TrainingBackend,
  type TrainingKernels,
  type TrainingLimits,
} from "./kernels";
import { createRows } from "./rows";
import { type TrainingExports, trainingModule } from "./wasmModule";

const PAGE_FLOATS = 65_536 / 4;

/** WebAssembly SIMD: the same bits on every device. */
export const wasmTraining = /* @__PURE__ */ backendWith("wasm", EXACT);
/** With the relaxed multiply-add: faster, and different in the last bits from device to device. */
export const wasmRelaxedTraining = /* @__PURE__ */ backendWith("wasm-relaxed", RELAXED);

function backendWith(name: KernelName, arithmetic: Arithmetic): TrainingBackend {
  const { module, isSupported } = compiledOnce(() => trainingModule(arithmetic));
  return {
    name,
    isSupported,
    create: (floats, limits) => createKernels(name, module(), floats, limits),
  };
}

/** The second factor in panels; a column of tiles for edges; zeros for products without a bias. */
function scratchSizes({ factor, rows, columns }: TrainingLimits): number[] {
  return [
    factor + PANEL * Math.max(rows, columns) + PANEL,
    PANEL * Math.max(rows, columns),
    roundUp(columns),
  ];
}

function createKernels(
  name: KernelName,
  module: WebAssembly.Module,
  floats: number,
  limits: TrainingLimits,
): TrainingKernels {
  const scratch = scratchSizes(limits);
  const total = scratch.reduce((sum, size) => sum + roundUp(size, 16), floats) + 1024;
  const pages = Math.ceil(total / PAGE_FLOATS);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const F = new Float32Array(memory.buffer);
  const arena = new StackArena(F);
  const [panelsAt, edgeAt, zerosAt] = scratch.map((size) => arena.allocate(size));
  const wasm = new WebAssembly.Instance(module, { engine: { memory } }).exports as unknown as TrainingExports;

  /**
   * Runs a product panel by panel: the whole ones straight into `out`, and where the last one would reach beyond
   * columns that have neighbours, it goes by way of a column of its own.
   */
  function overPanels(
    out: Matrix,
    depth: number,
    product: (panel: number, count: number, to: Matrix, column: number) => void,
    adds: boolean,
  ): void {
    const whole = out.padded ? roundUp(out.columns) / PANEL : Math.floor(out.columns / PANEL);
    if (whole > 0) product(panelsAt, whole, out, 0);
    const done = whole * PANEL;
    const left = out.columns - done;
    if (left <= 0) return;
    const edge: Matrix = { at: edgeAt, rows: out.rows, columns: PANEL, stride: PANEL, padded: true };
    if (adds) F.fill(0, edgeAt, edgeAt + out.rows * PANEL);
    product(panelsAt + done * depth, 1, edge, done);
    for (let r = 0; r < out.rows; r++) {
      const to = out.at + r * out.stride + done;
      for (let c = 0; c < left; c++) {
        const value = F[edgeAt + r * PANEL + c];
        F[to + c] = adds ? F[to + c] + value : value;
      }
    }
  }

  return {
    name,
    memory: F,
    allocate: (count) => {
      const at = arena.allocate(count);
      F.fill(0, at, at + count);
      return at;
    },
    mark: () => arena.mark(),
    release: (mark) => arena.release(mark),
    matrix: (rows, columns) => {
      const stride = roundUp(columns);
      return { at: arena.allocate(rows * stride), rows, columns, stride, padded: true };
    },
    multiplyTransposed(a, b, bias, out, scale = 1) {
      const depth = a.columns;
      inBlocks(b, out, (block, part, first) => {
        wasm.packKeys(block.at * 4, block.stride * 4, panelsAt * 4, block.rows, depth, scale);
        overPanels(
          part,
          depth,
          (panels, count, to, column) => {
            // A bias ends with its last column: the panel beyond reads whatever follows, into padding.
            const start = bias < 0 ? zerosAt : bias + first + column;
            const [from, target] = [a.at * 4, to.at * 4];
            wasm.gemm(
              from,
              a.stride * 4,
              panels * 4,
              start * 4,
              target,
              to.stride * 4,
              a.rows,
              depth,
              count,
              0,
            );
          },
          false,
        );
      });
    },
    addProduct(a, b, out) {
      const depth = a.columns;
      wasm.packValues(b.at * 4, b.stride * 4, panelsAt * 4, depth, roundUp(b.columns) / PANEL);
      overPanels(
        out,
        depth,
        (panels, count, to) =>
          wasm.addRows(a.at * 4, a.stride * 4, panels * 4, to.at * 4, to.stride * 4, a.rows, depth, count),
        true,
      );
    },
    addTransposedProduct(a, b, out) {
      const depth = a.rows;
      wasm.packValues(b.at * 4, b.stride * 4, panelsAt * 4, depth, roundUp(b.columns) / PANEL);
      overPanels(
        out,
        depth,
        (panels, count, to) =>
          wasm.addColumns(
            a.at * 4,
            a.stride * 4,
            panels * 4,
            to.at * 4,
            to.stride * 4,
            a.columns,
            depth,
            count,
          ),
        true,
      );
    },
    addColumnSums: (a, target) => wasm.columnSums(a.at * 4, a.stride * 4, target * 4, a.rows, a.columns),
    softmax({ at, rows, columns, stride }) {
      const end = roundUp(columns);
      for (let r = 0; end > columns && r < rows; r++)
        F.fill(Number.NEGATIVE_INFINITY, at + r * stride + columns, at + r * stride + end);
      wasm.softmax(at * 4, stride * 4, at * 4, stride * 4, rows, end);
    },
    softmaxBackward: (p, dp, scale) =>
      wasm.softmaxBackward(p.at * 4, p.stride * 4, dp.at * 4, dp.stride * 4, p.rows, p.columns, scale),
    layerNorm: (x, norm, normalized, inverse, y) =>
      wasm.normForward(
        x.at * 4,
        normalized.at * 4,
        y.at * 4,
        x.stride * 4,
        inverse * 4,
        norm.gamma * 4,
        norm.beta * 4,
        x.rows,
        x.columns,
        norm.epsilon,
      ),
    layerNormBackward: (dy, norm, normalized, inverse, dx) =>
      wasm.normBackward(
        dy.at * 4,
        normalized.at * 4,
        dx.at * 4,
        dy.stride * 4,
        inverse * 4,
        norm.gamma * 4,
        norm.gammaGradient * 4,
        norm.betaGradient * 4,
        dy.rows,
        dy.columns,
      ),
    gelu: (x, y) => wasm.geluForward(x.at * 4, y.at * 4, (x.at + x.rows * x.stride) * 4),
    geluBackward: (x, dy) => wasm.geluBackward(x.at * 4, dy.at * 4, (x.at + x.rows * x.stride) * 4),
    add: (a, b) => wasm.add(a.at * 4, b.at * 4, (a.at + a.rows * a.stride) * 4),
    multiplyElements: (a, b) => wasm.times(a.at * 4, b.at * 4, (a.at + a.rows * a.stride) * 4),
    ...createRows(F),
    adamW(step) {
      const { weights, gradient, mean, square, count } = step;
      wasm.adamW(
        weights * 4,
        gradient * 4,
        mean * 4,
        square * 4,
        (weights + count) * 4,
        step.gradientScale,
        step.beta1,
        1 - step.beta1,
        step.beta2,
        1 - step.beta2,
        step.epsilon,
        step.keep,
        step.stepSize,
        step.rootScale,
      );
    },
  };
}

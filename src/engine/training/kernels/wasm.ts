import type { KernelName } from "../../kernels/kernels";
import { roundUp } from "../../kernels/kernels";
import { type Arithmetic, EXACT, RELAXED } from "../../kernels/wasm/arithmetic";
import { compiledOnce } from "../../kernels/wasm/compiled";
import { PANEL } from "../../kernels/wasm/gemm";
import { StackArena } from "./arena";
import {
  inBlocks,
  isOneBlock,
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

  /** A product of `a` with `count` panels, into `to`; `bias` is the place of its first column's. */
  type Product = (a: Matrix, panels: number, count: number, to: Matrix, bias: number) => void;
  // Made once: a closure for each of a step's thousands of products would be garbage by the megabyte.
  const multiply: Product = (a, panels, count, to, bias) =>
    wasm.gemm(
      a.at * 4,
      a.stride * 4,
      panels * 4,
      bias * 4,
      to.at * 4,
      to.stride * 4,
      a.rows,
      a.columns,
      count,
      0,
    );
  const addRows: Product = (a, panels, count, to) =>
    wasm.addRows(a.at * 4, a.stride * 4, panels * 4, to.at * 4, to.stride * 4, a.rows, a.columns, count);
  const addColumns: Product = (a, panels, count, to) =>
    wasm.addColumns(a.at * 4, a.stride * 4, panels * 4, to.at * 4, to.stride * 4, a.columns, a.rows, count);

  /**
   * Runs a product panel by panel: the whole ones straight into `out`, and where the last one would reach beyond
   * columns that have neighbours, it goes by way of a column of its own.
   * @param bias the place of the first column's, or −1 for none.
   */
  function overPanels(product: Product, a: Matrix, depth: number, bias: number, out: Matrix): void {
    const whole = out.padded ? roundUp(out.columns) / PANEL : Math.floor(out.columns / PANEL);
    if (whole > 0) product(a, panelsAt, whole, out, bias < 0 ? zerosAt : bias);
    const done = whole * PANEL;
    const left = out.columns - done;
    if (left <= 0) return;
    const edge: Matrix = { at: edgeAt, rows: out.rows, columns: PANEL, stride: PANEL, padded: true };
    const adds = product !== multiply;
    if (adds) F.fill(0, edgeAt, edgeAt + out.rows * PANEL);
    // A bias ends with its last column: the panel beyond reads whatever follows, into padding.
    product(a, panelsAt + done * depth, 1, edge, bias < 0 ? zerosAt : bias + done);
    for (let r = 0; r < out.rows; r++) {
      const to = out.at + r * out.stride + done;
      for (let c = 0; c < left; c++) {
        const value = F[edgeAt + r * PANEL + c];
        F[to + c] = adds ? F[to + c] + value : value;
      }
    }
  }

  function multiplyBlock(a: Matrix, b: Matrix, bias: number, out: Matrix, scale: number): void {
    wasm.packKeys(b.at * 4, b.stride * 4, panelsAt * 4, b.rows, a.columns, scale);
    overPanels(multiply, a, a.columns, bias, out);
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
      if (isOneBlock(b)) multiplyBlock(a, b, bias, out, scale);
      else
        inBlocks(b, out, (block, part, first) =>
          multiplyBlock(a, block, bias < 0 ? bias : bias + first, part, scale),
        );
    },
    addProduct(a, b, out) {
      wasm.packValues(b.at * 4, b.stride * 4, panelsAt * 4, a.columns, roundUp(b.columns) / PANEL);
      overPanels(addRows, a, a.columns, -1, out);
    },
    addTransposedProduct(a, b, out) {
      wasm.packValues(b.at * 4, b.stride * 4, panelsAt * 4, a.rows, roundUp(b.columns) / PANEL);
      overPanels(addColumns, a, a.rows, -1, out);
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
    adamW({ weights, gradient, mean, square, count }, rule) {
      wasm.adamW(
        weights * 4,
        gradient * 4,
        mean * 4,
        square * 4,
        (weights + count) * 4,
        rule.gradientScale,
        rule.beta1,
        1 - rule.beta1,
        rule.beta2,
        1 - rule.beta2,
        rule.epsilon,
        rule.keep,
        rule.stepSize,
        rule.rootScale,
      );
    },
  };
}

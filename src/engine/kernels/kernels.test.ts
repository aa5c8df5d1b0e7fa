import { describe, expect, it, vi } from "vitest";
import { seededRandom } from "../random";
import { relativeError } from "../testing/compare";
import { TESTED_KERNELS } from "../testing/kernels";
import { erf } from "../testing/naive";
import { chooseBackend } from "./choose";
import { type KernelName, type Kernels, type Rows, roundUp } from "./kernels";

const LIMITS = { tokens: 64, width: 160, headSize: 24 };

function create(name: KernelName): Kernels {
  const backend = chooseBackend(name);
  return backend.create(backend.scratchFloats(LIMITS) + 100_000, LIMITS);
}

/** Rows of random numbers in the arena, with padding that must not matter. */
function randomRows(kernels: Kernels, count: number, columns: number, next: () => number): Rows {
  const stride = roundUp(columns) + 8;
  const at = kernels.allocate(count * stride);
  for (let i = 0; i < count * stride; i++) kernels.memory[at + i] = 4 * next() - 2;
  return { at, stride, count };
}

const value = (kernels: Kernels, rows: Rows, r: number, c: number): number =>
  kernels.memory[rows.at + r * rows.stride + c];

describe.each(TESTED_KERNELS)("%s kernels", (name) => {
  it.each([
    [1, 1, 1],
    [1, 160, 61],
    [2, 7, 8],
    [3, 13, 9],
    [5, 64, 16],
    [7, 3, 30],
    [12, 33, 17],
    [64, 100, 5],
  ])("multiply %i rows of %i numbers by a matrix with %i outputs", (count, inputs, outputs) => {
    const kernels = create(name);
    const next = seededRandom(count * inputs + outputs);
    const input = randomRows(kernels, count, inputs, next);
    const values = Float32Array.from({ length: outputs * inputs }, () => next() - 0.5);
    const bias = Float32Array.from({ length: outputs }, next);
    const linear = kernels.pack({ rows: outputs, columns: inputs, values, scales: null }, bias);
    const output = randomRows(kernels, count, outputs, next);
    kernels.linear(input, linear, output);
    const actual: number[] = [];
    const expected: number[] = [];
    for (let r = 0; r < count; r++) {
      for (let o = 0; o < outputs; o++) {
        let sum = bias[o];
        for (let i = 0; i < inputs; i++) sum += value(kernels, input, r, i) * values[o * inputs + i];
        expected.push(sum);
        actual.push(value(kernels, output, r, o));
      }
    }
    expect(relativeError(actual, expected)).toBeLessThan(1e-6);
    for (let o = 0; o < outputs; o++) {
      const row = new Float32Array(inputs);
      kernels.unpackRow(linear, o, row);
      expect(row).toEqual(values.slice(o * inputs, (o + 1) * inputs));
    }
  });

  it("give a row the same bits whatever rows stand beside it", () => {
    const kernels = create(name);
    const next = seededRandom(9);
    const input = randomRows(kernels, 17, 50, next);
    const values = Int8Array.from({ length: 20 * 50 }, () => Math.round(254 * next() - 127));
    const scales = Float32Array.from({ length: 20 }, () => next() / 100);
    const linear = kernels.pack({ rows: 20, columns: 50, values, scales }, null);
    const together = randomRows(kernels, 17, 20, next);
    const alone = randomRows(kernels, 1, 20, next);
    kernels.linear(input, linear, together);
    for (let r = 0; r < 17; r++) {
      kernels.linear({ at: input.at + r * input.stride, stride: input.stride, count: 1 }, linear, alone);
      for (let o = 0; o < 20; o++) expect(value(kernels, alone, 0, o)).toBe(value(kernels, together, r, o));
    }
  });

  it("sum a softmax over a whole vocabulary to 1", () => {
    const kernels = create(name);
    const next = seededRandom(4);
    const rows = randomRows(kernels, 1, 40_000, next);
    kernels.softmax(rows, rows, 40_000);
    let sum = 0;
    for (let i = 0; i < 40_000; i++) sum += value(kernels, rows, 0, i);
    expect(sum).toBeCloseTo(1, 6);
  });

  it("make a softmax that ignores −∞, and zeros where there is nothing else", () => {
    const kernels = create(name);
    const at = kernels.allocate(16);
    const off = Number.NEGATIVE_INFINITY;
    kernels.memory.set([1, off, 3, off, off, off, off, off, ...Array(8).fill(off)], at);
    kernels.softmax({ at, stride: 8, count: 2 }, { at, stride: 8, count: 2 }, 3);
    const p = 1 / (1 + Math.exp(2));
    const actual = [...kernels.memory.subarray(at, at + 16)];
    expect(relativeError(actual, [p, 0, 1 - p, ...Array(13).fill(0)])).toBeLessThan(1e-6);
    expect(actual.filter((x) => x !== 0)).toHaveLength(2);
  });

  it("hold up at extreme scores", () => {
    const kernels = create(name);
    const at = kernels.allocate(8);
    const scores = [1e30, -1e30, 1e30, 88, -88, 0, -1e-30, 3e38];
    kernels.memory.set(scores, at);
    kernels.softmax({ at, stride: 8, count: 1 }, { at, stride: 8, count: 1 }, 8);
    expect([...kernels.memory.subarray(at, at + 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it.each([1, 3, 4, 7, 64, 159])("normalize rows of %i numbers", (size) => {
    const kernels = create(name);
    const next = seededRandom(size);
    const input = randomRows(kernels, 5, size, next);
    const residual = randomRows(kernels, 5, size, next);
    const [gamma, beta] = [randomRows(kernels, 1, size, next), randomRows(kernels, 1, size, next)];
    const output = randomRows(kernels, 5, size, next);
    kernels.layerNorm(input, residual, { size, gamma: gamma.at, beta: beta.at, epsilon: 1e-5 }, output);
    for (let r = 0; r < 5; r++) {
      const x = Array.from(
        { length: size },
        (_, c) => value(kernels, input, r, c) + value(kernels, residual, r, c),
      );
      const mean = x.reduce((a, b) => a + b) / size;
      const variance = x.reduce((a, b) => a + (b - mean) ** 2, 0) / size;
      const expected = x.map(
        (v, c) =>
          ((v - mean) / Math.sqrt(variance + 1e-5)) * value(kernels, gamma, 0, c) +
          value(kernels, beta, 0, c),
      );
      const actual = expected.map((_, c) => value(kernels, output, r, c));
      expect(relativeError(actual, expected)).toBeLessThan(2e-6);
    }
  });

  it("compute GELU to seven digits from −12 to 12", () => {
    const kernels = create(name);
    const count = 4800;
    const at = kernels.allocate(count);
    const x = Float32Array.from({ length: count }, (_, i) => (i - count / 2) / 200);
    kernels.memory.set(x, at);
    kernels.gelu({ at, stride: count, count: 1 });
    x.forEach((v, i) => {
      const expected = 0.5 * v * (1 + (Math.abs(v) < 5 ? erf(v / Math.SQRT2) : Math.sign(v)));
      expect(Math.abs(kernels.memory[at + i] - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(v)));
    });
  });

  it("compute a GELU of 0 for very negative numbers, and the number itself for very positive ones", () => {
    const kernels = create(name);
    const at = kernels.allocate(8);
    kernels.memory.set([-6, -10, -1000, -3e38, 6, 10, 1000, 3e38], at);
    kernels.gelu({ at, stride: 8, count: 1 });
    const actual = [...kernels.memory.subarray(at, at + 8)];
    expect(actual.slice(0, 4).map(Math.abs)).toEqual([0, 0, 0, 0]);
    expect(actual.slice(4)).toEqual([6, 10, 1000, 3e38].map(Math.fround));
  });

  it("say so when the arena is full", () => {
    expect(() => create(name).allocate(10_000_000)).toThrow(/The arena has no room for \d+ floats/);
  });
});

it("the exact WebAssembly kernels work wherever the tests run", () => {
  expect(TESTED_KERNELS).toContain("wasm");
  expect(chooseBackend("auto").name).not.toBe("plain");
});

it("kernels that do not exist are refused", () => {
  expect(() => chooseBackend("gpu" as KernelName)).toThrow('The "gpu" kernels do not work in this browser.');
});

it("without WebAssembly, plain TypeScript does the work", () => {
  vi.stubGlobal("WebAssembly", undefined);
  try {
    expect(chooseBackend("auto").name).toBe("plain");
  } finally {
    vi.unstubAllGlobals();
  }
});

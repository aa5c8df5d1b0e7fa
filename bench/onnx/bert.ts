import { type Matrix, type PeerWeights, transpose } from "../weights";
import { OnnxGraph } from "./graph";

/**
 * BERT as an ONNX file with the same weights as ours: inputs `ids` and `position`, outputs `logits` at that
 * position and the attention probabilities `probs0`, `probs1`… of every layer.
 * With `int8`, matrix products run on the file's int8 rows and dynamically quantized inputs, as
 * onnxruntime's `quantize_dynamic` would write them.
 */
export function bertOnnx(weights: PeerWeights, int8: boolean): Uint8Array {
  const { config } = weights;
  const { hiddenSize: hidden, heads, headSize, vocabSize } = config;
  const graph = new OnnxGraph();
  const ids = graph.input("ids", "int64", ["tokens"]);
  const positions = graph.input("positions", "int64", ["tokens"]);
  const position = graph.input("position", "int64", [1]);

  const vector = (name: string, length: number): string =>
    graph.constant(weights.vector(name, length), [length]);
  const table = (name: string, rows: number): Matrix =>
    weights.matrix(`embeddings.${name}_embeddings.weight`, rows, hidden);
  const norm = (x: string, name: string): string =>
    graph.node("LayerNormalization", [x, vector(`${name}.weight`, hidden), vector(`${name}.bias`, hidden)], {
      axis: -1,
      epsilon: { float: config.layerNormEps },
    });
  const add = (a: string, b: string): string => graph.node("Add", [a, b]);

  /** x · Wᵀ + b. */
  const multiply = (x: string, matrix: Matrix, bias: string): string => {
    const shape = [matrix.columns, matrix.rows];
    if (!int8 || !matrix.int8) {
      const w = graph.constant(transpose(matrix.floats, matrix.rows, matrix.columns), shape);
      return add(graph.node("MatMul", [x, w]), bias);
    }
    const [quantized, scale, zero] = graph.nodes("DynamicQuantizeLinear", [x], 3);
    const w = graph.constant(transpose(matrix.int8.values, matrix.rows, matrix.columns), shape);
    const weightZero = graph.constant(Int8Array.of(0), []);
    const sums = graph.node("MatMulInteger", [quantized, w, zero, weightZero]);
    const scales = graph.node("Mul", [scale, graph.constant(matrix.int8.scales, [matrix.rows])]);
    return add(graph.node("Mul", [graph.node("Cast", [sums], { to: 1 }), scales]), bias);
  };
  const linear = (x: string, name: string, outputs: number, inputs: number): string =>
    multiply(x, weights.matrix(`${name}.weight`, outputs, inputs), vector(`${name}.bias`, outputs));
  const gelu = (x: string): string => {
    const erf = graph.node("Erf", [graph.node("Mul", [x, graph.scalar(Math.SQRT1_2)])]);
    return graph.node("Mul", [graph.node("Mul", [x, graph.scalar(0.5)]), add(erf, graph.scalar(1))]);
  };
  const split = graph.integers(-1, heads, headSize);
  const byHead = (x: string, perm: number[]): string =>
    graph.node("Transpose", [graph.node("Reshape", [x, split])], { perm });

  const word = table("word", vocabSize);
  const wordTable = graph.constant(word.floats, [vocabSize, hidden]);
  const positionTable = graph.constant(table("position", config.maxPositions).floats, [
    config.maxPositions,
    hidden,
  ]);
  const type = graph.constant(table("token_type", config.typeVocabSize).floats.slice(0, hidden), [hidden]);
  const sum = add(graph.node("Gather", [wordTable, ids]), graph.node("Gather", [positionTable, positions]));
  let x = norm(add(sum, type), "embeddings.LayerNorm");
  for (let i = 0; i < config.layers; i++) {
    const at = `encoder.layer.${i}`;
    const [q, k, v] = ["query", "key", "value"].map((part) =>
      linear(x, `${at}.attention.self.${part}`, hidden, hidden),
    );
    const scores = graph.node("MatMul", [byHead(q, [1, 0, 2]), byHead(k, [1, 2, 0])]);
    const scaled = graph.node("Mul", [scores, graph.scalar(1 / Math.sqrt(headSize))]);
    const probs = graph.node("Softmax", [scaled], { axis: -1 }, `probs${i}`);
    graph.output(probs, "float", [heads, "tokens", "tokens"]);
    const mixed = graph.node("Transpose", [graph.node("MatMul", [probs, byHead(v, [1, 0, 2])])], {
      perm: [1, 0, 2],
    });
    const context = graph.node("Reshape", [mixed, graph.integers(-1, hidden)]);
    x = norm(
      add(x, linear(context, `${at}.attention.output.dense`, hidden, hidden)),
      `${at}.attention.output.LayerNorm`,
    );
    const inner = gelu(linear(x, `${at}.intermediate.dense`, config.intermediateSize, hidden));
    x = norm(
      add(x, linear(inner, `${at}.output.dense`, hidden, config.intermediateSize)),
      `${at}.output.LayerNorm`,
    );
  }
  const head = "cls.predictions";
  const state = graph.node("Gather", [x, position]);
  const transformed = norm(
    gelu(linear(state, `${head}.transform.dense`, hidden, hidden)),
    `${head}.transform.LayerNorm`,
  );
  const bias = vector(`${head}.bias`, vocabSize);
  const logits = int8
    ? graph.node("Identity", [multiply(transformed, word, bias)], {}, "logits")
    : graph.node("Gemm", [transformed, wordTable, bias], { transB: 1 }, "logits");
  graph.output(logits, "float", [1, vocabSize]);
  return graph.serialize();
}

import type { NamedTensors } from "../model/writeSafetensors";
import type { Tensor } from "../tensor";
import type { Sizes } from "./random-model";

/**
 * BERT's forward pass straight from the formulas, one number at a time in double precision: slow, short, and
 * sharing no code with the engine. The result holds every trace tensor under its flat name, and `mlmLogits`.
 */
export function naiveForward(
  sizes: Sizes,
  weights: NamedTensors,
  ids: readonly number[],
  segmentIds: readonly number[],
): Map<string, Tensor> {
  const trace = new Map<string, Tensor>();
  const keep = (name: string, rows: number[][]): number[][] => {
    trace.set(name, { shape: [rows.length, rows[0].length], data: Float32Array.from(rows.flat()) });
    return rows;
  };
  const at = (name: string, r: number, c: number): number =>
    weights[name].data[r * weights[name].shape[1] + c];
  const row = (name: string, r: number): number[] =>
    Array.from({ length: sizes.hidden }, (_, c) => at(`bert.embeddings.${name}_embeddings.weight`, r, c));
  const linear = (x: number[][], name: string, outputs: number): number[][] =>
    x.map((v) =>
      Array.from({ length: outputs }, (_, o) =>
        v.reduce(
          (sum, value, i) => sum + value * at(`${name}.weight`, o, i),
          weights[`${name}.bias`].data[o],
        ),
      ),
    );
  const add = (a: number[][], b: number[][]): number[][] => a.map((r, i) => r.map((v, j) => v + b[i][j]));
  const norm = (x: number[][], name: string): number[][] =>
    x.map((v) => {
      const mean = v.reduce((a, b) => a + b) / v.length;
      const variance = v.reduce((a, b) => a + (b - mean) ** 2, 0) / v.length;
      const { data: gamma } = weights[`${name}.weight`];
      const { data: beta } = weights[`${name}.bias`];
      return v.map((value, i) => ((value - mean) / Math.sqrt(variance + 1e-12)) * gamma[i] + beta[i]);
    });

  const word = keep(
    "embeddings.word",
    ids.map((id) => row("word", id)),
  );
  const position = keep(
    "embeddings.position",
    ids.map((_, i) => row("position", i)),
  );
  const type = keep(
    "embeddings.tokenType",
    segmentIds.map((segment) => row("token_type", segment)),
  );
  let x = keep("embeddings.sum", add(add(word, position), type));
  x = keep("embeddings.norm", norm(x, "bert.embeddings.LayerNorm"));
  const size = sizes.hidden / sizes.heads;
  for (let i = 0; i < sizes.layers; i++) {
    const from = `bert.encoder.layer.${i}`;
    const to = `layer.${i}`;
    const [q, k, v] = ["query", "key", "value"].map((part) =>
      keep(`${to}.${part}`, linear(x, `${from}.attention.self.${part}`, sizes.hidden)),
    );
    const context = ids.map(() => new Array<number>(sizes.hidden).fill(0));
    const allScores: number[] = [];
    const allProbs: number[] = [];
    for (let h = 0; h < sizes.heads; h++) {
      q.forEach((query, s) => {
        const scores = k.map((key) => {
          let sum = 0;
          for (let c = h * size; c < (h + 1) * size; c++) sum += query[c] * key[c];
          return sum / Math.sqrt(size);
        });
        const max = Math.max(...scores);
        const powers = scores.map((score) => Math.exp(score - max));
        const total = powers.reduce((a, b) => a + b);
        const probs = powers.map((p) => p / total);
        for (let c = h * size; c < (h + 1) * size; c++) {
          context[s][c] = probs.reduce((sum, p, j) => sum + p * v[j][c], 0);
        }
        allScores.push(...scores);
        allProbs.push(...probs);
      });
    }
    const shape = [sizes.heads, ids.length, ids.length];
    trace.set(`${to}.scores`, { shape, data: Float32Array.from(allScores) });
    trace.set(`${to}.probs`, { shape, data: Float32Array.from(allProbs) });
    keep(`${to}.context`, context);
    const dense = keep(
      `${to}.attentionOutput`,
      linear(context, `${from}.attention.output.dense`, sizes.hidden),
    );
    x = keep(`${to}.attentionNorm`, norm(add(x, dense), `${from}.attention.output.LayerNorm`));
    const before = keep(`${to}.preActivation`, linear(x, `${from}.intermediate.dense`, sizes.inner));
    const inner = keep(
      `${to}.intermediate`,
      before.map((r) => r.map(gelu)),
    );
    const out = keep(`${to}.ffnOutput`, linear(inner, `${from}.output.dense`, sizes.hidden));
    x = keep(`${to}.output`, norm(add(x, out), `${from}.output.LayerNorm`));
  }
  const pooled = linear([x[0]], "bert.pooler.dense", sizes.hidden)[0].map(Math.tanh);
  trace.set("pooled", { shape: [sizes.hidden], data: Float32Array.from(pooled) });
  const nsp = linear([pooled], "cls.seq_relationship", 2)[0];
  trace.set("nspLogits", { shape: [2], data: Float32Array.from(nsp) });
  const head = linear(x, "cls.predictions.transform.dense", sizes.hidden).map((r) => r.map(gelu));
  const states = norm(head, "cls.predictions.transform.LayerNorm");
  const { data: bias } = weights["cls.predictions.bias"];
  keep(
    "mlmLogits",
    states.map((state) =>
      Array.from({ length: sizes.vocab }, (_, id) =>
        state.reduce((sum, s, c) => sum + s * at("bert.embeddings.word_embeddings.weight", id, c), bias[id]),
      ),
    ),
  );
  return trace;
}

function gelu(x: number): number {
  return 0.5 * x * (1 + erf(x / Math.SQRT2));
}

/** erf by its Maclaurin series (Abramowitz & Stegun 7.1.5), and 1 beyond 6. */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; n < 300; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

import { join } from "node:path";
import { pathToFileURL } from "node:url";

// The training step of trainStep.ts in tfjs, for it to compare with: it prints milliseconds on the processor a step.
//   npx tsx bench/trainStepTfjs.mts wasm|cpu STEPS
// tfjs is no dependency of this page: TFJS names a node_modules folder that has tfjs and its wasm backend.
const [backend = "wasm", count = "60"] = process.argv.slice(2);
const folder = process.env.TFJS ?? "/tmp/tfjs/node_modules";
const load = (path: string) => import(pathToFileURL(join(folder, "@tensorflow", path)).href);
// biome-ignore lint/suspicious/noExplicitAny: its types are where it is, not here
const tf: any = await load("tfjs/dist/tf.node.js");
if (backend === "wasm") {
  const wasm = await load("tfjs-backend-wasm/dist/tf-backend-wasm.node.js");
  (wasm.default ?? wasm).setThreadsCount?.(1);
}
const core = tf.default ?? tf;
await core.setBackend(backend);
await core.ready();

const [WORDS, HIDDEN, HEADS, LAYERS, SEQUENCES, TOKENS, TARGETS] = [800, 64, 4, 2, 32, 16, 80];
const N = SEQUENCES * TOKENS;
type Tensor = ReturnType<typeof core.variable>;
const variables: Tensor[] = [];
function weight(shape: number[], value?: number): Tensor {
  const one = core.variable(
    value === undefined ? core.randomNormal(shape, 0, 0.02) : core.fill(shape, value),
  );
  variables.push(one);
  return one;
}
const dense = (from: number, to: number) => ({ w: weight([from, to]), b: weight([to], 0) });
const norm = () => ({ g: weight([HIDDEN], 1), b: weight([HIDDEN], 0) });
const [word, position, segment, first] = [
  weight([WORDS, HIDDEN]),
  weight([TOKENS, HIDDEN]),
  weight([2, HIDDEN]),
  norm(),
];
const layers = Array.from({ length: LAYERS }, () => ({
  q: dense(HIDDEN, HIDDEN),
  k: dense(HIDDEN, HIDDEN),
  v: dense(HIDDEN, HIDDEN),
  o: dense(HIDDEN, HIDDEN),
  n1: norm(),
  up: dense(HIDDEN, 4 * HIDDEN),
  down: dense(4 * HIDDEN, HIDDEN),
  n2: norm(),
}));
const head = { t: dense(HIDDEN, HIDDEN), n: norm(), bias: weight([WORDS], 0) };
const draw = (length: number) => Int32Array.from({ length }, () => 5 + Math.floor(Math.random() * 795));
// Rows are looked up by a product with one-hot rows: the wasm backend has no gradient for gather.
const ids = core.oneHot(core.tensor1d(draw(N), "int32"), WORDS).toFloat();
const chosen = core
  .oneHot(
    core.tensor1d(
      Array.from({ length: TARGETS }, (_, i) => 6 * i),
      "int32",
    ),
    N,
  )
  .toFloat();
const targets = core.oneHot(core.tensor1d(draw(TARGETS), "int32"), WORDS).toFloat();

const apply = (x: Tensor, { w, b }: { w: Tensor; b: Tensor }): Tensor => core.matMul(x, w).add(b);
function layerNorm(x: Tensor, { g, b }: { g: Tensor; b: Tensor }): Tensor {
  const centered = x.sub(x.mean(-1, true));
  const deviation = centered.square().mean(-1, true).add(1e-12).sqrt();
  return centered.div(deviation).mul(g).add(b);
}
// By tanh: the wasm backend has no erf.
const gelu = (x: Tensor): Tensor =>
  x.mul(0.5).mul(
    x
      .mul(x)
      .mul(x)
      .mul(0.044715)
      .add(x)
      .mul(Math.sqrt(2 / Math.PI))
      .tanh()
      .add(1),
  );
const split = (x: Tensor): Tensor =>
  x
    .reshape([SEQUENCES, TOKENS, HEADS, HIDDEN / HEADS])
    .transpose([0, 2, 1, 3])
    .reshape([-1, TOKENS, HIDDEN / HEADS]);

function loss(): Tensor {
  const rows = core.matMul(ids, word).reshape([SEQUENCES, TOKENS, HIDDEN]);
  let x = rows
    .add(position)
    .add(segment.slice([0, 0], [1, HIDDEN]).reshape([HIDDEN]))
    .reshape([N, HIDDEN]);
  x = layerNorm(x, first);
  for (const layer of layers) {
    const [q, k, v] = [layer.q, layer.k, layer.v].map((one) => split(apply(x, one)));
    const scores = core.matMul(q, k, false, true).mul(1 / Math.sqrt(HIDDEN / HEADS));
    const mixed = core
      .matMul(core.softmax(scores), v)
      .reshape([SEQUENCES, HEADS, TOKENS, HIDDEN / HEADS])
      .transpose([0, 2, 1, 3])
      .reshape([N, HIDDEN]);
    x = layerNorm(x.add(apply(mixed, layer.o)), layer.n1);
    x = layerNorm(x.add(apply(gelu(apply(x, layer.up)), layer.down)), layer.n2);
  }
  const states = layerNorm(gelu(apply(core.matMul(chosen, x), head.t)), head.n);
  const logits = core.matMul(states, word, false, true).add(head.bias);
  return core.losses.softmaxCrossEntropy(targets, logits);
}

const optimizer = core.train.adam(1e-3);
const step = (): void => {
  core.tidy(() => optimizer.minimize(loss, false, variables));
};
for (let i = 0; i < 10; i++) step();
const before = core.tidy(() => loss().dataSync()[0]);
const start = process.cpuUsage();
for (let i = 0; i < Number(count); i++) step();
const { user, system } = process.cpuUsage(start);
const after = core.tidy(() => loss().dataSync()[0]);
if (!(after < before)) throw new Error(`It learned nothing: ${before} → ${after}`);
console.log((user + system) / 1000 / Number(count));

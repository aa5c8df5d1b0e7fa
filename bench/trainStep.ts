import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import type { BertConfig } from "../src/engine/model/config";
import { seededRandom } from "../src/engine/random";
import { AdamW } from "../src/engine/training/adamW";
import { chooseTraining } from "../src/engine/training/kernels/choose";
import { wordLoss } from "../src/engine/training/layers/mlmHead";
import { TrainableBert } from "../src/engine/training/model";
import { median } from "./median";

// A training step of a nano-BERT, ours, PyTorch's on one thread and tfjs's, in turns: npx tsx bench/trainStep.ts [ROUNDS] [STEPS]
// tfjs is measured if TFJS names a node_modules folder that has it (trainStepTfjs.mts).
// Milliseconds on a processor, so that others on the machine do not count.
setFlagsFromString("--experimental-wasm-relaxed-simd");
const [rounds, steps] = [Number(process.argv[2] ?? 7), Number(process.argv[3] ?? 60)];

const config: BertConfig = {
  family: "bert",
  activation: "gelu",
  vocabSize: 800,
  hiddenSize: 64,
  embeddingSize: 64,
  layers: 2,
  heads: 4,
  headSize: 16,
  intermediateSize: 256,
  maxPositions: 43,
  typeVocabSize: 2,
  layerNormEps: 1e-12,
};
const [SEQUENCES, TOKENS, TARGETS] = [32, 16, 80];
const random = seededRandom(1);
const word = (): number => 5 + Math.floor(random() * 795);
const sequences = {
  ids: Int32Array.from({ length: SEQUENCES * TOKENS }, word),
  segments: new Int32Array(SEQUENCES * TOKENS),
  starts: Int32Array.from({ length: SEQUENCES + 1 }, (_, s) => s * TOKENS),
};
const targets = {
  tokens: Array.from({ length: TARGETS }, (_, i) => 6 * i),
  ids: Array.from({ length: TARGETS }, word),
};

function accumulate(bert: TrainableBert): void {
  bert.scratch(() => {
    const encoded = bert.forward(sequences);
    const dHidden = bert.gradientOf(encoded);
    const { mlm, embeddings } = bert.store;
    wordLoss(encoded.context, mlm, embeddings.word, encoded.hidden, targets, 1 / TARGETS, dHidden);
    bert.backward(encoded, dHidden);
  });
}

const names = ["wasm-relaxed", "wasm", "plain"] as const;
const ours = names.map((name) => {
  const bert = TrainableBert.create(chooseTraining(name), { config }, accumulate);
  bert.store.initialize(random);
  const optimizer = new AdamW(bert.kernels, bert.store);
  return (): void => {
    bert.store.zeroGradients();
    accumulate(bert);
    optimizer.step(1e-3);
  };
});

function time(step: () => void): number {
  for (let i = 0; i < 10; i++) step();
  const start = process.cpuUsage();
  for (let i = 0; i < steps; i++) step();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / steps;
}

const figures: Record<string, number[]> = { PyTorch: [], "wasm-relaxed": [], wasm: [], plain: [] };
const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const printed = (command: string, args: readonly string[]): number =>
  Number(execFileSync(command, args, { encoding: "utf8" }).trim().split("\n").pop());
if (process.env.TFJS) figures["tfjs wasm"] = [];
for (let round = 0; round < rounds; round++) {
  ours.forEach((step, i) => {
    figures[names[i]].push(time(step));
  });
  figures.PyTorch.push(printed("/usr/bin/python3", [beside("./trainStep.py"), String(steps)]));
  figures["tfjs wasm"]?.push(printed("npx", ["tsx", beside("./trainStepTfjs.mts"), "wasm", String(steps)]));
}
const reference = median(figures.PyTorch);
for (const [name, times] of Object.entries(figures)) {
  const middle = median(times);
  const perSecond = Math.round((1000 * SEQUENCES * TOKENS) / middle);
  console.log(
    `${name.padEnd(14)} ${middle.toFixed(1)} ms a step, ${perSecond} tokens a second, ${(middle / reference).toFixed(2)} × PyTorch`,
  );
}

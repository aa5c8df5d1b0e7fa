import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { parseConfig } from "../../src/engine/model/config";
import { PeerWeights, transpose } from "../weights";
import type { Peer, Place } from "./peer";

type Linear = { readonly weight: tf.Tensor; readonly bias: tf.Tensor };
type Norm = { readonly gamma: tf.Tensor; readonly beta: tf.Tensor };

export async function createTfjs(place: Place): Promise<Peer> {
  setWasmPaths(place.peerFolder("tfjs"));
  setThreadsCount(1);
  await tf.setBackend("wasm");
  await tf.ready();
  const [json, file] = await Promise.all([
    place.fetch("model/config.json"),
    place.fetch("model/model.safetensors"),
  ]);
  const config = parseConfig(new TextDecoder().decode(json));
  const weights = new PeerWeights(file, config);
  const { hiddenSize: hidden, intermediateSize, heads, headSize, vocabSize } = config;

  const vector = (name: string, length: number): tf.Tensor =>
    tf.tensor(weights.vector(name, length), [length]);
  const linear = (name: string, outputs: number, inputs: number): Linear => {
    const { floats } = weights.matrix(`${name}.weight`, outputs, inputs);
    return {
      weight: tf.tensor(transpose(floats, outputs, inputs), [inputs, outputs]),
      bias: vector(`${name}.bias`, outputs),
    };
  };
  const norm = (name: string): Norm => ({
    gamma: vector(`${name}.weight`, hidden),
    beta: vector(`${name}.bias`, hidden),
  });
  const table = (name: string, rows: number): Float32Array =>
    weights.matrix(`embeddings.${name}_embeddings.weight`, rows, hidden).floats;

  const words = table("word", vocabSize);
  const wordTable = tf.tensor(words, [vocabSize, hidden]);
  const positionTable = tf.tensor(table("position", config.maxPositions), [config.maxPositions, hidden]);
  const type = tf.tensor(table("token_type", config.typeVocabSize).slice(0, hidden), [hidden]);
  const embeddingNorm = norm("embeddings.LayerNorm");
  const layers = Array.from({ length: config.layers }, (_, i) => {
    const at = `encoder.layer.${i}`;
    return {
      query: linear(`${at}.attention.self.query`, hidden, hidden),
      key: linear(`${at}.attention.self.key`, hidden, hidden),
      value: linear(`${at}.attention.self.value`, hidden, hidden),
      attentionOutput: linear(`${at}.attention.output.dense`, hidden, hidden),
      attentionNorm: norm(`${at}.attention.output.LayerNorm`),
      intermediate: linear(`${at}.intermediate.dense`, intermediateSize, hidden),
      output: linear(`${at}.output.dense`, hidden, intermediateSize),
      outputNorm: norm(`${at}.output.LayerNorm`),
    };
  });
  const transform = linear("cls.predictions.transform.dense", hidden, hidden);
  const transformNorm = norm("cls.predictions.transform.LayerNorm");
  const decoder: Linear = {
    weight: tf.tensor(transpose(words, vocabSize, hidden), [hidden, vocabSize]),
    bias: vector("cls.predictions.bias", vocabSize),
  };

  const apply = (x: tf.Tensor, { weight, bias }: Linear): tf.Tensor =>
    tf.fused.matMul({ a: x, b: weight, bias });
  const normalize = (x: tf.Tensor, { gamma, beta }: Norm): tf.Tensor => {
    const { mean, variance } = tf.moments(x, 1, true);
    const scale = tf.rsqrt(tf.add(variance, config.layerNormEps));
    return tf.add(tf.mul(tf.mul(tf.sub(x, mean), scale), gamma), beta);
  };
  const gelu = (x: tf.Tensor): tf.Tensor =>
    tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));

  return {
    run(ids, position) {
      const tokens = ids.length;
      const byHead = (x: tf.Tensor): tf.Tensor =>
        tf.transpose(tf.reshape(x, [tokens, heads, headSize]), [1, 0, 2]);
      const outputs = tf.tidy(() => {
        const sum = tf.add(
          tf.gather(wordTable, tf.tensor(ids, [tokens], "int32")),
          tf.slice(positionTable, [0, 0], [tokens, hidden]),
        );
        let x = normalize(tf.add(sum, type), embeddingNorm);
        const allProbs: tf.Tensor[] = [];
        for (const layer of layers) {
          const [q, k, v] = [layer.query, layer.key, layer.value].map((part) => byHead(apply(x, part)));
          const probs = tf.softmax(tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(headSize)));
          allProbs.push(probs);
          const context = tf.reshape(tf.transpose(tf.matMul(probs, v), [1, 0, 2]), [tokens, hidden]);
          x = normalize(tf.add(x, apply(context, layer.attentionOutput)), layer.attentionNorm);
          x = normalize(tf.add(x, apply(gelu(apply(x, layer.intermediate)), layer.output)), layer.outputNorm);
        }
        const state = normalize(
          gelu(apply(tf.slice(x, [position, 0], [1, hidden]), transform)),
          transformNorm,
        );
        return [apply(state, decoder), ...allProbs];
      });
      const data = outputs.map((output) => output.dataSync());
      for (const output of outputs) output.dispose();
      return { logits: data[0], probs: data[data.length - 1] };
    },
  };
}

import type { KernelChoice } from "../../src/engine/kernels/choose";
import type { ModelFiles } from "../../src/engine/model/assembly";
import { bertFromFiles } from "../../src/engine/model/fromFiles";
import type { Peer, Place } from "./peer";

export async function createOurs(place: Place, kernels: KernelChoice): Promise<Peer> {
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await place.fetch(path));
  const [config, vocab, weights] = await Promise.all([
    text("model/config.json"),
    text("model/vocab.txt"),
    place.fetch("model/model.safetensors"),
  ]);
  return peerOf({ config, vocab, weights }, kernels);
}

export function peerOf(files: ModelFiles, kernels: KernelChoice): Peer {
  const bert = bertFromFiles(files, { kernels });
  return {
    size: { parameters: bert.parameterCount, bytes: bert.memoryBytes },
    run(ids, position) {
      const { trace, guesses } = bert.forward(ids, new Int32Array(ids.length), {
        need: { layers: ["probs"] },
        guesses: { positions: [position], top: 10 },
      });
      const logits = new Float32Array(bert.config.vocabSize).fill(Number.NaN);
      for (const { id, logit } of guesses[0].guesses) logits[id] = logit;
      return { logits, probs: trace.layers[bert.config.layers - 1].probs!.data };
    },
  };
}

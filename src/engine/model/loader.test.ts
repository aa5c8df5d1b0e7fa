import { describe, expect, it } from "vitest";
import { plainBackend } from "../kernels/plain/plain";
import { readModelFiles } from "../testing/folders";
import { modelFiles, quantizeRows, randomTensors } from "../testing/random-model";
import type { Bert } from "./bert";
import { bertFromFiles } from "./fromFiles";
import { BertLoader } from "./loader";
import { writeSafetensors } from "./writeSafetensors";

const sizes = { vocab: 20, hidden: 8, heads: 2, inner: 16, layers: 2, positions: 16 };
const tensors = quantizeRows(randomTensors(sizes));
const files = modelFiles(sizes, tensors);
const request = { text: "w7 w9 w11", guesses: { positions: [1, 2], top: 20 } };

function loadInPieces(weights: ArrayBuffer, size: number, of = files): Bert {
  const loader = new BertLoader(of, plainBackend);
  for (let at = 0; at < weights.byteLength; at += size) {
    loader.push(new Uint8Array(weights, at, Math.min(size, weights.byteLength - at)));
  }
  return loader.finish();
}

describe("loading while the weights arrive", () => {
  const whole = bertFromFiles(files, { kernels: "plain" });

  it.each([1, 7, 100, 1000, 1_000_000])("gives the same model in pieces of %i bytes", (size) => {
    const bert = loadInPieces(files.weights, size);
    expect(bert.run(request).guesses).toEqual(whole.run(request).guesses);
    expect(bert.parameterCount).toBe(whole.parameterCount);
  });

  it("gives the same model whatever the order of the tensors in the file", () => {
    const backwards = writeSafetensors(Object.fromEntries(Object.entries(tensors).reverse()));
    expect(loadInPieces(backwards, 64).run(request).guesses).toEqual(whole.run(request).guesses);
  });

  it("loads the shipped model in the pieces of a download", () => {
    const shipped = readModelFiles("public/model");
    const text = { text: "The [MASK] sat on the mat.", guesses: { positions: [2], top: 5 } };
    const expected = bertFromFiles(shipped, { kernels: "plain" }).run(text).guesses;
    expect(loadInPieces(shipped.weights, 65_536, shipped).run(text).guesses).toEqual(expected);
  });

  it("says when the file was cut short, and where", () => {
    expect(() => loadInPieces(new ArrayBuffer(3), 10)).toThrow(/only 3 bytes/);
    expect(() => loadInPieces(files.weights.slice(0, 200), 10)).toThrow(/only 200 bytes/);
    const cut = files.weights.slice(0, files.weights.byteLength - 5);
    expect(() => loadInPieces(cut, 100)).toThrow(/cut short: tensor "cls.predictions.bias" should end/);
  });

  it("refuses a wrong tensor before the rest of the file has come", () => {
    const name = "bert.encoder.layer.0.attention.self.query.weight";
    const wrong = writeSafetensors({ ...tensors, [name]: { shape: [4, 16], data: tensors[name].data } });
    const loader = new BertLoader(files, plainBackend);
    const pushAll = (): void => {
      for (let at = 0; at < wrong.byteLength - 500; at += 100) loader.push(new Uint8Array(wrong, at, 100));
    };
    expect(pushAll).toThrow(
      expect.objectContaining({
        name: "ModelFileError",
        message: `Tensor "${name}" has shape [4, 16], but config.json asks for [8, 8].`,
        code: "tensorWrongShape",
        values: [name, [4, 16], [8, 8]],
      }),
    );
  });

  it("refuses a web page that was sent in place of the weights", () => {
    const loader = new BertLoader(files, plainBackend);
    const page = new TextEncoder().encode("<!doctype html><title>Not found</title>");
    expect(() => loader.push(page)).toThrow(/not a safetensors file/);
  });
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ModelFiles } from "../model/assembly";

/** A path inside the repository. */
export function repositoryPath(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

export function readBytes(path: string): ArrayBuffer {
  const file = readFileSync(repositoryPath(path));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}

export function readText(path: string): string {
  return readFileSync(repositoryPath(path), "utf8");
}

export function readModelFiles(folder: string, weights = "model.safetensors"): ModelFiles {
  return {
    config: readText(`${folder}/config.json`),
    vocab: readText(`${folder}/vocab.txt`),
    weights: readBytes(`${folder}/${weights}`),
  };
}

import { readdirSync, readFileSync, statSync } from "node:fs";
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

/** What a changed file of a folder holds; null for one that is taken away. */
export type Changes = Readonly<Record<string, ((text: string) => string) | string | Uint8Array | null>>;

/** A folder's files as a visitor's browser hands them to the worker, some of them changed, added or taken away. */
export function folderFiles(
  folder: string,
  changes: Changes = {},
): { readonly path: string; readonly size: number; readonly content: Blob }[] {
  const root = repositoryPath(folder);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const name of readdirSync(root, { recursive: true }) as string[]) {
    if (statSync(`${root}/${name}`).isFile())
      files.set(name, Uint8Array.from(readFileSync(`${root}/${name}`)));
  }
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) files.delete(name);
    else if (change instanceof Uint8Array) files.set(name, Uint8Array.from(change));
    else {
      const text = typeof change === "string" ? change : change(new TextDecoder().decode(files.get(name)));
      files.set(name, new TextEncoder().encode(text));
    }
  }
  return [...files].map(([path, bytes]) => ({ path, size: bytes.length, content: new Blob([bytes]) }));
}

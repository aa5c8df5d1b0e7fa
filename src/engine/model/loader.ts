import { ModelFileError } from "../errors";
import type { Backend } from "../kernels/kernels";
import type { TokenizerOptions } from "../tokenizer/tokenizer";
import { Assembly, type ModelFiles } from "./assembly";
import { Bert } from "./bert";
import {
  parseTable,
  readDataStart,
  refuseCutShort,
  type SafetensorsTable,
  type TensorPlace,
  tensorsOf,
} from "./safetensors";
import { bareName } from "./weights";

/**
 * Loads a model while its weights are still arriving: each layer is checked and packed as soon as its last byte is
 * there, so that almost nothing is left to do at the end, and a wrong file is refused at its first wrong tensor.
 */
export class BertLoader {
  readonly #assembly: Assembly;
  /** The first bytes, until the header is complete; then the data. */
  #bytes = new Uint8Array(0);
  #table: SafetensorsTable | null = null;
  #received = 0;

  /** @throws ModelFileError if config or vocabulary are damaged or do not fit each other. */
  constructor(files: Pick<ModelFiles, "config" | "vocab">, backend: Backend, tokenizer?: TokenizerOptions) {
    this.#assembly = new Assembly(files, backend, tokenizer);
  }

  /** Takes the next bytes of model.safetensors. @throws ModelFileError as soon as they cannot belong to this model. */
  push(chunk: Uint8Array): void {
    this.#received += chunk.length;
    if (this.#table) this.#store(chunk, this.#table, this.#received - chunk.length - this.#table.dataStart);
    else this.#readHead(chunk);
    const table = this.#table;
    if (table) this.#assembly.advance((prefix) => this.#hasArrived(table.places, table.dataStart, prefix));
  }

  /** The model, when all bytes were pushed. @throws ModelFileError if some are missing or a tensor is. */
  finish(): Bert {
    if (!this.#table) {
      throw new ModelFileError("weightsTiny", this.#received);
    }
    refuseCutShort(this.#table, this.#received);
    return new Bert(this.#assembly.finish());
  }

  #readHead(chunk: Uint8Array): void {
    const head = new Uint8Array(this.#bytes.length + chunk.length);
    head.set(this.#bytes);
    head.set(chunk, this.#bytes.length);
    this.#bytes = head;
    const dataStart = readDataStart(head);
    if (dataStart === null || dataStart > head.length) return;
    const table = parseTable(head.subarray(0, dataStart));
    const size = table.places.at(-1)?.end ?? 0;
    try {
      this.#bytes = new Uint8Array(size);
    } catch {
      throw new ModelFileError("weightsHuge", size);
    }
    this.#table = table;
    this.#assembly.begin(tensorsOf(table, this.#bytes.buffer, 0));
    this.#store(head.subarray(dataStart), table, 0);
  }

  #store(chunk: Uint8Array, table: SafetensorsTable, at: number): void {
    // Bytes behind the last tensor belong to nothing.
    const room = (table.places.at(-1)?.end ?? 0) - at;
    if (room > 0) this.#bytes.set(chunk.subarray(0, room), at);
  }

  #hasArrived(places: readonly TensorPlace[], dataStart: number, prefix: string): boolean {
    return places.every(
      ({ name, end }) => dataStart + end <= this.#received || !bareName(name).startsWith(prefix),
    );
  }
}

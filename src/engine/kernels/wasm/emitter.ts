/**
 * A small WebAssembly emitter: functions are written as expressions, and come out as the bytes of a module.
 * Format: https://webassembly.github.io/spec/core/binary/
 */

type ValueType = "i32" | "f32" | "v128";
const TYPE_BYTE: Record<ValueType, number> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** Instructions that leave a value (an expression) or none (a statement) on the stack. */
export interface Code {
  readonly bytes: readonly number[];
}

/** Joins instructions, given as code or as raw bytes. */
export function code(...parts: readonly (Code | number | readonly number[])[]): Code {
  const bytes: number[] = [];
  for (const part of parts) {
    if (typeof part === "number") bytes.push(part);
    // Not `push(...all)`: the unrolled bodies are longer than an argument list may be.
    else for (const byte of "bytes" in part ? part.bytes : part) bytes.push(byte);
  }
  return { bytes };
}

/** A parameter or local variable: reads as an expression, and can be set. */
export class Local implements Code {
  readonly bytes: readonly number[];

  constructor(readonly index: number) {
    this.bytes = [0x20, ...unsignedLeb(index)];
  }

  set(value: Code): Code {
    return code(value, 0x21, unsignedLeb(this.index));
  }
}

/** A function in the making. It returns nothing: kernels leave their results in memory. */
export class WasmFunction {
  readonly parameters: readonly Local[];
  readonly #parameterTypes: readonly ValueType[];
  readonly #localTypes: ValueType[] = [];
  #body: Code = code();

  constructor(
    readonly name: string,
    parameterTypes: readonly ValueType[],
  ) {
    this.#parameterTypes = parameterTypes;
    this.parameters = parameterTypes.map((_, i) => new Local(i));
  }

  local(type: ValueType): Local {
    this.#localTypes.push(type);
    return new Local(this.#parameterTypes.length + this.#localTypes.length - 1);
  }

  locals(type: ValueType, count: number): Local[] {
    return Array.from({ length: count }, () => this.local(type));
  }

  /** Appends statements. */
  body(...statements: readonly Code[]): this {
    this.#body = code(this.#body, ...statements);
    return this;
  }

  get typeBytes(): number[] {
    return [0x60, ...vector(this.#parameterTypes.map((type) => [TYPE_BYTE[type]])), 0];
  }

  get codeBytes(): number[] {
    const locals = vector(this.#localTypes.map((type) => [1, TYPE_BYTE[type]]));
    const bytes = [...locals, ...this.#body.bytes, 0x0b];
    return [...unsignedLeb(bytes.length), ...bytes];
  }
}

/** A module that imports its memory as `engine.memory` and exports all `functions`; the index is the place in the list. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const indices = functions.map((_, i) => unsignedLeb(i));
  const memoryImport = [...name("engine"), ...name("memory"), 2, 0, ...unsignedLeb(1)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d], // "\0asm"
    ...[1, 0, 0, 0], // version
    ...section(1, vector(functions.map((f) => f.typeBytes))),
    ...section(2, vector([memoryImport])),
    ...section(3, vector(indices)),
    ...section(7, vector(functions.map((f, i) => [...name(f.name), 0, ...indices[i]]))),
    ...section(10, vector(functions.map((f) => f.codeBytes))),
  ]);
}

/** Unsigned LEB128: seven bits a byte, lowest first. */
export function unsignedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest ? low | 0x80 : low);
  } while (rest);
  return bytes;
}

/** Signed LEB128: the last byte's bit 6 is the sign. */
export function signedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && !(low & 0x40)) || (rest === -1 && low & 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsignedLeb(items.length), ...items.flat()];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsignedLeb(content.length), ...content];
}

function name(text: string): number[] {
  return vector([...text].map((letter) => [letter.charCodeAt(0)]));
}

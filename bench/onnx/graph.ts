import { type Bytes, concatenate, float, integer, message, raw, text } from "./protobuf";

/** ONNX element types (`TensorProto.DataType`). */
const TYPES = { float: 1, uint8: 2, int8: 3, int64: 7 } as const;
type ElementType = keyof typeof TYPES;
type Attribute = number | readonly number[] | { readonly float: number };

/** Builds an ONNX model node by node (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto). Names are strings. */
export class OnnxGraph {
  readonly #nodes: Bytes[] = [];
  readonly #initializers: Bytes[] = [];
  readonly #inputs: Bytes[] = [];
  readonly #outputs: Bytes[] = [];
  #names = 0;

  input(name: string, type: ElementType, shape: readonly (number | string)[]): string {
    this.#inputs.push(valueInfo(name, type, shape));
    return name;
  }

  output(name: string, type: ElementType, shape: readonly (number | string)[]): void {
    this.#outputs.push(valueInfo(name, type, shape));
  }

  constant(data: Float32Array | Int8Array | BigInt64Array, shape: readonly number[]): string {
    const type: ElementType =
      data instanceof Float32Array ? "float" : data instanceof Int8Array ? "int8" : "int64";
    const name = this.#name();
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const dims = shape.flatMap((side) => integer(1, side));
    this.#initializers.push([...dims, ...integer(2, TYPES[type]), ...text(8, name), ...raw(9, bytes)]);
    return name;
  }

  scalar(value: number): string {
    return this.constant(Float32Array.of(value), []);
  }

  integers(...values: number[]): string {
    return this.constant(BigInt64Array.from(values, BigInt), [values.length]);
  }

  /** Adds a node with one output and returns its name. */
  node(
    operator: string,
    inputs: readonly string[],
    attributes: Record<string, Attribute> = {},
    name?: string,
  ): string {
    return this.nodes(operator, inputs, 1, attributes, name)[0];
  }

  /** Adds a node with several outputs and returns their names. */
  nodes(
    operator: string,
    inputs: readonly string[],
    outputs: number,
    attributes: Record<string, Attribute> = {},
    name?: string,
  ): string[] {
    const names = Array.from({ length: outputs }, () => name ?? this.#name());
    this.#nodes.push([
      ...inputs.flatMap((input) => text(1, input)),
      ...names.flatMap((output) => text(2, output)),
      ...text(4, operator),
      ...Object.entries(attributes).flatMap(([key, value]) => message(5, attribute(key, value))),
    ]);
    return names;
  }

  /** The model file. */
  serialize(opset = 17): Uint8Array {
    const graph = [
      ...this.#nodes.flatMap((node) => message(1, node)),
      ...text(2, "bert"),
      ...this.#initializers.flatMap((tensor) => message(5, tensor)),
      ...this.#inputs.flatMap((value) => message(11, value)),
      ...this.#outputs.flatMap((value) => message(12, value)),
    ];
    const operators = [...text(1, ""), ...integer(2, opset)];
    return concatenate([...integer(1, 8), ...message(7, graph), ...message(8, operators)]);
  }

  #name(): string {
    return `v${this.#names++}`;
  }
}

function attribute(name: string, value: Attribute): Bytes {
  if (typeof value === "number") return [...text(1, name), ...integer(3, value), ...integer(20, 2)];
  if ("float" in value) return [...text(1, name), ...float(2, value.float), ...integer(20, 1)];
  return [...text(1, name), ...value.flatMap((item) => integer(8, item)), ...integer(20, 7)];
}

function valueInfo(name: string, type: ElementType, shape: readonly (number | string)[]): Bytes {
  const dimensions = shape.flatMap((side) =>
    message(1, typeof side === "number" ? integer(1, side) : text(2, side)),
  );
  const tensor = [...integer(1, TYPES[type]), ...message(2, dimensions)];
  return [...text(1, name), ...message(2, message(1, tensor))];
}

import { type Code, code, signedLeb, unsignedLeb } from "./emitter";

/** An operand: an expression, or a constant of the instruction's type. */
export type Operand = Code | number;

function floatBytes(value: number): number[] {
  return [...new Uint8Array(Float32Array.of(value).buffer)];
}

function intBytes(value: number): number[] {
  return [...new Uint8Array(Int32Array.of(value).buffer)];
}

/** Opcodes of the vector instructions have a prefix and are LEB128 numbers themselves. */
function vectorOpcode(opcode: number): number[] {
  return [0xfd, ...unsignedLeb(opcode)];
}

/** Alignment hint 2² = 4 bytes, and an offset that is added to the address. */
function memoryArgument(offset: number): number[] {
  return [2, ...unsignedLeb(offset)];
}

type Unary = (a: Operand) => Code;
type Binary = (a: Operand, b: Operand) => Code;

const asI32 = (value: Operand): Code => (typeof value === "number" ? code(0x41, signedLeb(value)) : value);
const asF32 = (value: Operand): Code => (typeof value === "number" ? code(0x43, floatBytes(value)) : value);
const asF32x4 = (value: Operand): Code =>
  typeof value === "number" ? code(vectorOpcode(0x0c), ...Array(4).fill(floatBytes(value))) : value;
const asI32x4 = (value: Operand): Code =>
  typeof value === "number" ? code(vectorOpcode(0x0c), ...Array(4).fill(intBytes(value))) : value;

const i32Binary =
  (opcode: number): Binary =>
  (a, b) =>
    code(asI32(a), asI32(b), opcode);
const f32Binary =
  (opcode: number): Binary =>
  (a, b) =>
    code(asF32(a), asF32(b), opcode);
const f32x4Binary =
  (opcode: number): Binary =>
  (a, b) =>
    code(asF32x4(a), asF32x4(b), vectorOpcode(opcode));
const vectorUnary =
  (opcode: number): Unary =>
  (a) =>
    code(asF32x4(a), vectorOpcode(opcode));

export const i32 = {
  add: i32Binary(0x6a),
  subtract: i32Binary(0x6b),
  multiply: i32Binary(0x6c),
  and: i32Binary(0x71),
  shiftLeft: i32Binary(0x74),
  equal: i32Binary(0x46),
  /** Unsigned: for addresses. */
  less: i32Binary(0x49),
  greaterOrEqual: i32Binary(0x4f),
} as const;

export const f32 = {
  add: f32Binary(0x92),
  multiply: f32Binary(0x94),
  divide: f32Binary(0x95),
  max: f32Binary(0x97),
  squareRoot: (a: Operand): Code => code(asF32(a), 0x91),
  fromInt: (a: Operand): Code => code(asI32(a), 0xb2),
  load: (address: Code, offset = 0): Code => code(address, 0x2a, memoryArgument(offset)),
  store: (address: Code, value: Operand, offset = 0): Code =>
    code(address, asF32(value), 0x38, memoryArgument(offset)),
} as const;

export const v128 = {
  load: (address: Code, offset = 0): Code => code(address, vectorOpcode(0x00), memoryArgument(offset)),
  /** Eight signed bytes as eight 16-bit integers. */
  loadBytes: (address: Code, offset = 0): Code =>
    code(address, vectorOpcode(0x01), [0, ...unsignedLeb(offset)]),
  /** One float in all four lanes. */
  loadSplat: (address: Code, offset = 0): Code => code(address, vectorOpcode(0x09), memoryArgument(offset)),
  store: (address: Code, value: Code, offset = 0): Code =>
    code(address, value, vectorOpcode(0x0b), memoryArgument(offset)),
  and: (a: Code, b: Code): Code => code(a, b, vectorOpcode(0x4e)),
} as const;

export const i32x4 = {
  constant: (a: number, b: number, c: number, d: number): Code =>
    code(vectorOpcode(0x0c), ...[a, b, c, d].map(intBytes)),
  splat: (a: Operand): Code => code(asI32(a), vectorOpcode(0x11)),
  add: (a: Operand, b: Operand): Code => code(asI32x4(a), asI32x4(b), vectorOpcode(0xae)),
  shiftLeft: (a: Code, bits: number): Code => code(a, asI32(bits), vectorOpcode(0xab)),
  greater: (a: Operand, b: Operand): Code => code(asI32x4(a), asI32x4(b), vectorOpcode(0x3b)),
  /** Rounds toward zero; values out of range become the nearest integer. */
  fromFloats: vectorUnary(0xf8),
  /** The lower or upper four of eight 16-bit integers. */
  extendLow: (a: Code): Code => code(a, vectorOpcode(0xa7)),
  extendHigh: (a: Code): Code => code(a, vectorOpcode(0xa8)),
} as const;

export const f32x4 = {
  splat: (a: Operand): Code => code(asF32(a), vectorOpcode(0x13)),
  lane: (a: Code, index: number): Code => code(a, vectorOpcode(0x1f), index),
  add: f32x4Binary(0xe4),
  subtract: f32x4Binary(0xe5),
  multiply: f32x4Binary(0xe6),
  divide: f32x4Binary(0xe7),
  /** The "pseudo" minimum and maximum: one instruction on x86, where the IEEE ones take several. */
  min: f32x4Binary(0xea),
  max: f32x4Binary(0xeb),
  greater: f32x4Binary(0x44),
  nearest: vectorUnary(0x6a),
  squareRoot: vectorUnary(0xe3),
  fromInts: (a: Code): Code => code(a, vectorOpcode(0xfa)),
  /** a · b + c, rounded once; relaxed SIMD only: devices without the instruction round twice. */
  relaxedMultiplyAdd: (a: Operand, b: Operand, c: Operand): Code =>
    code(asF32x4(a), asF32x4(b), asF32x4(c), vectorOpcode(0x105)),
  sum: (a: Code): Code => horizontally(f32.add, a),
  largest: (a: Code): Code => horizontally(f32.max, a),
} as const;

function horizontally(combine: Binary, a: Code): Code {
  const [x, y, z, w] = [0, 1, 2, 3].map((index) => f32x4.lane(a, index));
  return combine(combine(x, y), combine(z, w));
}

const EMPTY_BLOCK = 0x40;
const END = 0x0b;
const branchIf = (condition: Code, depth: number): Code => code(condition, 0x0d, unsignedLeb(depth));

/** Runs the statements at least once, and again as long as the condition holds. */
export function repeatWhile(condition: Code, ...statements: readonly Code[]): Code {
  return code(0x03, EMPTY_BLOCK, ...statements, branchIf(condition, 0), END);
}

/** Runs the statements as long as the condition holds, perhaps not at all. */
export function loopWhile(condition: Code, ...statements: readonly Code[]): Code {
  return when(condition, repeatWhile(condition, ...statements));
}

/** Runs the statements if the condition is not zero. */
export function when(condition: Code, ...statements: readonly Code[]): Code {
  return code(condition, 0x04, EMPTY_BLOCK, ...statements, END);
}

/** Calls function number `index` of the module. */
export function call(index: number, ...operands: readonly Operand[]): Code {
  return code(...operands.map(asI32), 0x10, unsignedLeb(index));
}

import { roundUp } from "./kernels";

/** 16 floats are 64 bytes: a cache line. */
const ALIGNMENT = 16;

/** Hands out stretches of one Float32Array from its start; nothing is ever given back. */
export class Arena {
  protected top = 0;

  constructor(readonly memory: Float32Array) {}

  /** @throws Error if the arena is too small, which is a mistake in the caller's sum. */
  allocate(floats: number): number {
    const at = this.top;
    this.top += roundUp(floats, ALIGNMENT);
    if (this.top > this.memory.length) throw new Error(`The arena has no room for ${floats} floats.`);
    return at;
  }
}

/** What `floats` take with the alignment that `allocate` adds. */
export function allocationFloats(floats: number): number {
  return roundUp(floats, ALIGNMENT);
}

import { roundUp } from "../../kernels/kernels";

/** 16 floats are 64 bytes: a cache line. */
const ALIGNMENT = 16;

/** Hands out stretches of an arena like a stack: what was taken last is given back first. */
export class StackArena {
  #top: number;

  constructor(
    readonly memory: Float32Array,
    start = 0,
  ) {
    this.#top = roundUp(start, ALIGNMENT);
  }

  /** @throws Error if the arena is too small, which is a mistake in the caller's sum. */
  allocate(floats: number): number {
    const at = this.#top;
    this.#top = at + roundUp(floats, ALIGNMENT);
    if (this.#top > this.memory.length) {
      throw new Error(`The arena of ${this.memory.length} floats is full: ${floats} more do not fit.`);
    }
    return at;
  }

  mark(): number {
    return this.#top;
  }

  release(mark: number): void {
    this.#top = mark;
  }
}

import { Arena } from "../../kernels/arena";

/** Hands out stretches of an arena like a stack: what was taken last is given back first. */
export class StackArena extends Arena {
  mark(): number {
    return this.top;
  }

  release(mark: number): void {
    this.top = mark;
  }
}

import { weightBytes } from "../../engine";
import type { Subject } from "./subject";
import { words } from "./words";

interface MemoryLine {
  readonly name: string;
  readonly how: string;
  readonly bytes: number;
  /** What only training needs, not running. */
  readonly isTraining: boolean;
}

/** Adam keeps two running means for each parameter (Kingma & Ba 2015), beside the weights and their gradients. */
const ADAM_NUMBERS = 4;

/** Bytes of the weights by format, and of training in f32. */
export function memoryLines({ sizes, count }: Subject): readonly MemoryLine[] {
  return [
    { name: "f32", how: words.memory.f32, bytes: weightBytes(sizes, "f32"), isTraining: false },
    { name: "f16", how: words.memory.f16, bytes: weightBytes(sizes, "f16"), isTraining: false },
    {
      name: "int8",
      how: words.memory.int8,
      bytes: weightBytes(sizes, "int8"),
      isTraining: false,
    },
    {
      name: words.memory.adam,
      how: words.memory.adamHow,
      bytes: ADAM_NUMBERS * 4 * count.total,
      isTraining: true,
    },
  ];
}

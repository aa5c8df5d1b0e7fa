import { fixed } from "../../ui/format";

/** A number of sentences: whole where it is whole; ties may make parts of it. */
export function count(value: number): string {
  return fixed(value, Number.isInteger(value) ? 0 : 1);
}

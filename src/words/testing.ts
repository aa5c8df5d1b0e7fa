import { isValidElement } from "react";

/** Stands for any value: whatever is asked of it, it is there, and written it is ◦. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive || key === "toString") return () => "◦";
    if (key === Symbol.iterator) return [][Symbol.iterator].bind([]);
    return anything;
  },
  apply: () => anything,
});

/** The stretches of text that React would draw, one per node. */
export function leavesOf(node: unknown): readonly string[] {
  if (node === anything) return ["◦"];
  if (typeof node === "string" || typeof node === "number") return [String(node)];
  if (Array.isArray(node)) return node.flatMap(leavesOf);
  return isValidElement<{ children?: unknown }>(node) ? leavesOf(node.props.children) : [];
}

/** What an entry of the catalogue can say, as stretches of text: a function, whatever it is given. */
export function sayings(entry: unknown): readonly (readonly string[])[] {
  if (typeof entry !== "function") return [leavesOf(entry)];
  return [anything, null, 1, 2, 0, true, false, "", "word"].flatMap((value) => {
    try {
      return [leavesOf(entry(...Array<unknown>(entry.length).fill(value)))];
    } catch {
      // Not a value that this function may get.
      return [];
    }
  });
}

/** Every entry of an area that says something, with its path. */
export function entries(path: string, words: object): readonly (readonly [string, unknown])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const at = `${path}.${name}`;
    const isArea = typeof value === "object" && value !== null && !isValidElement(value);
    return isArea ? entries(at, value) : [[at, value] as const];
  });
}

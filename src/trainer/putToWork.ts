import type { ModelFolder } from "../engine/training/folder";
import { filesOf } from "./save";

/** The page's way to put a visitor's model to work; it says so when it starts. */
type PutToWork = (files: {
  readonly files: readonly { readonly path: string; readonly size: number; open(): Promise<Blob> }[];
  readonly signal: AbortSignal;
}) => Promise<void>;

let way: PutToWork | null = null;

/** Called once, by the page. */
export function setWayToWork(next: PutToWork): void {
  way = next;
}

/** From now on every scene is computed with this model. @throws Error in a plain sentence if it cannot be. */
export async function putToWork(folder: ModelFolder): Promise<void> {
  if (!way) throw new Error("The page is not ready to take a model.");
  const files = filesOf(folder).map((file) => ({ path: file.name, size: file.size, open: async () => file }));
  await way({ files, signal: new AbortController().signal });
}

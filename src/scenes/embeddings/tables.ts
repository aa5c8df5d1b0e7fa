import { row, type TableRow } from "../../engine";
import { focusToken } from "../../store/focusToken";
import type { SceneContext } from "../scene";

/** The rows nearest to the focused token's; null while the answer is to another token. */
export function nearestRows(context: SceneContext): readonly TableRow[] | null {
  const token = context.encoding.tokens[focusToken(context)];
  const near = context.runs.near?.result?.table?.near[0];
  return near && near.id === token?.id ? near.rows : null;
}

/** How many positions were compared with each other; 0 until they are. */
export function comparedPositions({ runs }: SceneContext): number {
  return runs.positions?.result?.table?.positions?.shape[0] ?? 0;
}

/** Cosines of one position's vector to all compared ones `[positions]`; null if it is not among them. */
export function positionRow({ runs }: SceneContext, position: number): Float32Array | null {
  const cosines = runs.positions?.result?.table?.positions;
  return cosines && position < cosines.shape[0] ? row(cosines, position) : null;
}

/** The other positions, most alike first. */
export function similarPositions(
  cosines: Float32Array,
  position: number,
): { readonly position: number; readonly cosine: number }[] {
  return Array.from(cosines, (cosine, other) => ({ position: other, cosine }))
    .filter((other) => other.position !== position)
    .sort((a, b) => b.cosine - a.cosine || a.position - b.position);
}

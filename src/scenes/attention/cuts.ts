import type { EdgeRef } from "../../engine";

/** The cut that holds for a cell of one head's matrix: itself, or one of all heads or layers; null if it is whole. */
export function cutOfCell(edgesOff: readonly EdgeRef[], cell: EdgeRef): EdgeRef | null {
  const fits = (edge: EdgeRef): boolean =>
    edge.from === cell.from &&
    edge.to === cell.to &&
    (edge.layer === "all" || edge.layer === cell.layer) &&
    (edge.head === "all" || edge.head === cell.head);
  return edgesOff.find(fits) ?? null;
}

/** The cells of a head's matrix that are cut, as `from * count + to`. */
export function cutEdges(
  edgesOff: readonly EdgeRef[],
  layer: number,
  head: number,
  count: number,
): readonly number[] {
  const here = edgesOff.filter(({ from, to, ...edge }) => {
    const cell = { layer, head, from, to };
    return from < count && to < count && cutOfCell([{ ...edge, from, to }], cell) !== null;
  });
  return [...new Set(here.map(({ from, to }) => from * count + to))];
}

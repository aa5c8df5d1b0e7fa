import type { Room } from "../viz/ground";

/** A room as a picture has it that is drawn larger: its own pixels, each `zoom` of the window's. */
interface Magnified {
  readonly room: Room;
  readonly zoom: number;
}

/** Twice the size is large enough, whatever the window: letters of two centimetres do not read better. */
const MOST = 2;

/**
 * How much larger than drawn a picture stands in a window that has more room than it needs: its marks grow together,
 * letters as well. Where it has less, it is drawn as it is, for the room that there is.
 * @param room what there is, in CSS pixels
 * @param needs what the picture needs to be whole, in its own pixels
 */
export function magnified(room: Room, needs: Room): Magnified {
  const zoom = Math.max(1, Math.min(MOST, room.width / needs.width, room.height / needs.height));
  return { zoom, room: { width: Math.floor(room.width / zoom), height: Math.floor(room.height / zoom) } };
}

/**
 * Where a pointer is in an element, in the element's own pixels: those of the window are larger where it is magnified.
 */
export function pointIn(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): readonly [x: number, y: number] {
  const { left, top } = element.getBoundingClientRect();
  const scale = zoomOf(element);
  return [(clientX - left) / scale, (clientY - top) / scale];
}

/** Where a place in an element, in its own pixels, lies in the window. */
export function pointOf(element: Element, x: number, y: number): readonly [x: number, y: number] {
  const { left, top } = element.getBoundingClientRect();
  const scale = zoomOf(element);
  return [left + x * scale, top + y * scale];
}

/** Pixels of the window that one of the element's own is wide. Browsers that do not say do not magnify. */
function zoomOf(element: Element): number {
  return (element as Element & { readonly currentCSSZoom?: number }).currentCSSZoom ?? 1;
}

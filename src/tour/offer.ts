import { useStore } from "../store/store";

const KEY = "tour";

/**
 * Offers the tour to a newcomer: someone who has not been offered it on this device, and whom no link has brought
 * to a place of its own. Call it before the address is written.
 */
export function offerTour(hash: string): void {
  if (hash.length > 1) return;
  try {
    if (localStorage.getItem(KEY) !== null) return;
    localStorage.setItem(KEY, "offered");
  } catch {
    // Storage is denied: nobody knows whether this is a newcomer, and asking at every visit would be a nuisance.
    return;
  }
  useStore.getState().setTourOffered(true);
}

import { registerSW } from "virtual:pwa-register";
import { useStore } from "../store/store";

/** Name of the service worker's cache for weights (see vite.config.ts). */
const MODEL_CACHE = "model";

/** Makes the page work without a network after the first visit, and says when a newer one is ready. */
export function goOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  const update = registerSW({
    onNeedRefresh: () => useStore.getState().setUpdate(() => void update(true)),
  });
}

/** Forgets fetched weights: a damaged copy must not be answered again. Storage may be denied; then there is none. */
export async function forgetModel(): Promise<void> {
  try {
    await caches.delete(MODEL_CACHE);
  } catch {
    // No cache storage (an insecure address, a strict browser): nothing is kept, so nothing is to be forgotten.
  }
}

import { registerSW } from "virtual:pwa-register";
import { useStore } from "../store/store";

/** Name of the service worker's cache for weights (see vite.config.ts). */
const MODEL_CACHE = "model";

let take: () => void;

/** Says that a newer version of the page is there, and how it is taken into use. */
function offer(way: () => void): void {
  take = way;
  useStore.setState({ updateReady: true });
}

/** Takes the newer version of the page into use; there is one where `updateReady` is set. */
export const takeUpdate = (): void => take();

/**
 * Makes the page work without a network after the first visit, and says when a newer one is ready.
 * @param files addresses of the model's files. On a first visit they are fetched before there is a service worker that
 * could keep them: so they are put where it looks, once they and it are there. The browser has them still.
 */
export function goOffline(files: readonly string[]): void {
  if (!("serviceWorker" in navigator)) return;
  let asked = false;
  const update = registerSW({
    onNeedRefresh: () =>
      offer(() => {
        asked = true;
        void update(true);
      }),
    // Perhaps another tab took it into use: what stands in this one stays until its own visitor asks.
    onNeedReload: () => (asked ? location.reload() : offer(() => location.reload())),
  });
  const stop = useStore.subscribe(
    ({ model }) => model.phase,
    (phase) => {
      if (phase !== "ready") return;
      stop();
      void keepFiles(files);
    },
  );
}

async function keepFiles(files: readonly string[]): Promise<void> {
  try {
    await navigator.serviceWorker.ready;
    const cache = await caches.open(MODEL_CACHE);
    for (const file of files) if (!(await cache.match(file))) await cache.add(file);
  } catch {
    // Storage is denied or full, or the network is gone: the page works, but only with a network.
  }
}

/** Forgets fetched weights: a damaged copy must not be answered again. Storage may be denied; then there is none. */
export async function forgetModel(): Promise<void> {
  try {
    await caches.delete(MODEL_CACHE);
  } catch {
    // No cache storage (an insecure address, a strict browser): nothing is kept, so nothing is to be forgotten.
  }
}

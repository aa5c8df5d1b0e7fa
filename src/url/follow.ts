import { useStore } from "../store/store";
import { readLink, writeLink } from "./schema";

/** Browsers refuse more than about 100 history writes in 30 seconds; a pause of this length keeps well below. */
const QUIET = 400;

/** Reads the link that opened the page, then keeps the address in step with the state. Scenes are history entries: Back returns to the one before. */
export function followUrl(): void {
  useStore.setState(readLink(location.hash));
  let written = location.hash;
  let scene = useStore.getState().scene;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    const state = useStore.getState();
    // A moving time is not worth a thousand addresses: it is written when the player rests.
    if (state.playing) return;
    const hash = writeLink(state);
    if (hash === written) return;
    written = hash;
    const moved = state.scene !== scene;
    scene = state.scene;
    history[moved ? "pushState" : "replaceState"](null, "", hash);
  };
  useStore.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(write, QUIET);
  });
  addEventListener("popstate", () => {
    const state = readLink(location.hash);
    scene = state.scene ?? scene;
    written = location.hash;
    useStore.setState({ t: 0, masked: [], token: null, ...state, playing: false, until: null });
  });
}

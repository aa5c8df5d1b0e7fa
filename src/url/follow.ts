import { useStore } from "../store/store";
import { linked, readLink, writeLink } from "./schema";

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
    const hash = writeLink(state);
    if (hash === written) return;
    written = hash;
    const moved = state.scene !== scene;
    scene = state.scene;
    history[moved ? "pushState" : "replaceState"](null, "", hash);
  };
  useStore.subscribe((state) => {
    clearTimeout(timer);
    // A moving time is not worth a thousand addresses: it is written when the player rests. The tour's stops are not
    // the visitor's state at all.
    if (state.playing || state.tour) return;
    timer = setTimeout(write, QUIET);
  });
  addEventListener("popstate", () => {
    // What a link does not say is as on a fresh page, not as it is now.
    const state = { ...linked(useStore.getInitialState()), ...readLink(location.hash) };
    scene = state.scene ?? scene;
    written = location.hash;
    useStore.setState({ ...state, playing: false, until: null });
  });
}

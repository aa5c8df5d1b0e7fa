import { at, time } from "../player/clock";
import { useStore } from "../store/store";
import { roomAt } from "./fit";
import { mendLink } from "./mend";
import { linked, readLink, writeLink } from "./schema";

/** Browsers refuse more than about 100 history writes in 30 seconds; a pause of this length keeps well below. */
const QUIET = 400;

/** The whole state of the page's history entry: a link has limited room, a reload or a step back should lose nothing. */
function whole(): string {
  const state: unknown = history.state;
  const kept = typeof state === "object" && state !== null ? (state as { whole?: unknown }).whole : null;
  return typeof kept === "string" ? kept : mendLink(location.hash, location.search).hash;
}

/** Reads the link that opened the page, then keeps the address in step with the state. Scenes are history entries: Back returns to the one before. */
export function followUrl(): void {
  const { t = 0, ...opened } = readLink(whole());
  useStore.setState({ ...opened, ...at(t), linkLost: mendLink(location.hash, location.search).lost });
  let written = whole();
  let scene = useStore.getState().scene;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    const state = { ...useStore.getState(), t: time.get() };
    const everything = writeLink(state, Number.POSITIVE_INFINITY);
    if (everything === written) return;
    written = everything;
    const hash = writeLink(state, roomAt(location.href.split("#")[0]));
    const moved = state.scene !== scene;
    scene = state.scene;
    try {
      history[moved ? "pushState" : "replaceState"]({ whole: everything }, "", hash);
    } catch {
      // Browsers refuse what comes too often, and frames without an address of their own: the page goes on without.
    }
  };
  const writeLater = () => {
    clearTimeout(timer);
    // A moving time is not worth a thousand addresses: it is written when the player rests.
    if (!useStore.getState().playing) timer = setTimeout(write, QUIET);
  };
  useStore.subscribe(writeLater);
  time.on("change", writeLater);
  addEventListener("popstate", () => {
    // What a link does not say is as on a fresh page, not as it is now; theme and language are the reader's, not the
    // moment's: going back leaves them.
    const { theme, language, ...moment } = readLink(whole());
    const { t = 0, ...state } = { ...linked({ ...useStore.getInitialState(), t: 0 }), ...moment };
    const { scene: now, seconds } = useStore.getState();
    scene = state.scene ?? scene;
    written = whole();
    // Another scene says itself how many steps it has; behind the last of this one, nothing is on stage.
    const end = scene === now && seconds.length > 0 ? seconds.length : Number.POSITIVE_INFINITY;
    useStore.setState({ ...state, ...at(Math.min(t, end)), playing: false, until: null });
  });
}

import { OTHER_ACTIONS, PLAYER_ACTIONS, perform } from "../player/actions";
import { time } from "../player/clock";
import { useStore } from "../store/store";

/** Parts of the page that an embedding page may hide. */
const HIDEABLE = ["text", "nav", "intro", "caption", "player"] as const;
export type Hideable = (typeof HIDEABLE)[number];

export interface Embedding {
  readonly embedded: boolean;
  readonly hidden: ReadonlySet<Hideable>;
}

/** Reads `?embed=1&hide=text,nav`: one scene inside another page. Unknown words are left out. */
export function readEmbedding(search: string): Embedding {
  const params = new URLSearchParams(search);
  const embedded = params.get("embed") === "1";
  const words = embedded ? (params.get("hide") ?? "").split(",") : [];
  return { embedded, hidden: new Set(HIDEABLE.filter((part) => words.includes(part))) };
}

/** What an embedding page may send, for instance from a slide deck: `{ type: "inside-bert", action: "forward" }`. */
interface Message {
  readonly type: "inside-bert";
  readonly action: string;
}

function isMessage(data: unknown): data is Message {
  if (typeof data !== "object" || data === null) return false;
  const { type, action } = data as Partial<Message>;
  return type === "inside-bert" && typeof action === "string";
}

/**
 * What a host may ask for: time, and the place in the story. What opens over the page takes the keyboard's focus, which
 * is the host's own while its visitor has not come here; so nobody but the visitor opens it.
 */
const FOR_HOST = [
  ...Object.values(PLAYER_ACTIONS),
  ...OTHER_ACTIONS.filter(({ id }) => /^chapter-|^(map|next-scene|previous-scene|theme)$/.test(id)),
];

/** Keys that a slide deck lives by and this page does not use. */
const OF_HOST = new Set(["PageUp", "PageDown", "Escape"]);

/**
 * Lets the embedding page step the player. Only ids of `FOR_HOST` are obeyed. Keys that are not this page's, or
 * that step beyond the scene's ends, are handed on: `{ type: "inside-bert", key: "ArrowRight" }`. Nothing else is sent,
 * so a foreign page learns nothing of what is typed here.
 */
export function listenToHost(): void {
  addEventListener(
    "keydown",
    ({ key, target }) => {
      if (target instanceof Element && target.closest("input:not([type=range]), textarea, [role=dialog]"))
        return;
      const t = time.get();
      const { seconds } = useStore.getState();
      const beyond = (key === "ArrowRight" && t >= seconds.length) || (key === "ArrowLeft" && t <= 0);
      if (beyond || OF_HOST.has(key)) parent.postMessage({ type: "inside-bert", key }, "*");
    },
    // Before the player takes the step: it counts where the story was.
    true,
  );
  addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (!isMessage(data)) return;
    const action = FOR_HOST.find(({ id }) => id === data.action);
    if (action) perform(action);
  });
}

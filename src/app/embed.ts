import { ACTIONS, perform } from "../player/actions";

/** Parts of the page that an embedding page may hide. */
export const HIDEABLE = ["text", "nav", "intro", "caption", "player"] as const;
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
 * Lets the embedding page step the player. Only ids of the action table are obeyed, and nothing is sent back, so a
 * foreign page learns nothing.
 */
export function listenToHost(): void {
  addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (!isMessage(data)) return;
    const action = ACTIONS.find(({ id }) => id === data.action);
    if (action) perform(action);
  });
}

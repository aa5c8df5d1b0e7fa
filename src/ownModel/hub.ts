import { words } from "../words/ownModel";
import { IDLE_LIMIT, inTime, Stalled } from "../worker/download";
import type { OwnModelFiles } from "../worker/protocol";

/** Where public models are. The page asks it only when the visitor gives a name and presses the button. */
export const HUB = "https://huggingface.co";

/** What the Hub knows of a model, before any weights are fetched. */
export interface HubModel {
  readonly name: string;
  /** Bytes that will be fetched. */
  readonly bytes: number;
  /** Its files; those that are read are fetched then, once. */
  readonly files: OwnModelFiles["files"];
}

interface HubOptions {
  readonly signal: AbortSignal;
  /** Bytes so far of the file that is being fetched. */
  readonly onProgress?: (loaded: number) => void;
}

/** The files of a model folder that the page reads; the others stay where they are. */
const READ =
  /^(config|tokenizer|tokenizer_config|added_tokens)\.json$|^vocab\.txt$|^model(-\d+-of-\d+)?\.safetensors(\.index\.json)?$/;

/**
 * Asks the Hugging Face Hub what a model consists of.
 * @throws Error with a sentence for people: a name that is none, no such public model, no network. An `AbortError`
 * if `signal` says so.
 */
export async function lookUp(typed: string, options: HubOptions): Promise<HubModel> {
  const name = nameOf(typed);
  const answer = await ask(`${HUB}/api/models/${name}?blobs=true`, options.signal);
  if (answer.status === 401 || answer.status === 403 || answer.status === 404) {
    throw new Error(words.hub.noModel(name));
  }
  if (!answer.ok) throw new Error(words.hub.answered(answer.status));
  const json = await inTime(answer.json()).catch((error: unknown) => {
    if (error instanceof Stalled) throw new Error(words.hub.unreachable);
    return null;
  });
  const files = listed(json).map(
    ({ path, size }) => new HubFile(path, size, `${HUB}/${name}/resolve/main/${path}`, options),
  );
  const bytes = files.reduce((sum, file) => (READ.test(file.path) ? sum + file.size : sum), 0);
  return { name, bytes, files };
}

/**
 * The model's name in what was typed: a name, or an address on the Hub as people have it, of the model, of one of its
 * files or of a discussion. @throws Error if it can be none of these.
 */
export function nameOf(typed: string): string {
  const bare = typed
    .trim()
    .replace(/^["'“”‘’«»<`(]+|["'“”‘’«»>`),.]+$/g, "")
    .replace(/^hf:\/\//, "")
    .replace(/^(https?:\/\/)?(www\.)?(huggingface\.co|hf\.co)\//, "")
    .replace(/[?#].*$/, "");
  const parts = bare.split("/").filter((part) => part !== "");
  // Behind owner and name there may be tree/main, blob/…, resolve/…, discussions/3.
  const name = parts.slice(0, parts.length > 2 && !PAGES.test(parts[2]) ? 3 : 2).join("/");
  const isName = /^[\w.-]{1,96}(\/[\w.-]{1,96})?$/.test(name);
  if (isName && !parts.some((part) => /^\.*$/.test(part) || part.includes(".."))) return name;
  throw new Error(words.hub.noName);
}

/** Pages of a model on the Hub, by the part of their address behind its name. */
const PAGES = /^(tree|blob|resolve|raw|discussions|commits?|edit|settings|files)$/;

/** Files of the model's top folder with their sizes, as the Hub lists them; nothing if the answer is something else. */
function listed(json: unknown): { path: string; size: number }[] {
  const siblings = (json as { siblings?: unknown } | null)?.siblings;
  if (!Array.isArray(siblings)) return [];
  return siblings.flatMap((entry: { rfilename?: unknown; size?: unknown } | null) =>
    typeof entry?.rfilename === "string" && !entry.rfilename.includes("/")
      ? [{ path: entry.rfilename, size: typeof entry.size === "number" ? entry.size : 0 }]
      : [],
  );
}

async function ask(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await inTime(fetch(url, { signal, referrerPolicy: "no-referrer", credentials: "omit" }));
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Error(words.hub.unreachable);
  }
}

/** A file on the Hub: fetched when it is read, and kept for a second reading. */
class HubFile {
  private content: Promise<Blob> | null = null;

  constructor(
    readonly path: string,
    readonly size: number,
    private readonly url: string,
    private readonly options: HubOptions,
  ) {}

  open = (): Promise<Blob> => {
    this.content ??= this.fetch().catch((error: unknown) => {
      this.content = null;
      throw error;
    });
    return this.content;
  };

  private async fetch(): Promise<Blob> {
    const { signal, onProgress } = this.options;
    const answer = await ask(this.url, signal);
    if (!answer.ok) throw new Error(words.hub.refused(this.path, answer.status));
    const reader = answer.body?.getReader();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let loaded = 0;
    while (reader) {
      const { done, value } = await inTime(reader.read()).catch((error: unknown) => {
        if (signal.aborted) throw error;
        void reader.cancel().catch(() => undefined);
        throw new Error(
          error instanceof Stalled
            ? words.hub.stalled(this.path, IDLE_LIMIT / 1000)
            : words.hub.stopped(this.path),
        );
      });
      if (done) break;
      chunks.push(value);
      loaded += value.length;
      onProgress?.(loaded);
    }
    return new Blob(chunks);
  }
}

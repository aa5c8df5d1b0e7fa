import { useEffect, useRef, useState } from "react";
import { problemOf, sayProblem } from "../store/problem";
import { words } from "../words/ownModel";
import type { OwnModelFiles } from "../worker/protocol";
import { type HubModel, lookUp } from "./hub";
import { forgetKept, type KeptModel, keepModel, keptModel, type OpenedFile, readKept } from "./keep";

/** What the dialog says about the last thing that was done. */
interface Said {
  readonly text: string;
  readonly bad: boolean;
}

/** Where the visitor's own model comes from. */
interface Source {
  /** A name on the Hub; none for the visitor's own files. */
  readonly label: string;
  readonly files: Folder;
}

type Folder = OwnModelFiles["files"];

/** Files as the browser gives them, with their places in the folder that was chosen or dropped. */
export function folderOf(files: readonly File[]): Folder {
  return files.map((file) => ({ path: pathOf(file), size: file.size, open: async () => file }));
}

/** A chosen folder's files have `webkitRelativePath`; file-selector gives a dropped one's `relativePath`, or `path`. */
function pathOf(file: File & { readonly path?: string; readonly relativePath?: string }): string {
  return (file.webkitRelativePath || file.relativePath || file.path || file.name).replace(/^\.?\/+/, "");
}

/** The same files, and those of them that were opened until now: what is worth keeping. */
function noting(files: Folder): { readonly files: Folder; readonly opened: readonly OpenedFile[] } {
  const opened: OpenedFile[] = [];
  return {
    opened,
    files: files.map((file) => ({
      ...file,
      path: file.path,
      size: file.size,
      async open() {
        const content = await file.open();
        opened.push({ path: file.path, content });
        return content;
      },
    })),
  };
}

export interface OwnModel {
  readonly said: Said | null;
  /** Whether something is under way that can be cancelled. */
  readonly busy: boolean;
  /** Bytes of a fetch under way; null when there is none. */
  readonly progress: { readonly loaded: number; readonly total: number } | null;
  /** A model found on the Hub that waits for the visitor's yes. */
  readonly offer: HubModel | null;
  /** The model at work, if it can still be kept. */
  readonly source: Source | null;
  readonly kept: KeptModel | null;
  takeFiles(files: Folder): void;
  find(name: string): void;
  fetchOffer(): void;
  cancel(): void;
  keep(): void;
  takeKept(): void;
  forget(): void;
}

/** Brings the visitor's own model to work: from files, the Hub or this browser's storage; and keeps it if asked. */
export function useOwnModel(onLoad: (files: OwnModelFiles) => Promise<void>): OwnModel {
  const [said, setSaid] = useState<Said | null>(null);
  const [progress, setProgress] = useState<OwnModel["progress"]>(null);
  const [busy, setBusy] = useState(false);
  const [offer, setOffer] = useState<HubModel | null>(null);
  const [source, setSource] = useState<Source | null>(null);
  const opened = useRef<readonly OpenedFile[]>([]);
  const [kept, setKept] = useState<KeptModel | null>(null);
  const underWay = useRef<AbortController | null>(null);

  useEffect(() => {
    void keptModel().then(setKept);
    return () => underWay.current?.abort();
  }, []);

  /** Runs one piece of work, says how it ended, and lets the visitor stop it. */
  const work = async (begin: string, job: (signal: AbortSignal) => Promise<string>): Promise<void> => {
    underWay.current?.abort();
    const controller = new AbortController();
    underWay.current = controller;
    setOffer(null);
    setBusy(true);
    setSaid({ text: begin, bad: false });
    const tell = (text: string, bad: boolean) => {
      if (underWay.current !== controller) return;
      setProgress(null);
      setBusy(false);
      setSaid({ text, bad });
    };
    try {
      tell(await job(controller.signal), false);
    } catch (error) {
      if (controller.signal.aborted) tell(words.said.stopped, false);
      else tell(sayProblem(problemOf(error)), true);
    }
  };

  const load = async (next: Source, signal: AbortSignal): Promise<string> => {
    const noted = noting(next.files);
    await onLoad({ files: noted.files, signal });
    opened.current = noted.opened;
    setSource(next);
    return words.said.atWork;
  };

  return {
    said,
    busy,
    progress,
    offer,
    source,
    kept,
    takeFiles: (files) => void work(words.said.reading, (signal) => load({ label: "", files }, signal)),
    find: (name) =>
      void work(words.said.asking, async (signal) => {
        const found = await lookUp(name, { signal });
        setOffer(found);
        return words.said.found(found.name);
      }),
    fetchOffer: () => {
      if (!offer) return;
      const { name, bytes } = offer;
      // Files stop with the signal they were looked up with, so they are looked up anew with this work's own.
      void work(words.said.fetching(name), async (signal) => {
        setProgress({ loaded: 0, total: bytes });
        const onProgress = (loaded: number) => setProgress({ loaded: Math.min(loaded, bytes), total: bytes });
        try {
          const { files } = await lookUp(name, { signal, onProgress });
          return await load({ label: name, files }, signal);
        } catch (error) {
          // What stopped on its way may be fetched again; what the engine refuses, it will refuse again.
          if (!signal.aborted && problemOf(error).code === "unknown") setOffer(offer);
          throw error;
        }
      });
    },
    cancel: () => {
      underWay.current?.abort();
      setOffer(null);
    },
    keep: () => {
      if (!source) return;
      void work(words.said.keeping, async () => {
        setKept(await keepModel(source.label, opened.current));
        return words.said.kept;
      });
    },
    takeKept: () =>
      void work(words.said.readingKept, async (signal) => {
        await onLoad({ files: await readKept(), signal });
        setSource(null);
        return words.said.atWork;
      }),
    forget: () =>
      void work(words.said.forgetting, async () => {
        await forgetKept();
        setKept(null);
        return words.said.forgotten;
      }),
  };
}

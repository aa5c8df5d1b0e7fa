/** What the probe knows since the last key press; times in milliseconds on the page's clock. */
export interface KeyTimes {
  readonly pressed: number;
  /**
   * When the new picture was painted: the first visible change behind an answer about the new text. Null if the
   * scene asked for none, or nothing that can be seen has changed.
   */
  readonly first: number | null;
  /** When the picture came to rest: the paint behind the last answer and the last change. */
  readonly settled: number;
}

/**
 * A script of its own, run in the page before the page's scripts. Notes key presses, the engine's answers as they come over comlink, changes of
 * the document and drawing on canvases, and when what followed was painted. It changes nothing.
 */
function installProbe(): void {
  let pressed = 0;
  let first: number | null = null;
  let isAnswered = false;
  let settled = 0;
  let runs = new Set<string>();
  let quietSince = 0;

  /** Calls back when the next frame has been handed on. */
  const afterPaint = (then: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  };
  let isWaiting = false;
  /** Pictures of other steps are drawn too, but nobody sees them. */
  const isSeen = (node: Node): boolean => {
    const element = node instanceof Element ? node : node.parentElement;
    return !element?.closest("[inert], head, title");
  };
  const changed = (nodes: readonly Node[]): void => {
    quietSince = performance.now();
    if (isAnswered && first === null && nodes.some(isSeen)) {
      first = Number.POSITIVE_INFINITY;
      const of = pressed;
      afterPaint((at) => {
        if (of === pressed) first = at;
      });
    }
    if (isWaiting) return;
    isWaiting = true;
    afterPaint((at) => {
      isWaiting = false;
      settled = at;
    });
  };

  addEventListener(
    "keydown",
    (event) => {
      pressed = event.timeStamp;
      first = null;
      isAnswered = false;
      runs = new Set();
      settled = pressed;
      quietSince = pressed;
    },
    { capture: true },
  );

  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
    const { id, path } = (message ?? {}) as { id?: string; path?: readonly string[] };
    if (id && path?.[0] === "run") runs.add(id);
    return Reflect.apply(send, this, [message, ...rest]);
  };
  const Original = Worker;
  globalThis.Worker = class extends Original {
    constructor(...parameters: ConstructorParameters<typeof Worker>) {
      super(...parameters);
      this.addEventListener("message", ({ data }: MessageEvent<{ id?: string }>) => {
        if (!data?.id || !runs.delete(data.id)) return;
        isAnswered = true;
        quietSince = performance.now();
      });
    }
  };

  for (const name of ["putImageData", "fillRect", "drawImage", "stroke", "fill"] as const) {
    const draw = CanvasRenderingContext2D.prototype[name] as (...parameters: unknown[]) => void;
    Reflect.set(CanvasRenderingContext2D.prototype, name, function (this: unknown, ...parameters: unknown[]) {
      changed([(this as CanvasRenderingContext2D).canvas]);
      return Reflect.apply(draw, this, parameters);
    });
  }
  new MutationObserver((records) => changed(records.map(({ target }) => target))).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });

  Object.assign(globalThis, {
    /** The times, once no answer is awaited and nothing has changed for a while. */
    keyTimes: (quiet: number): KeyTimes | null =>
      runs.size === 0 && !isWaiting && performance.now() - quietSince > quiet
        ? { pressed, first, settled }
        : null,
  });
}

installProbe();

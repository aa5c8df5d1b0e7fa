import { applyPalette, GIFEncoder, quantize } from "gifenc";
import { words } from "../words/share";
import type { Frame } from "./frames";
import { canvasOf, dressOf } from "./picture";

/** Colours of one picture; a GIF has no more. */
const COLORS = 256;
/** Widest picture, in pixels: wider stages are drawn smaller, or the file would be too large to send. */
const WIDEST = 960;

interface GifJob {
  readonly stage: HTMLElement;
  readonly frames: readonly Frame[];
  /** Puts the story at a time. */
  show(t: number): void;
  onProgress(done: number): void;
  readonly signal: AbortSignal;
}

/** The stage has drawn what time asked for: motion values write in one frame, React at the latest in the next. */
function drawn(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

function isSame(a: Uint8ClampedArray, b: Uint8ClampedArray | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((value, i) => value === b[i]);
}

/**
 * The stage as an animated GIF that repeats: time is put to each frame in turn and the stage is drawn as it is then.
 * @throws AbortError if it was cancelled; Error with a sentence if the browser cannot draw the stage.
 */
export async function recordGif({ stage, frames, show, onProgress, signal }: GifJob): Promise<Blob> {
  const encoder = GIFEncoder();
  const ratio = Math.min(1, WIDEST / stage.offsetWidth);
  // Rules and fonts are the same in all frames: they are read once.
  const dress = await dressOf(document);
  let size: { readonly width: number; readonly height: number } | null = null;
  let waiting: { readonly pixels: Uint8ClampedArray; milliseconds: number } | null = null;
  const write = () => {
    if (!waiting || !size) return;
    const palette = quantize(waiting.pixels, COLORS);
    const index = applyPalette(waiting.pixels, palette);
    encoder.writeFrame(index, size.width, size.height, { palette, delay: waiting.milliseconds, repeat: 0 });
  };
  for (const [done, frame] of frames.entries()) {
    signal.throwIfAborted();
    show(frame.t);
    await drawn();
    const canvas = await canvasOf(stage, dress, ratio);
    // A stage that grows or shrinks on its way is cut to the first frame's size: a GIF has only one.
    size ??= { width: canvas.width, height: canvas.height };
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error(words.noGif);
    const pixels = context.getImageData(0, 0, size.width, size.height).data;
    if (waiting && isSame(pixels, waiting.pixels)) waiting.milliseconds += frame.milliseconds;
    else {
      write();
      waiting = { pixels, milliseconds: frame.milliseconds };
    }
    onProgress(done + 1);
  }
  signal.throwIfAborted();
  write();
  encoder.finish();
  return new Blob([encoder.bytes()], { type: "image/gif" });
}

import { words } from "../words/share";
import { canvasOf, dressOf, svgOf } from "./picture";

/** Hands a file to the visitor as a download. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by then; keeping it would keep the bytes.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Pixels of a PNG for each of the stage's. */
const SHARP = 2;

/** The stage as it is drawn now, fonts included: an SVG, or a PNG at twice the size. */
export async function pictureOf(stage: HTMLElement, format: "svg" | "png"): Promise<Blob> {
  const dress = await dressOf(document);
  if (format === "svg") return new Blob([svgOf(stage, dress)], { type: "image/svg+xml" });
  const canvas = await canvasOf(stage, dress, SHARP);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  if (!blob) throw new Error(words.noPng);
  return blob;
}

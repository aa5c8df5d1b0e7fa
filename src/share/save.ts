import { words } from "../words/share";
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

/** The stage as it is drawn now, fonts included: an SVG, or a PNG at twice the size. */
export async function pictureOf(stage: HTMLElement, format: "svg" | "png"): Promise<Blob> {
  const { toBlob, toSvg } = await import("html-to-image");
  const options = { backgroundColor: getComputedStyle(stage).backgroundColor, pixelRatio: 2 };
  if (format === "png") {
    const blob = await toBlob(stage, options);
    if (!blob) throw new Error(words.noPng);
    return blob;
  }
  const address = await toSvg(stage, options);
  const svg = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  return new Blob([svg], { type: "image/svg+xml" });
}

import { area } from "./area";

/** Sharing this moment, and taking pictures and numbers away. */
export const words = area("share", {
  title: "Share and take away",
  /** What went wrong may be a sentence of the browser's. */
  failed: (reason: string) => `That did not work: ${reason}.`,
  refused: "the browser refused",
  cancelled: "it was cancelled",
  noPng: "This browser could not draw the picture. Try the other format",
  noClipboard: "this browser lets this page copy nothing. Mark the text and copy it yourself",
  noGif: "This browser could not draw the picture. Try a single PNG",
  moment: {
    title: "This moment",
    text: "The link holds your text, the scene, the time and every choice you made.",
    ownModel:
      "The link holds your text, the scene, the time and every choice you made, but not your own model: whoever opens it sees the numbers of the model of this page.",
    label: "Link to this moment",
    copy: "Copy link",
    copied: "Link copied.",
    missing: (most: string, parts: string) =>
      `Links stay under ${most} characters, so this one leaves out: ${parts}.`,
  },
  picture: {
    title: "The picture",
    png: "Save PNG",
    svg: "Save SVG",
    saved: "Picture saved.",
    text: "The SVG is for browsers and web pages. For drawing programs and slides take the PNG.",
  },
  animation: {
    title: "The animation",
    text: "Drawn picture by picture on your device, which takes longer than watching it.",
    progress: (done: number, all: number) => `${done} of ${all} pictures`,
    cancel: "Cancel",
    step: "This step as GIF",
    all: (steps: number) => `All ${steps} steps as GIF`,
    saved: "Animation saved.",
  },
  table: {
    title: "The table under the picture",
    label: "Table",
    option: (name: string, rows: number) => `${name} (${rows} rows)`,
    copy: "Copy table",
    copied: "Table copied.",
    numbered: (number: number) => `Table ${number}`,
    labels: "The picture in words",
    part: "part",
    says: "what it says",
  },
  numbers: {
    title: "The numbers",
    text: "Every tensor of the pass on stage, on your text and with what you switched off.",
    label: "Tensor",
    saved: (file: string) => `${file} saved.`,
  },
  embed: {
    title: "In your own page",
    text: "One scene without the page around it. “hide” may name text, nav, intro, caption, player.",
    label: "Code to embed",
    copy: "Copy code",
    copied: "Code copied.",
  },
});

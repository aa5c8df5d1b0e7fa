import { area } from "./area";

/** The page's own controls, and what several scenes say alike. */
export const words = area("ui", {
  close: "Close",
  slider: (label: string) => `${label}, slider`,
  view: "View",
  shell: {
    lost: "Something on this page broke. Your text, the scene and the moment are kept.",
    goOn: "Go on",
  },
  /** Who reads when a scene reads from left to right. */
  leftReader: (twin: boolean): string =>
    twin
      ? "The left-to-right reader is a twin: the same embeddings, but layers of its own, trained on the same text to say the next token."
      : "This model was never trained to read from left to right: its attention is only kept from looking right, so do not take it for GPT.",
});

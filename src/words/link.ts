import { area } from "./area";

/** What a link may have no room for. */
export const words = area("link", {
  lost: "This link arrived damaged: nothing of it could be read. Ask for it again.",
  close: "Close",
  off: "the parts you switched off",
  masked: "the words you masked",
  pairEnd: "the end of the second sentence",
  textEnd: "the end of your text",
  settings: (scene: string) => `what you set in “${scene}”`,
  sentences: (scene: string) => `the sentences you compare in “${scene}”`,
  other: (scene: string) => `the second text in “${scene}”`,
  senses: (scene: string) => `your sentences in “${scene}”`,
});

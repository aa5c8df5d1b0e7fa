import { area } from "./area";

/** The page's own controls. */
export const words = area("ui", {
  close: "Close",
  slider: (label: string) => `${label}, slider`,
  view: "View",
  shell: {
    lost: "Something on this page broke. Your text, the scene and the moment are kept.",
    goOn: "Go on",
  },
});

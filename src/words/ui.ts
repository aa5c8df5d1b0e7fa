import { area } from "./area";

/** The page's own controls. */
export const words = area("ui", {
  close: "Close",
  slider: (label: string) => `${label}, slider`,
  view: "View",
});

import type { Translated } from "../area";
import type { words } from "../ui";

export const ui: Translated<typeof words> = {
  close: "Cerrar",
  slider: (label) => `${label}, deslizador`,
  view: "Vista",
};

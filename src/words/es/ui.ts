import type { Translated } from "../area";
import type { words } from "../ui";

export const ui: Translated<typeof words> = {
  close: "Cerrar",
  slider: (label) => `${label}, deslizador`,
  view: "Vista",
  shell: {
    lost: "Algo se ha roto en esta página. Se conservan tu texto, la escena y el momento.",
    goOn: "Seguir",
  },
};

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
  leftReader: (twin) =>
    twin
      ? "Quien lee de izquierda a derecha es un gemelo: los mismos embeddings, pero capas propias, entrenadas con el mismo texto para decir el token siguiente."
      : "Este modelo nunca se entrenó para leer de izquierda a derecha: solo se le impide mirar a la derecha, así que no lo tomes por GPT.",
};

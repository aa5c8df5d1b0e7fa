import type { Translated } from "../area";
import type { words } from "../link";

export const link: Translated<typeof words> = {
  lost: "Este enlace ha llegado dañado: no se ha podido leer nada de él. Pídelo otra vez.",
  close: "Cerrar",
  off: "las partes que has apagado",
  masked: "las palabras que has enmascarado",
  pairEnd: "el final de la segunda frase",
  textEnd: "el final de tu texto",
  settings: (scene) => `lo que has ajustado en «${scene}»`,
  sentences: (scene) => `las frases que comparas en «${scene}»`,
  other: (scene) => `el segundo texto en «${scene}»`,
  senses: (scene) => `tus frases en «${scene}»`,
};

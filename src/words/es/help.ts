import type { Translated } from "../area";
import type { words } from "../help";

export const help: Translated<typeof words> = {
  title: "Cómo usar esta página",
  close: "Cerrar la ayuda",
  description:
    "Escribe cualquier frase en inglés, el único idioma que sabe este modelo: un BERT real la lee en tu navegador mientras escribes. La historia cuenta en seis capítulos cómo adivina una palabra oculta; el taller tiene una sala para cada parte de la red. Pulsa reproducir, o avanza paso a paso a tu ritmo.",
  workshop: "Buscar una escena o un paso",
  lookUp: "Buscar una palabra",
  keys: "Teclas",
  licenses: "Licencias del código y las fuentes de esta página",
  letterKeys: "Las teclas de una sola letra actúan",
  touch:
    "En una pantalla táctil: desliza hacia la izquierda para avanzar un paso y hacia la derecha para retroceder.",
};

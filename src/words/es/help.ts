import type { Translated } from "../area";
import type { words } from "../help";

export const help: Translated<typeof words> = {
  title: "Cómo usar esta página",
  close: "Cerrar la ayuda",
  description:
    "Escribe cualquier frase en inglés, el único idioma que sabe este modelo: un BERT real de cuatro capas la lee en tu navegador mientras escribes. Cada escena cuenta una parte de la historia. Pulsa reproducir, o recórrela paso a paso a tu ritmo; haz clic en un token para seguirlo.",
  tour: "Hacer la visita guiada: noventa segundos",
  lookUp: "Buscar una palabra",
  keys: "Teclas",
  touch:
    "En una pantalla táctil: desliza hacia la izquierda para avanzar un paso y hacia la derecha para retroceder.",
};

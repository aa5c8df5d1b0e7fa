import { plural } from "../../ui/format";
import type { Translated } from "../area";
import type { words } from "../share";

export const share: Translated<typeof words> = {
  title: "Compartir y llevarte algo",
  failed: (reason) => `No ha funcionado: ${reason}.`,
  refused: "el navegador se ha negado",
  cancelled: "se ha cancelado",
  noPng: "este navegador no ha podido dibujar la imagen. Prueba el otro formato",
  noClipboard: "este navegador no deja que esta página copie nada. Selecciona el texto y cópialo tú",
  noGif: "este navegador no ha podido dibujar la imagen. Prueba un solo PNG",
  moment: {
    title: "Este momento",
    text: "El enlace guarda tu texto, la escena, el tiempo y todo lo que has elegido.",
    ownModel:
      "El enlace guarda tu texto, la escena, el tiempo y todo lo que has elegido, pero no tu propio modelo: quien lo abra verá los números del modelo de esta página.",
    label: "Enlace a este momento",
    copy: "Copiar enlace",
    copied: "Enlace copiado.",
    missing: (most, parts) =>
      `Los enlaces no pasan de ${most} caracteres, así que a este le falta: ${parts}.`,
  },
  picture: {
    title: "La imagen",
    png: "Guardar PNG",
    svg: "Guardar SVG",
    saved: "Imagen guardada.",
    text: "El SVG es para navegadores y páginas web. Para programas de dibujo y diapositivas, usa el PNG.",
  },
  animation: {
    title: "La animación",
    text: "Se dibuja imagen a imagen en tu dispositivo, y eso lleva más tiempo que verla.",
    progress: (done, all) => `${done} de ${all} imágenes`,
    cancel: "Cancelar",
    step: "Este paso como GIF",
    all: (steps) => `Los ${steps} pasos como GIF`,
    saved: "Animación guardada.",
  },
  table: {
    title: "La tabla bajo la imagen",
    label: "Tabla",
    option: (name, rows) => `${name} (${rows} ${plural(rows, "fila", "filas")})`,
    copy: "Copiar tabla",
    copied: "Tabla copiada.",
    numbered: (number) => `Tabla ${number}`,
    labels: "La imagen en palabras",
    part: "parte",
    says: "qué dice",
  },
  numbers: {
    title: "Los números",
    text: "Todos los tensores de la pasada en escena, con tu texto y con lo que hayas apagado.",
    label: "Tensor",
    saved: (file) => `${file} guardado.`,
  },
  embed: {
    title: "En tu propia página",
    text: "Una escena sin la página alrededor. «hide» puede nombrar text, nav, intro, caption, player.",
    label: "Código para insertar",
    copy: "Copiar código",
    copied: "Código copiado.",
  },
};

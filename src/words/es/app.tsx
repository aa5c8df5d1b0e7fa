import { plural } from "../../ui/format";
import type { words } from "../app";
import type { Translated } from "../area";

export const app: Translated<typeof words> = {
  title: (place, step, text) =>
    [step ? `${place}: ${step}` : place, text && `«${text}»`]
      .filter(Boolean)
      .join(" · ")
      .concat(" — Inside BERT"),
  description:
    "Escribe una frase en inglés y mira cómo un mini-BERT de verdad la divide en tokens, le presta atención, la reúne en [CLS] y propone una palabra oculta. Cada número sobre ella se calcula al momento en tu navegador.",
  skip: "Ir a la escena",
  skipToPlayer: "Ir al reproductor",
  footer: (
    <>
      Cada número sobre tu texto lo calcula en tu navegador un BERT de verdad. Tu texto no sale de tu
      dispositivo. <a href="./model/MODEL_CARD.md">Ficha del modelo (en inglés)</a>
    </>
  ),
  header: {
    brand: "Inside BERT, a la página de inicio",
    light: "Tema claro",
    dark: "Tema oscuro",
    model: "El modelo, y el tuyo",
    share: "Compartir y llevarte algo",
    help: "Ayuda y teclas",
  },
  text: {
    one: "Tu frase, en inglés",
    first: "Frase A, en inglés",
    second: "Frase B, en inglés",
    placeholder: "Escribe una frase en inglés…",
    secondPlaceholder: "Escribe otra frase en inglés…",
    add: "+ segunda frase",
    remove: "quitar",
    removeLabel: "Quitar la segunda frase",
    unread: (most) => `Esta página muestra hasta ${most} tokens: lo que sigue se ha recortado.`,
    truncated: (most, cut) =>
      `Esta página muestra hasta ${most} tokens: ${plural(cut, "se ha cortado el último", `se han cortado los últimos ${cut}`)}.`,
  },
  notArrived: "Una parte de esta página no ha llegado. Comprueba tu conexión y recarga.",
  nav: "Escenas",
  told: "Relato",
  chapters: "Capítulos",
  story: "La historia",
  ways: {
    go: "¿Cómo lo sabe?",
    minutes: (minutes) => `${minutes} minutos`,
    around: "Echar un vistazo",
  },
  workshop: {
    button: "Taller",
    title: "El taller",
    about: "Cada parte de la red tiene su propia sala.",
    search: "Busca escenas, pasos y palabras",
    none: "Aquí nada se llama así. También se busca en el glosario y en los pasos de la historia.",
    found: "Encontrado",
  },
  map: {
    label: "Mapa de la red",
    goTo: (part) => `Ir a: ${part}`,
    here: "estás aquí",
  },
  next: (question) => `A continuación: ${question}`,
  examples: "Prueba",
  ownWords: "↩ tus palabras",
  stage: {
    label: "En escena",
    vocabulary: "Trayendo el vocabulario…",
    noWords: "Aquí todavía no hay palabras. Escribe una frase en inglés, y BERT la leerá mientras escribes.",
    lacking: {
      mlm: "Esta escena necesita la cabeza que propone palabras ocultas, y el modelo en uso no la tiene. Las escenas que no la necesitan funcionan; o vuelve al modelo de esta página (pulsa M).",
      nsp: "Esta escena necesita la cabeza que juzga si B sigue a A, y el modelo en uso no la tiene. Las escenas que no la necesitan funcionan; o vuelve al modelo de esta página (pulsa M).",
      pooler:
        "Esta escena necesita el pooler, y el modelo en uso no lo tiene. Las escenas que no lo necesitan funcionan; o vuelve al modelo de esta página (pulsa M).",
    },
    setting: "Preparando la escena…",
    noAnswer: (problem) => `El motor no ha podido responder: ${problem}`,
    noModel:
      "Esta escena necesita el modelo, que no se ha podido cargar. Tu texto está a salvo; pulsa «Reintentar» arriba.",
    waiting: (scene) =>
      `«${scene}» empieza en cuanto lleguen los pesos. Mientras tanto, la escena 1 ya funciona con tu texto.`,
    lost: "No se ha podido mostrar esta escena. Quizá no llegó su archivo: comprueba tu conexión y recarga la página. Tu texto se conserva en la dirección.",
  },
  reload: "Recargar",
  dialogsLost:
    "Esta parte de la página no ha llegado. Comprueba tu conexión y recarga: tu texto se conserva.",
  wordsLost: (language) =>
    `No han llegado las palabras de «${language}». Comprueba tu conexión y recarga: tu texto se conserva.`,
  loading: {
    known: (loaded, total) =>
      `Cargando los pesos del modelo: ${loaded} de ${total}. El tokenizador ya funciona.`,
    unknown: (loaded) => `Cargando los pesos del modelo: ${loaded} hasta ahora. El tokenizador ya funciona.`,
  },
  openApart: (place) => `Abrir en una pestaña propia: ${place}`,
  tryAgain: "Reintentar",
  dismiss: "Cerrar",
  pace: (seconds, tokens) =>
    `Este dispositivo tarda unos ${seconds} s en cada pasada por tus ${tokens} tokens. Todo funciona, solo que más despacio; un texto más corto va más rápido.`,
  update: "Hay una versión nueva de esta página. Tu texto se conserva en la dirección.",
};

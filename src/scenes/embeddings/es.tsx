import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

export const embeddings: Translated<typeof words> = {
  intro:
    "Se suman tres filas aprendidas: qué token es, dónde está y en qué frase. Esa suma es todo lo que BERT llega a ver.",
  examples: {
    near: "qué hay cerca de «river»",
    days: "días y números",
    pair: "dos frases",
  },
  views: { sum: "Suma", near: "Filas cercanas", positions: "Posiciones", swap: "Intercambiar A y B" },
  parts: {
    word: "fila del token",
    position: "fila de posición",
    tokenType: "fila de segmento",
    sum: "suma",
    norm: "LayerNorm",
  },
  steps: {
    sum: {
      title: "Tres filas, una suma",
      caption: (token, sentence, segments, entry, sum) => (
        <>
          «{token}» tiene una fila en la tabla, esté donde esté. Su posición tiene otra; sin ella, «dog bites
          man» sería «man bites dog».{" "}
          {segments < 2 ? (
            "Este modelo no tiene dos filas para las frases."
          ) : (
            <>
              La tercera es de la frase <Term kind={sentence === "A" ? "a" : "b"}>{sentence}</Term>.
            </>
          )}{" "}
          Se suman número a número: la entrada {entry} es <b>{sum}</b>.
        </>
      ),
    },
    norm: {
      title: "LayerNorm",
      caption: (before, after) => (
        <>
          Resta la media, divide por la dispersión, y luego escala y desplaza con números aprendidos. La
          longitud {before} pasa a ser <b>{after}</b>: la entrada de la capa 1.
        </>
      ),
    },
    near: {
      title: "¿Qué filas se parecen?",
      waiting: "Buscando en la tabla…",
      caption: (token, first, second) => (
        <>
          En toda la tabla, la fila más parecida a «{token}» es «{first.token}» (coseno <b>{first.cosine}</b>)
          {second && `; después, «${second.token}» (${second.cosine})`}. Aquí no interviene ninguna frase: es
          lo que el token significa en promedio.
        </>
      ),
    },
    positions: {
      title: "¿Conocen las posiciones su orden?",
      tooLate:
        "Los vectores de posición solo se comparan en las primeras posiciones: elige un token anterior.",
      caption: (said) => (
        <>
          La posición {said.position} se parece sobre todo a la posición {said.nearest} (coseno{" "}
          <b>{said.cosine}</b>); con la posición {said.far}, el coseno es {said.farCosine}. Nadie le dijo al
          modelo qué va detrás de qué.{" "}
          {said.neighbours
            ? "Aprendió a hacer que las vecinas se parezcan."
            : "En esta posición no aprendió a hacer que las vecinas se parezcan."}
        </>
      ),
    },
    swap: {
      title: "Intercambiar A y B",
      noPair: "Añade una segunda frase: así pueden cambiar de lugar, y con ellas cambian todos los vectores.",
      waiting: "Leyendo las dos frases en el otro orden…",
      caption: (said) => (
        <>
          «{said.token}» pasa de la posición {said.from} a la {said.to}, y a la frase{" "}
          <Term kind={said.sentence === "A" ? "a" : "b"}>{said.sentence}</Term>. Coseno con su vector
          anterior: {said.embeddings} tras los embeddings, <b>{said.last}</b> tras la capa {said.layers}.
        </>
      ),
    },
  },
  tokens: {
    list: "Tokens",
    take: (token, position) => `Elegir ${token}, posición ${position}`,
  },
  sum: {
    number: (id) => `número ${id}`,
    position: (position) => `posición ${position}`,
    sentence: (sentence) => `frase ${sentence}`,
    strip: (part, size) => `${part}: ${size} números. ¿De dónde viene una entrada?`,
    length: "longitud ",
    lengthOf: (part, token) => `longitud de «${token}»: ${part}`,
    note: (size) =>
      `Cada tira es un vector de ${size} números: azul por encima de cero, rojo por debajo. Las tres filas y su suma comparten una escala de color; LayerNorm tiene la suya.`,
  },
  near: {
    question: (rows) => `De ${rows} filas, estas son las más cercanas a`,
    caption: "Filas más cercanas de la tabla de embeddings, según el coseno",
    row: "fila",
    number: "número",
    cosine: "coseno",
    cosineOf: (a, b) => `coseno de las filas de «${a}» y «${b}»`,
    note: "Estas filas se aprendieron: las palabras que pueden ocupar los mismos lugares acaban pareciéndose. La tabla no conoce frases, así que una palabra con dos significados tiene una sola fila para ambos; distinguirlos es tarea de las capas.",
  },
  positions: {
    waiting: "Comparando las posiciones…",
    cosineOf: (a, b) => `coseno de las posiciones ${a} y ${b}`,
    title: (count) => `Cosenos entre las primeras ${count} filas de posición`,
    matrix: (last) => `Matriz de cosenos entre las posiciones 0 a ${last}.`,
    cell: (a, b, cosine) => `posiciones ${a} y ${b}: coseno ${cosine} (clic o Intro: ¿de dónde viene?)`,
    row: (position) => `La fila enmarcada: la posición ${position} frente a todas las demás`,
    notAmong: (position, count) =>
      `La posición ${position} no está entre las primeras ${count}: elige un token anterior`,
    bars: (position, others) =>
      `Coseno de la posición ${position} con las demás: ${others
        .map((other) => `posición ${other.position}, ${other.cosine}`)
        .join("; ")}; etcétera.`,
    bar: (position, cosine) => `Posición ${position}: coseno ${cosine}`,
    note: "Azul: parecidas; rojo: opuestas. La franja de la diagonal muestra cuánto se parece una posición a sus vecinas. Estas filas se aprendieron solo a partir de texto.",
  },
  swap: {
    onlyOne: "Solo hay una frase. Añade una segunda arriba en la página, o toma esta:",
    take: (sentence) => `+ «${sentence}»`,
    swap: "Intercambiar A y B",
    caption: "El vector de cada token en los dos órdenes de las frases",
    token: "token",
    position: "posición",
    sentence: "frase",
    cosineEmbeddings: "coseno, embeddings",
    cosineLast: (layer) => `coseno, capa ${layer}`,
    follow: (token, position) => `Seguir ${token}, posición ${position}`,
    cosineOf: (token) => `coseno de «${token}» en los dos órdenes`,
    note: (same) =>
      `${same} significaría: el mismo vector. La fila del token es la misma en los dos órdenes; las de posición y segmento no lo son, y a partir de ahí cada capa ve otra entrada.`,
  },
};

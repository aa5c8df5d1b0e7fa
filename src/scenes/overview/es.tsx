import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const COMING = " Los números llegan en cuanto estén aquí los pesos.";

const after = (state: number) => (state === 0 ? "tras los embeddings" : `tras la capa ${state}`);

export const overview: Translated<typeof words> = {
  intro:
    "El texto entra por un lado y las respuestas salen por el otro. Esta es la red entera con tu frase; cada nombre lleva dentro.",
  examples: { train: "un tren", capital: "una capital", pair: "dos frases" },
  summary: (of) =>
    `${of.tokens} tokens, ${of.layers} ${plural(of.layers, "capa", "capas")} de ${of.heads} ${plural(of.heads, "cabeza", "cabezas")}${of.someOff ? ", algunas apagadas" : ""}, ${of.parameters} parámetros`,
  summaryWaiting: (tokens) => `${tokens} tokens; los pesos están en camino`,
  youComeFromHere: "Vienes de aquí.",
  way: (name, question, lit) => `${name}: ${question}${lit ? " Vienes de aquí." : ""}`,
  columns: {
    text: "Texto",
    vectors: "Vectores",
    layers: (count) => plural(count, "1 capa", `${count} capas`),
    layer: (number) => `capa ${number}`,
    answers: "Respuestas",
  },
  picture: (tokens, layers) =>
    `La red: ${tokens} tokens de camino por ${plural(layers, "1 capa", `${layers} capas`)} hasta las cabezas.`,
  follow: (token, position) => `Seguir ${token}, posición ${position}`,
  tokens: (count) => `${count} tokens`,
  entry: (token, state, index, value) => `${token} ${after(state)}, entrada ${index}: ${value}`,
  whereFrom: (number) => `${number} (clic: ¿de dónde sale?)`,
  vectors: (state, tokens) => `Vectores de ${tokens} tokens ${after(state)}`,
  attention: (layer) => `Atención en la capa ${layer}, media de sus cabezas`,
  edge: (from, to, layer, share) =>
    `${from} mira a ${to} en la capa ${layer}: ${share}, media de las cabezas`,
  cards: {
    cls: "el texto en un solo vector",
    pooled: (size) => `pooler [${size}]`,
    pooledStrip: (size) => `Vector del pooler: ${size} números. ¿De dónde sale una entrada?`,
    nsp: "¿sigue B a A? Hacen falta dos frases",
    follows: (share) => (
      <>
        B sigue a A: <b>{share}</b>
      </>
    ),
    mlm: "adivina palabras ocultas",
    hidden: (token, best, share, second) => (
      <>
        «{token}» oculta: <b>{best}</b> {share}
        {second && (
          <>
            {"; "}
            {second.token} {second.share}
          </>
        )}
      </>
    ),
    task: "una pequeña cabeza propia encima",
  },
  steps: {
    tokens: {
      title: "El texto se convierte en tokens",
      caption: (words, counted, tokens) => (
        <>
          {words === 0
            ? "Sin palabras todavía, hay"
            : plural(
                words,
                "1 palabra o signo se convierte en",
                `${counted} palabras y signos se convierten en`,
              )}{" "}
          <b>{tokens} tokens</b>, con <Term kind="cls">[CLS]</Term> y <Term kind="sep">[SEP]</Term> añadidos:
          [{tokens}
          ]. A partir de aquí cada token tiene su propio carril.
        </>
      ),
    },
    embeddings: {
      title: "Los tokens se convierten en vectores",
      caption: (tokens, hidden) => (
        <>
          Con el número de cada token se busca una fila de {hidden} números aprendidos; se suman su lugar y su
          frase:{" "}
          <b>
            [{tokens}, {hidden}]
          </b>
          . Es todo lo que recibe el resto de la red.
        </>
      ),
      waiting: `Con el número de cada token se busca una fila de números aprendidos.${COMING}`,
    },
    layers: {
      title: (layers) =>
        layers === null ? "Capas de una misma forma" : plural(layers, "1 capa", `${layers} capas, una forma`),
      caption: (of) => (
        <>
          En cada capa la atención mezcla los carriles y una parte feed-forward trabaja en cada uno por
          separado. La forma sigue siendo [{of.tokens}, {of.hidden}]. Por el camino, <b>{of.all}</b>{" "}
          probabilidades de atención: {of.layers} × {of.heads} cabezas × {of.tokens} × {of.tokens}.
        </>
      ),
      waiting: `En cada capa la atención mezcla los carriles y una parte feed-forward trabaja en cada uno por separado.${COMING}`,
    },
    heads: {
      title: "Respuestas",
      waiting: `Unas cabezas pequeñas leen los últimos vectores y responden.${COMING}`,
      caption: (guess, follows) => (
        <>
          Unas cabezas pequeñas leen los últimos vectores.{" "}
          {guess && (
            <>
              Con «{guess.hidden}» oculta, la primera propuesta es <b>{guess.token}</b> ({guess.share}).{" "}
            </>
          )}
          {follows === undefined ? null : follows === null ? (
            "Con una segunda frase, otra cabeza dice si sigue a la primera."
          ) : (
            <>
              Que B siga a A le parece al modelo probable al <b>{follows}</b>.
            </>
          )}
        </>
      ),
    },
    enter: {
      title: "Entra",
      caption: (cameFrom) => (
        <>
          Cada nombre es una entrada: haz clic, o llega con el tabulador y pulsa Intro. Pulsa 0 para volver a
          este mapa.
          {cameFrom !== null && (
            <>
              {" "}
              Vienes de <b>{cameFrom}</b>.
            </>
          )}
        </>
      ),
    },
  },
};

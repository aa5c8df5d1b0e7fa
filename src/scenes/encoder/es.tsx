import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { Tendency, words } from "./words";

const TENDENCIES: Readonly<Record<Tendency, string>> = {
  strengthens: "así que sobre todo refuerza lo que había",
  takes: "así que retira parte de lo que había",
  new: "así que casi todo es una dirección nueva",
};

const PARTS = { attention: "la atención", feedForward: "la red feed-forward" };
const OF_PARTS = { attention: "de la atención", feedForward: "de la red feed-forward" };

export const encoder: Translated<typeof words> = {
  intro:
    "El vector de un token atraviesa las capas como una corriente: la atención le suma lo que dicen otros; la red feed-forward, lo que saca de eso.",
  examples: { bank: "la orilla del río", name: "un nombre en piezas", pair: "dos frases" },
  views: { layer: "Una capa", gelu: "Neuronas", stack: "Todas las capas" },
  controls: {
    layer: "Capa",
    tokens: "Tokens",
    follow: (token, position) => `Seguir ${token}, posición ${position}`,
    off: (layer) => `La capa ${layer} está apagada: esto es lo que haría. La corriente pasa de largo.`,
  },
  steps: {
    attention: {
      title: "La atención escribe",
      caption: (said) => (
        <>
          {said.heads} cabezas recogen para «{said.token}» lo que dicen <Term kind="value">otros tokens</Term>{" "}
          y lo suman a su corriente: el <b>{said.share}</b> de su longitud, {TENDENCIES[said.tendency]}.
          LayerNorm iguala los tokens: {said.norm}.
        </>
      ),
    },
    feedForward: {
      title: "La red feed-forward escribe",
      caption: (said) => (
        <>
          Ahora «{said.token}» está solo. De {said.inner} <Term kind="ffn">neuronas</Term>, {said.bend} deja
          pasar <b>{said.positive}</b>; cada una escribe su vector aprendido con la fuerza con que se activa.
          Juntas: el {said.share} de la longitud de la corriente, {TENDENCIES[said.tendency]}. Luego, otra vez
          LayerNorm. A través de la capa conserva un coseno de {said.kept}.
        </>
      ),
    },
    fire: {
      title: "¿Qué neuronas se activan?",
      caption: (said) => (
        <>
          {said.positive === null ? (
            <>
              Ninguna de las {said.count}: con este token ni una supera el cero. La que más baja de él es la
              neurona <b>{said.neuron}</b>, hasta {said.activation}.{" "}
              {said.further?.fires ? (
                <>
                  «{said.further.token}» sí la activa: <b>{said.further.activation}</b>.
                </>
              ) : (
                "Ningún token de este texto la activa."
              )}
            </>
          ) : (
            <>
              La neurona <b>{said.neuron}</b> está aquí en {said.activation}.{" "}
              {said.further === null ? (
                "Ningún otro token de este texto la lleva tan lejos."
              ) : (
                <>
                  «{said.further.token}» la lleva más lejos: <b>{said.further.activation}</b>.
                </>
              )}{" "}
              De {said.count} neuronas, el {said.positive} está por encima de cero con este token.
            </>
          )}{" "}
          Sin la curva {said.bend}, dos capas densas no harían más que una. Geva et al. (2021) entienden las
          neuronas como memorias.
        </>
      ),
    },
    stack: {
      title: (layers) => plural(layers, "La única capa", `Las ${layers} capas`),
      allOff: "Todas las capas están apagadas: la corriente es el embedding, sin cambios.",
      caption: (said) => (
        <>
          En «{said.token}», la mayor aportación es la <b>{OF_PARTS[said.most.part]}</b> en la capa{" "}
          {said.most.layer}: el {said.most.share} de la longitud de la corriente; la menor es la{" "}
          {OF_PARTS[said.least.part]} en la capa {said.least.layer}: el <b>{said.least.share}</b>. El punto
          más lejano de todos es «{said.far.token}»: el {said.far.share} en la capa {said.far.layer}.
        </>
      ),
    },
  },
  stations: {
    input: {
      label: "entra",
      detail: (layer) => (layer === 1 ? "de los embeddings" : `de la capa ${layer - 1}`),
      of: "la corriente que entra",
    },
    attention: {
      label: "la atención escribe",
      detail: "de otros tokens",
      of: "lo que escribe la atención",
    },
    sum: { label: "sumar", detail: "corriente + atención", of: "corriente + atención" },
    norm: { label: "LayerNorm", of: "la corriente tras la atención" },
    neurons: {
      label: (count) => `${count} neuronas`,
      detail: (positive) => `${positive} por encima de cero`,
      of: "las neuronas",
    },
    ffn: {
      label: "feed-forward escribe",
      detail: (from, to) => `${from} → ${to}`,
      of: "lo que escribe la red feed-forward",
    },
    sumAgain: { label: "sumar", detail: "corriente + feed-forward", of: "corriente + feed-forward" },
    output: { label: "LayerNorm", detail: "sale de la capa", of: "la corriente que sale de la capa" },
  },
  stream: {
    all: (count) => plural(count, "el único token", `los ${count} tokens`),
    list: (layer) => `Capa ${layer}, de arriba abajo`,
    strip: (station, size) => `${station}: ${size} números. ¿De dónde viene una entrada?`,
    length: "longitud ",
    lengths: (station) => `Longitudes en «${station}», token por token`,
    lengthAt: (token, length) => `«${token}»: longitud ${length}`,
    lengthOf: (what, token, layer) => `longitud: ${what}, «${token}», capa ${layer}`,
  },
  gelu: {
    figure: (bend, count, lowest, highest, positive) =>
      `${bend} con ${count} neuronas: x de ${lowest} a ${highest}, ${positive} por encima de cero.`,
    bin: (count, from, to) =>
      `${count} ${plural(count, "neurona", "neuronas")} con x desde ${from} hasta menos de ${to}`,
    bins: "Bajo la curva: cuántas neuronas tienen qué x, barra por barra",
    countOf: (from, to, token, layer) =>
      `neuronas con x desde ${from} hasta menos de ${to}, «${token}», capa ${layer}`,
    positiveOf: (token, layer) => `neuronas con x por encima de cero, «${token}», capa ${layer}`,
    dot: (bend, neuron, x, y) => `neurona ${neuron}: ${bend}(${x}) = ${y}`,
    dotTip: (dot) => `${dot} (clic: ¿de dónde viene?)`,
    dotKeys: (dot) => `${dot}: ¿de dónde viene? Las flechas llevan de neurona en neurona.`,
    below: (count, positive) => (
      <>
        Abajo: cuántas de las {count} neuronas tienen esa x. <b>{positive}</b> están por encima de cero.
      </>
    ),
  },
  neurons: {
    caption: (listed, token, count, firing) =>
      firing === listed
        ? `Las ${listed} más activas con «${token}», y las mismas neuronas en los ${count} tokens`
        : firing === 0
          ? `Ninguna se activa con «${token}»: las ${listed} que más bajan de cero, y las mismas neuronas en los ${count} tokens`
          : `Solo ${firing} se ${plural(firing, "activa", "activan")} con «${token}»; con las ${listed - firing} que más bajan de cero, en los ${count} tokens`,
    neuron: "neurona",
    activation: (bend) => `x y ${bend}(x)`,
    all: "en todos los tokens",
    where: (activation, neuron) => `¿De dónde viene la activación ${activation} de la neurona ${neuron}?`,
    whereInput: (x, neuron) => `¿De dónde viene la suma x = ${x} de la neurona ${neuron}?`,
    row: (neuron, token, activation) =>
      `La neurona ${neuron} se activa sobre todo en ${token}: ${activation}.`,
    rowNever: (neuron) => `La neurona ${neuron} no se activa en ningún token de este texto.`,
    cell: (token, activation) => `${token}: ${activation}`,
    most: (token) => (
      <>
        máximo en <b>{token}</b>
      </>
    ),
    never: "aquí no se activa en ningún token",
  },
  stack: {
    attention: "la atención escribe",
    feedForward: "feed-forward escribe",
    against: "su longitud frente a la de la corriente; los puntos claros son los otros tokens",
    layer: (layer) => `Capa ${layer}`,
    open: "Mirar dentro de esta capa",
    off: "apagada",
    kept: "coseno entrada → salida",
    keptOf: (token, layer) => `coseno de «${token}» antes y después de la capa ${layer}`,
    shares: (layer, attention, feedForward) =>
      `Capa ${layer}: la atención escribe el ${attention} de la longitud de la corriente; feed-forward, el ${feedForward}.`,
    share: (token, share) => `${token}: ${share}`,
    shareOf: (part, token, layer) =>
      `longitud de lo que escribe ${PARTS[part]} frente a la de la corriente, «${token}», capa ${layer}`,
    lengthWritten: (part) => `longitud de lo que escribe ${PARTS[part]}`,
    lengthStream: "longitud de la corriente",
    states: (layer) => `Estados ocultos tras la capa ${layer}: una línea por token`,
    state: (token, entry, value) => `${token}, entrada ${entry}: ${value}`,
  },
  cell: (what) => `${what} (clic o Intro: ¿de dónde viene?)`,
};

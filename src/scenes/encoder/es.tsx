import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { Tendency, words } from "./words";

const TENDENCIES: Readonly<Record<Tendency, string>> = {
  strengthens: "así que sobre todo refuerza lo que había",
  takes: "así que retira parte de lo que había",
  new: "así que casi todo es una dirección nueva",
};

export const encoder: Translated<typeof words> = {
  intro:
    "El vector de un token atraviesa las capas como una corriente: la atención le suma lo que dicen otros; la red feed-forward, lo que saca de eso.",
  examples: { bank: "la orilla del río", name: "un nombre en piezas", pair: "dos frases" },
  views: { layer: "Una capa", gelu: "Neuronas" },
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
          Las cabezas recogen para «{said.token}» lo que dicen <Term kind="value">otros tokens</Term> y lo
          suman a su corriente: el <b>{said.share}</b> de su longitud, {TENDENCIES[said.tendency]}. LayerNorm
          iguala los tokens.
        </>
      ),
    },
    feedForward: {
      title: "La red feed-forward escribe",
      caption: (said) => (
        <>
          Ahora «{said.token}» está solo. {said.bend} deja pasar <b>{said.positive}</b>{" "}
          <Term kind="ffn">neuronas</Term>; cada una escribe su vector aprendido con la fuerza con que se
          activa. Juntas: el {said.share} de la longitud de la corriente, {TENDENCIES[said.tendency]}.
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
              neurona {said.neuron}, hasta <b>{said.activation}</b>.{" "}
              {said.firedBy !== null
                ? `«${said.firedBy}» sí la activa.`
                : "Ningún token de este texto la activa."}
            </>
          ) : (
            <>
              La neurona {said.neuron} está aquí en <b>{said.activation}</b>. De todas, el {said.positive}{" "}
              está por encima de cero.
            </>
          )}{" "}
          Sin la curva {said.bend}, dos capas densas no harían más que una. Para Geva et al. (2021), son
          memorias.
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
    cell: (token, activation) => `${token}: ${activation} (clic o Intro: ¿de dónde viene?)`,
    most: (token) => (
      <>
        máximo en <b>{token}</b>
      </>
    ),
    never: "aquí no se activa en ningún token",
  },
};

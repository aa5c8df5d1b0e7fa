import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const CLS = <Term kind="cls">[CLS]</Term>;

export const cls: Translated<typeof words> = {
  intro:
    "El primer token representa a todo el texto. Mira cómo recoge algo de todos los demás, capa a capa, y juzga tú cuánto sabe.",
  examples: { bank: "la orilla del río", pair: "dos frases", praise: "un elogio" },
  head: { label: "Cabeza", mean: "media" },
  invite: "Elige un token para seguirlo por las capas.",
  follow: (token) => `Seguir «${token}»`,
  onTheWay: "Los números están en camino.",
  flow: {
    summary: (layers) =>
      `Adónde mira [CLS]: ${layers.map(({ layer, token, share }) => `la capa ${layer}, sobre todo a ${token} (${share})`).join("; ")}.`,
    table: "Adónde mira [CLS], por capa",
    layer: (layer) => `capa ${layer}`,
    pooled: "pooler",
    off: "apagada",
    most: "mira sobre todo a",
    entropy: "entropía",
    look: (token, layer, share) => `[CLS] mira a ${token} en la capa ${layer}: ${share}`,
    lookTip: (layer, token, share) => (
      <>
        Capa {layer}, [CLS] → {token}: <b>{share}</b>
      </>
    ),
    byHead: (shares) => `por cabeza: ${shares.join("; ")}`,
    heads: (count, strongest) => `${count} cabezas; la más fuerte, ${strongest}`,
    rollout: (token, share) => `Rollout desde ${token}: ${share}`,
    rolloutTip: (token, share) => (
      <>
        Rollout: el <b>{share}</b> de lo que [CLS] contiene al final se puede rastrear hasta {token}.
      </>
    ),
    state: (layer) => `[CLS] tras la capa ${layer}: ¿de dónde salen sus números?`,
    stateTip: (layer, count, [low, high]) => (
      <>
        El estado de [CLS] tras la capa {layer}: {count} números, de {low} a {high}
      </>
    ),
    pooledState: "El vector del pooler: ¿de dónde salen sus números?",
    pooledTip: (count, [low, high], near) => (
      <>
        pooler = tanh(W · h<sub>[CLS]</sub> + b), {count} números entre −1 y 1: aquí de {low} a {high}, y el{" "}
        {near.share} de ellos más allá de ±{near.bound}
      </>
    ),
  },
  three: {
    ways: {
      attention: "atención, media de las capas",
      rollout: "rollout",
      masked: "enmascarado: cuánto se mueve [CLS]",
    },
    attentionOf: (head) => `atención de la cabeza ${head}, media de las capas`,
    picture: "Tres medidas de cuánto depende [CLS] de cada token; la tabla de abajo tiene los números.",
    tooLong: (most, count) =>
      `Esto enmascara cada token por turno, hasta ${most} tokens; tu texto tiene ${count}.`,
    running: (count) =>
      plural(
        count,
        "Ejecutando otra vez el modelo para un token…",
        `Ejecutando otra vez el modelo para cada uno de los ${count} tokens…`,
      ),
    bar: (way, token, value) => `${way}, ${token}: ${value}`,
    barTip: (way, token, value) => (
      <>
        «{token}», {way}: <b className="mono">{value}</b>
      </>
    ),
    maskedTip: (token, value) => (
      <>
        Con [MASK] en lugar de «{token}»: 1 − coseno de [CLS] antes y después ={" "}
        <b className="mono">{value}</b>
      </>
    ),
    table: "De qué depende [CLS], de tres maneras",
    token: "token",
  },
  compare: {
    waiting: "Leyendo las frases…",
    measures: { cls: "salida de [CLS]", pooled: "[CLS] tras el pooler", mean: "media de los tokens" },
    hint: "Cambia estas frases o trae las tuyas (en inglés).",
    sentence: (number) => `Frase ${number}`,
    placeholder: "Escribe una frase…",
    remove: (number) => `Quitar la frase ${number}`,
    add: "+ frase",
    tooFew: "Escribe al menos dos frases y aquí se compararán.",
  },
  asked: {
    entropy: (layer) => `entropía de la atención de [CLS], capa ${layer}`,
    to: (token) => `a «${token}»`,
    cosine: (a, b, measure) => `coseno de las frases ${a} y ${b} según: ${measure}`,
    attention: (token) => `atención de [CLS] a «${token}», media de las capas`,
    layers: (count) => plural(count, "1 capa", `${count} capas`),
    layer: (layer) => `capa ${layer}`,
    moves: (token) => `cuánto se mueve [CLS] al enmascarar «${token}»`,
  },
  steps: {
    gather: {
      title: "Cada capa recoge",
      caption: (said) => (
        <>
          {CLS} entra con el mismo vector delante de todos los textos: todo lo que sabe tiene que recogerlo.{" "}
          {said.head === null ? "En" : `La cabeza ${said.head} sola: en`} la capa 1 mira sobre todo a «
          {said.first.token}» ({said.first.share}); en la capa {said.last.layer}, a «{said.last.token}» (
          {said.last.share}).
        </>
      ),
    },
    rollout: {
      title: "Rollout de la atención",
      caption: (own, best) => (
        <>
          Todas las capas multiplicadas, cada una con una mitad de conexión residual: el {own} sigue siendo el
          propio {CLS}
          {best && `; del resto, «${best.token}» dio lo que más (${best.share})`}. Es una estimación: no
          cuenta los valores ni las redes feed-forward.
        </>
      ),
    },
    pooled: {
      title: "El vector del pooler",
      caption: (count, share) => (
        <>
          Una matriz más y una tanh forman el vector que leen los clasificadores: {count} números, el{" "}
          <b>{share}</b> casi tan lejos como llega tanh. En el preentrenamiento solo le da forma la predicción
          de la frase siguiente.
        </>
      ),
    },
    three: {
      title: "[CLS], de tres maneras",
      noWord: "Aquí no hay ninguna palabra de la que [CLS] pueda depender.",
      looks: (token, share, waiting) => (
        <>
          De las palabras, {CLS} mira sobre todo a «{token}» ({share}). {waiting}
        </>
      ),
      caption: (said) => (
        <>
          De las palabras, {CLS} mira sobre todo a «{said.looked}»;{" "}
          {said.moved === null ? "enmascararla también" : `enmascarar «${said.moved}»`} es lo que más mueve su
          vector: {said.shift}. La atención no es una explicación. Un {CLS} sin ajustar no tiene tarea, y
          ningún orden es el correcto.
        </>
      ),
    },
    compare: {
      title: "¿Es un resumen?",
      tooFew: "Con dos frases o más se pueden comparar sus vectores: escribe algunas en el escenario.",
      caption: (said) => (
        <>
          {said.isNarrower
            ? "El [CLS] sin ajustar apenas las distingue: nadie lo ha entrenado para comparar."
            : "Hay dispersión, pero no prueba que haya significado: nadie ha entrenado a [CLS] para comparar."}{" "}
          Su coseno más bajo es <b>{said.cls}</b>; el de la media de los tokens, {said.mean}.{" "}
          {said.agree
            ? "Ambos encuentran las mismas dos más cercanas."
            : "No coinciden en cuáles son las dos más cercanas."}
        </>
      ),
    },
  },
};

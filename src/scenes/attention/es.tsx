import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

export const attention: Translated<typeof words> = {
  intro:
    "Cada token pregunta a todos, a izquierda y derecha, y recoge una mezcla de sus respuestas. Elige token, capa y cabeza.",
  examples: { bank: "la orilla del río", it: "¿quién es «it»?", pair: "dos frases" },
  views: {
    row: "Un token",
    matrix: "Todas las cabezas",
    texts: "Dos textos",
  },
  controls: { layer: "Capa", head: "Cabeza", causal: "De izquierda a derecha" },
  steps: {
    dots: {
      title: "Consulta por clave",
      caption: (token, size, best, dot) => (
        <>
          La <Term kind="query">consulta</Term> de «{token}» y la <Term kind="key">clave</Term> de cada token,{" "}
          {size} números cada una, multiplicadas entrada por entrada y sumadas. La que mejor encaja por ahora
          es «{best}», con {dot}. Haz clic en un número para ver la suma.
        </>
      ),
    },
    scale: {
      title: (size) => `Dividir por √${size}`,
      caption: (size, root, causal) => (
        <>
          Las sumas de {size} productos crecen mucho, y con puntuaciones grandes el paso siguiente sería todo
          o nada. Por eso cada una se divide por √{size} = {root}.{" "}
          {causal && "De izquierda a derecha, los tokens a la derecha del que pregunta reciben −∞."}
        </>
      ),
    },
    softmax: {
      title: "Softmax: las puntuaciones se vuelven partes",
      caption: (token, top, share, sum) => (
        <>
          e<sup>puntuación</sup>, dividido por la suma de todas, da las{" "}
          <Term kind="prob">probabilidades de atención</Term>: «{top}» recibe {share}, y la fila suma{" "}
          <b>{sum}</b>. Lo que «{token}» recoge es el <Term kind="value">valor</Term> de cada token, según su
          parte.
        </>
      ),
    },
    heads: {
      title: (layers, heads) => `${layers} capas × ${heads} cabezas`,
      caption: (matrices, causal) => (
        <>
          Las filas son «de»; las columnas, «a»; cada fila suma 1.
          {causal && " De izquierda a derecha, la mitad superior derecha queda vacía."} Hay {matrices}{" "}
          matrices así, cada una con el nombre de lo que se midió. Haz clic en una para verla, o apágala y
          mira qué cambia.
        </>
      ),
    },
    texts: {
      title: "Dos textos lado a lado",
      caption:
        "La misma cabeza en dos textos. Lo que se mantiene es la costumbre de la cabeza; lo que cambia es lo que encontró en las palabras. Edita el otro texto y observa.",
    },
  },
  row: {
    from: "de",
    to: "a",
    query: (token) => `consulta de «${token}»`,
    queryAndValues: () => "consulta, valores",
    softmax: "softmax",
    value: "valor",
    whereQuery: (token) => `¿De dónde viene la consulta de ${token}?`,
    whereKey: (token) => `¿De dónde viene la clave de ${token}?`,
    whereValue: (token) => `¿De dónde viene el valor de ${token}?`,
    whereSum: "¿De dónde viene esta suma?",
    gathered: "Σ parte × valor",
    askAs: (token, position) => `Preguntar como ${token}, posición ${position}`,
    table: (token, layer, head) => `Lo que «${token}» pregunta a cada token, capa ${layer}, cabeza ${head}`,
    whereDot: (token, dot) => `q · k ${dot} de ${token}: ¿de dónde viene?`,
    whereShare: (token, share) => `parte ${share} de ${token}: ¿de dónde viene?`,
    key: "clave",
    whereScore: (token, score) => `puntuación ${score} para ${token}: ¿de dónde viene?`,
    division: (dot, size, score, blocked) =>
      `${dot} ÷ √${size} = ${score}${blocked ? "; después se tapa: −∞" : ""}`,
    ray: (share) => `${share} (clic: ¿de dónde viene?)`,
    sumName: (token, layer, head) =>
      `suma de las probabilidades de atención de «${token}», capa ${layer}, cabeza ${head}`,
    sumFormula: (count) => `Σ sobre ${count} tokens`,
    toToken: (token) => `a «${token}»`,
  },
  arithmetic: {
    intro: (size) => `q · k = la suma de ${size} productos. Los cuatro mayores:`,
    entry: (index) => `entrada ${index}`,
    others: (count) => `los otros ${count}`,
    blocked: "De izquierda a derecha: e^−∞ = 0. El token que pregunta no puede mirar aquí.",
    share: (power, sum, share) => `${power} ÷ ${sum} (suma de la fila) = ${share}`,
  },
  matrix: {
    corner: "de ↓ a →",
    row: (token, position) => `Fila de ${token}, posición ${position}`,
    cell: (from, to, share, cut, action) =>
      `«${from}» mira a «${to}»: ${share}${cut ? "; cortada" : ""}${
        action === null ? "" : action === "cut" ? " (clic: cortar o reparar)" : " (clic: ¿de dónde viene?)"
      }`,
    clickTo: "Al hacer clic en una celda,",
    actions: { ask: "preguntar", cut: "cortar", everywhere: "cortar en todas" },
  },
  heads: {
    title: "Filas: capas; columnas: cabezas. Nombre según lo medido en",
    measuredOn: "Medido en",
    thisText: "este texto",
    probe: (count) => `${count} frases de prueba`,
    pattern: "Patrón",
    strongest: "patrón más fuerte",
    layerOn: (layer) => `Capa ${layer} encendida`,
    headOn: (layer, head) => `Capa ${layer}, cabeza ${head} encendida`,
    head: (layer, head, off) => `Capa ${layer}, cabeza ${head}${off ? ", apagada" : ""}`,
    score: (pattern, score) => `${pattern} ${score}: ¿de dónde viene?`,
    scores: "Parte media de la atención, de 0 a 1 (amplia: entropía dividida por su valor máximo)",
  },
  patterns: {
    previous: "previo",
    next: "próximo",
    same: "propio",
    cls: "[CLS]",
    sep: "[SEP]",
    sameWord: "misma pal.",
    broad: "amplia",
  },
  score: {
    name: (pattern, layer, head) => `puntuación «${pattern}» de la capa ${layer}, cabeza ${head}`,
    on: (text) => `en «${text}»`,
    overSentences: (count) => `media sobre ${count} frases`,
  },
  texts: {
    label: "El otro texto",
    placeholder: "escribe otro texto…",
    show: "Mostrar",
    own: "tu texto",
    other: "el otro",
    difference: "diferencia",
    otherTitle: "el otro texto",
    differenceTitle: "tu texto menos el otro: azul más, rojo menos",
    differenceOf: (from, to, layer, head) =>
      `diferencia de dos textos, posición ${from} a ${to}, capa ${layer}, cabeza ${head}`,
    lengths: (own, other) =>
      `Para la diferencia hacen falta textos de la misma longitud: el tuyo tiene ${own} tokens; el otro, ${other}.`,
  },
};

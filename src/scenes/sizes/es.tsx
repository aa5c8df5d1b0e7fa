import { plural } from "../../ui/format";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const layersWord = (count: number) => plural(count, "1 capa", `${count} capas`);

export const sizes: Translated<typeof words> = {
  intro:
    "Elige los tamaños de un BERT y mira dónde están sus parámetros, cuántos bytes ocupan y qué cuesta un token.",
  views: { parts: "Parámetros", memory: "Memoria", work: "Trabajo" },
  presets: "Tamaños publicados",
  relative: (name, millions) => `${name} ${millions} M`,
  total: (count) => (
    <>
      <b>{count}</b> parámetros
    </>
  ),
  controls: {
    layers: "capas",
    hidden: "oculto",
    heads: "cabezas",
    vocabulary: "vocabulario",
    positions: "posiciones",
    cannotSplit: (hidden, heads) => `${hidden} no se puede repartir entre ${heads} cabezas`,
    headSize: (size) => `${size} números cada una; cuántas sean no cuesta nada`,
  },
  steps: {
    parts: {
      title: "Tablas, capas, cabezas",
      caption: (tables, rest) => (
        <>
          Las tablas son el <b>{tables}</b> de este modelo. Todas las capas tienen la misma forma y sus
          propios pesos. {rest}{" "}
        </>
      ),
      total: (total) => `En total: ${total}.`,
      read: "La suma es justo lo que se leyó. ",
      published: (millions, source) => `Sus autores dicen ${millions} M (${source}).`,
      held: "De pooler y cabezas, el modelo en uso no tiene todos.",
    },
    memory: {
      title: "¿Cuántos bytes son?",
      caption: (f32, int8) => (
        <>
          <b>{int8}</b> en lugar de {f32}: un byte por número en lugar de cuatro, y una escala por cada fila
          de una matriz.{" "}
        </>
      ),
      loaded: "Es lo que tu navegador ha cargado para esta página.",
    },
    work: {
      title: "Lo que cuesta un token",
      caption: (flops) => (
        <>
          Cada peso del codificador se usa una vez por token: <b>{flops}</b> operaciones. Solo la atención
          crece con el texto.{" "}
        </>
      ),
      measured: (milliseconds) => `Tu texto tardó aquí ${milliseconds} ms.`,
    },
  },
  area: {
    label: (embeddings, layers, encoder, heads) =>
      `Parámetros dibujados a escala: embeddings ${embeddings}, ${layersWord(layers)} ${encoder}, cabezas ${heads}.`,
    embeddings: "embeddings",
    layers: layersWord,
    onTop: "encima",
    tip: (name, parameters, share) => (
      <>
        <b>{name}</b>, todas las capas juntas: {parameters} parámetros, el {share} del modelo
      </>
    ),
    short: {
      query: "Q",
      key: "K",
      value: "V",
      attentionOutput: "O",
      feedForward: "feed-forward",
      word: "tabla de tokens",
      position: "tabla de posiciones",
      mlm: "enmascaradas",
    },
    parts: {
      word: "tabla de tokens",
      position: "tabla de posiciones",
      segment: "tabla de segmentos",
      embeddingProjection: "ensanche de los embeddings",
      query: "proyecciones de consulta",
      key: "proyecciones de clave",
      value: "proyecciones de valor",
      attentionOutput: "salidas de la atención",
      feedForward: "partes feed-forward",
      layerNorm: "LayerNorms",
      pooler: "pooler",
      nsp: "cabeza de la frase siguiente",
      mlm: "cabeza de las palabras enmascaradas",
    },
  },
  bill: {
    embeddings: {
      title: "Embeddings",
      word: "tabla de tokens",
      position: "tabla de posiciones",
      segment: "tabla de segmentos",
      norm: "LayerNorm",
      widening: "ensanchamiento",
      sum: "embeddings",
    },
    layer: {
      title: "Una capa del codificador",
      query: "consulta",
      key: "clave",
      value: "valor",
      output: "salida de la atención",
      feedForward: "feed-forward",
      norms: "dos LayerNorms",
      sum: layersWord,
    },
    heads: {
      title: "Encima",
      mlm: "palabras enmascaradas",
      pooler: "pooler",
      nsp: "frase siguiente",
      decoder: "decodificador",
      isTable: "es la tabla de tokens",
      sum: "encima",
    },
  },
  memory: {
    table: "Bytes de los pesos según el formato numérico",
    f32: "4 bytes cada uno",
    f16: "2 bytes cada uno",
    int8: "1 byte cada uno, y una escala de 4 bytes por fila",
    adam: "para entrenar con Adam",
    adamHow: "f32: pesos, gradientes, dos medias móviles",
    ours: "Son los tamaños del modelo de esta página: su archivo de pesos contiene exactamente los bytes de int8, tras una tabla de nombres y formas.",
    others: "int8 es la forma en que esta página guarda sus propios pesos.",
    running:
      "Mientras trabaja, un modelo también necesita sitio para sus activaciones; crece con el texto y con el lote.",
  },
  work: {
    tokens: "tokens en el texto",
    table: "Operaciones por token",
    projections: "proyecciones",
    feedForward: "feed-forward",
    attention: "atención",
    formulas: {
      projections: "capas · 8 · oculto²",
      feedForward: "capas · 4 · oculto · interior",
      attention: "capas · 4 · tokens · oculto",
      guess: "2 · oculto² + 2 · oculto · vocabulario",
    },
    one: "un token",
    all: (tokens) => `los ${tokens} tokens`,
    grows: "así que la atención crece con tokens²",
    guess: "cada propuesta",
    curve: (of) =>
      `Operaciones por token: ${of.without} sin atención, ${of.here} en un texto de ${of.tokens} tokens, ${of.most} en uno de ${of.longest}.`,
    note: "Corta los textos a la longitud más corta en la que quepan. El propio BERT se preentrenó sobre todo con 128 tokens, justo por eso (Devlin et al. 2019, apéndice A.2).",
    axis: "tokens en el texto",
  },
};

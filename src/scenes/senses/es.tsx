import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const sentences = (count: number): string => plural(count, "1 frase", `${count} frases`);

const axis = (at: 0 | 1): string => (at === 0 ? "primer eje" : "segundo eje");

export const senses: Translated<typeof words> = {
  intro:
    "La tabla de embeddings de BERT tiene una sola fila para «bank» (banco u orilla). Mira cómo se convierte en un vector distinto en cada frase, y añade una tuya.",
  examples: { blood: "un banco de sangre", water: "agua de manantial", fire: "encender un fuego" },
  marks: { 0: "círculo", 1: "rombo", own: "estrella" },
  stars: "estrellas",
  controls: {
    word: "Palabra",
    own: "o la tuya",
    placeholder: "una palabra",
    causal: "De izquierda a derecha",
  },
  waiting: "Leyendo las frases…",
  empty: (word) =>
    `Escribe unas frases con «${word}», en sentidos distintos: cada una se convierte en un punto.`,
  axes: (said) => (
    <>
      Los ejes son los mismos en todas las imágenes: las dos primeras componentes principales de{" "}
      {said.vectors} vectores ({said.sentences} frases{said.isReady ? " ya preparadas" : ""}, {said.states}{" "}
      estados, en los dos sentidos de lectura; cada grupo, contado desde su media). Muestran una parte de la
      dispersión, así que mira también los cosenos: usan todas las dimensiones.
      {said.pieces &&
        ` «${said.pieces.word}» se corta en ${said.pieces.cut}; su vector es la media de sus piezas.`}
    </>
  ),
  scatter: {
    summary: (said) =>
      `${said.count} vectores de «${said.word}» ${said.state}${said.isCausal ? ", leyendo de izquierda a derecha" : ""}, como puntos: ${said.legend}. La lista de frases dice lo mismo con palabras.`,
    table: "en la tabla de embeddings",
    embeddings: "tras los embeddings",
    layer: (layer) => `tras la capa ${layer}`,
    legend: (mark, sense) => `${mark} para ${sense}`,
    onePlace: (count) => `${sentences(count)}, un solo vector`,
    axis: (at, share) => `${axis(at)}: ${share} de la dispersión →`,
    shortAxis: (at, share) => `eje ${at + 1}: ${share} de dispersión →`,
    nearest: (size, cosine, text) =>
      `El más cercano en las ${size} dimensiones: coseno ${cosine} con «${text}»`,
    select: "Haz clic para elegirlo.",
    askPlace: "Clic: ¿de dónde sale su lugar?",
    point: (text, x, y) => `«${text}» en (${x}; ${y})`,
    chosen: (point) => `${point}: ¿de dónde sale su lugar?`,
  },
  figures: {
    same: "mismo sentido",
    different: "sentidos distintos",
    all: "todos los pares",
    ask: (name, value) => `${name} ${value}: ¿de dónde sale?`,
    agree: (agreeing, count) => (
      <>
        los vecinos coinciden en <b>{agreeing}</b> de {count}
      </>
    ),
    chance: (chance) => `(por azar, ${chance})`,
    chanceTip: "De media, si cada vecino se sacara a ciegas entre las demás frases.",
    tooFew: (word) => `Hacen falta dos frases con «${word}» para comparar sus vectores.`,
    embeddings: "embeddings",
    layer: (layer) => `capa ${layer}`,
    dot: (state, value) => `${state}: ${value}`,
    summary: (series) =>
      `Coseno medio desde los embeddings hasta la última capa. ${series.map(({ name, values }) => `${name}: ${values.join("; ")}`).join(". ")}.`,
  },
  list: {
    section: (word, sense) => `Frases con ${word} en el sentido de ${sense}`,
    nearest: "vecina más cercana",
    putBack: (count) => plural(count, "Devolver la frase quitada", `Devolver las ${count} frases quitadas`),
    yours: "Tus frases",
    own: "tuyas",
    above: "(el texto de arriba)",
    nearestIs: (senses) => `la más cercana es ${senses.join(" e, igual de cerca, ")}; coseno`,
    add: "Añadir",
    addLabel: (word) => `Tu propia frase con «${word}»`,
    addPlaceholder: (word) => `Tu propia frase con «${word}»…`,
    full: (most) => `No caben más de ${most} frases tuyas.`,
    missing: (word) => `No contiene «${word}», así que no tiene punto.`,
    remove: "Quitar",
  },
  detail: {
    yours: "Tu frase",
    sameRow: "En la tabla de embeddings tiene la misma fila que todas las demás.",
    neighbours: "Vecinas más cercanas por coseno en el espacio completo",
    onePlace: "En los ejes, un mismo lugar para todas.",
    place: (x, y) => (
      <>
        En los ejes, en ({x}; {y}).
      </>
    ),
    several: (word, count) => `«${word}» aparece ${count} veces aquí; se muestra la primera.`,
    takeOut: "Quitar de aquí",
  },
  asked: {
    cosine: (word, a, b) => `coseno de «${word}» en «${a}» y «${b}»`,
    mean: {
      same: (word) => `coseno medio de «${word}», mismo sentido`,
      different: (word) => `coseno medio de «${word}», sentidos distintos`,
      all: (word) => `coseno medio de «${word}», todos los pares`,
    },
    coordinate: (word, at) => `«${word}» en el ${axis(at)}`,
    projection: "Σ entrada × eje, menos lo mismo del vector medio",
    entry: (index) => `entrada ${index}`,
    agreeing: (word) => `frases cuyo «${word}» más cercano tiene el mismo sentido`,
    agreement:
      "1 por cada una cuya vecina más cercana por coseno tiene su sentido; si varias están igual de cerca, una parte",
    sentence: (text) => `«${text}»`,
    vectorAt: (text, layer, isCausal) =>
      `«${text}» ${layer === 0 ? "tras los embeddings" : `tras la capa ${layer}`}${isCausal ? ", de izquierda a derecha" : ""}`,
    spreadFormula: "Σ coordenada² ÷ Σ distancia² a la media del grupo",
    spread: (at) => `parte de la dispersión en el ${axis(at)}`,
  },
  steps: {
    table: {
      title: "Una palabra, una fila en la tabla",
      empty: (word) => `Escribe unas frases con «${word}» para ver dónde quedan sus vectores.`,
      caption: (said) => (
        <>
          {said.pieces > 1
            ? `La tabla tiene una fila para cada una de las ${said.pieces} piezas de «${said.word}». Su media son ${said.size} números`
            : `En la tabla de embeddings de BERT, «${said.word}» tiene una fila de ${said.size} números`}
          , los mismos en {plural(said.sentences, "cualquier frase", `las ${said.sentences} frases`)}: un solo
          lugar para todas.
        </>
      ),
    },
    embeddings: {
      title: "Sumar la posición",
      caption: (word, count, places) => (
        <>
          Ahora se suman la posición y el segmento: {sentences(count)}, <b>{places}</b>{" "}
          {plural(places, "vector distinto", "vectores distintos")}, uno por posición. «{word}» aún no sabe
          nada de sus vecinas.
        </>
      ),
    },
    needMore: (word) =>
      `Hacen falta al menos dos frases con «${word}» para comparar. Añade alguna en la lista.`,
    layer: {
      first: "Capa 1: hablan las vecinas",
      title: (layer) => `Capa ${layer}`,
      last: (layer) => `Capa ${layer}: ¿se separan los sentidos?`,
      unlabelled: (said) => (
        <>
          El coseno medio entre los vectores de «{said.word}» es ahora <b>{said.now}</b>; antes era{" "}
          {said.before}. Nadie dijo qué frases comparten sentido: mira quién está cerca de quién.
        </>
      ),
      begin: (apart, isCausal) => (
        <>
          La atención mezcla las palabras {isCausal ? "anteriores" : "de alrededor"}. La vecina más cercana
          comparte el sentido en <b>{apart.agreeing}</b> de {apart.count}.
        </>
      ),
      middle: (apart, change) => (
        <>
          La diferencia entre el mismo sentido y otro{" "}
          {{ stays: "se queda como está", grows: "crece", shrinks: "baja" }[change]}; la vecina más cercana
          comparte el sentido en <b>{apart.agreeing}</b> de {apart.count}. Las líneas muestran de dónde viene
          cada punto.
        </>
      ),
      end: (apart, verdict, { word, first, second }) => (
        <>
          La vecina más cercana comparte el sentido en <b>{apart.agreeing}</b> de {apart.count}.{" "}
          {
            {
              apart: `Este modelo distingue «${word}» (${first}) de «${word}» (${second}).`,
              partly: "Los sentidos se solapan: este modelo solo los distingue en parte.",
              not: `La verdad: este modelo no separa aquí los sentidos de «${word}».`,
            }[verdict]
          }
        </>
      ),
    },
    own: {
      title: "¿Dónde cae tu frase?",
      empty: (word) =>
        `Escribe en la lista una frase con «${word}»: se convierte en una estrella y ves de quién es vecina.`,
      caption: (said) => (
        <>
          El vector más cercano a tu estrella es el de «{said.nearest}» (coseno <b>{said.cosine}</b>).{" "}
          {said.vote && (
            <>
              Casi todas sus vecinas con etiqueta son de <Term kind={said.vote.kind}>{said.vote.sense}</Term>:
              un voto, no comprensión.
            </>
          )}
        </>
      ),
    },
  },
};

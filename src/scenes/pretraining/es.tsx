import type { Translated } from "../../words/area";
import type { words } from "./words";

export const pretraining: Translated<typeof words> = {
  intro:
    "Un BERT pequeño parte de pesos al azar y aprende inglés ante tus ojos, en esta pestaña. Recorre su entrenamiento como una película.",
  waiting: "Reproduce, o pulsa «Entrenar un BERT desde cero»: nace y aprende durante un minuto, más o menos.",
  unborn: {
    promise:
      "Tres huecos que un BERT sin entrenar no sabe llenar. En el texto que leerá hay frases como estas.",
    preparing: "Leyendo las frases y sorteando los primeros pesos…",
  },
  controls: {
    start: "Entrenar un BERT desde cero",
    pause: "Pausa",
    go: "Seguir",
    step: "Un paso",
    again: "Entrenar de nuevo",
    reset: "Borrar",
    fork: "Bifurcar aquí",
    take: "Llevárselo",
    takeTitle: (files) => `Guarda el modelo de este momento como carpeta de Hugging Face: ${files}`,
    switches: "Qué cambiar",
    state: (step, steps, speed) => `Paso ${step} de ${steps}, ${speed} tokens por segundo.`,
    facts: (layers, hidden, heads, weights, sentences, memory) =>
      `${layers} capas × ${hidden}, ${heads} cabezas, ${weights} pesos, ${sentences} frases, ${memory}.`,
  },
  switches: {
    compare: "Al lado",
    comparisons: {
      none: "nada",
      left: "de izquierda a derecha",
      least: "5 % oculto",
      mask: "60 % oculto",
      most: "90 % oculto",
      always: "siempre [MASK]",
      high: "tasa × 10",
      low: "tasa ÷ 40",
    },
    direction: "Lee",
    directions: { both: "en ambos sentidos", left: "de izquierda a derecha" },
    mask: "Oculto",
    masking: "Lo oculto pasa a ser",
    maskings: { mixed: "80/10/10", always: "siempre [MASK]" },
    rate: "Tasa",
    batch: "Lote",
    dropout: "Dropout",
    pairs: "Frase siguiente",
    pairing: { off: "no", on: "sí" },
    steps: "Pasos",
    seed: "Semilla",
  },
  own: {
    label: "Tu propio texto, una frase por línea y líneas en blanco entre documentos:",
    ours: "Vacío: lee 7.000 frases cotidianas de quienes colaboran en Tatoeba (CC BY 2.0 FR) y cuentos breves de esta página.",
    yours: "«Entrenar de nuevo» lee este texto. No sale de tu navegador.",
  },
  chart: {
    title: (step) => `Pérdida en el paso ${step}`,
    heldOut: "frases no leídas",
    training: "leídas",
    other: "al lado",
    right: "de lo oculto, acertado",
    plateau: "adivinar solo por frecuencia",
    label: (loss, plateau, right) =>
      `Pérdida en frases no leídas: ${loss} nats; solo por frecuencia, ${plateau}; ${right} de lo oculto, acertado. Arrastra para recorrer el entrenamiento.`,
  },
  probes: { label: "Candidatas para el hueco" },
  heads: {
    title: "Qué mira cada cabeza",
    of: (layer, head, habit) => `Capa ${layer}, cabeza ${head}: ${habit}`,
  },
  habits: {
    previous: "la anterior",
    next: "la siguiente",
    same: "a sí misma",
    cls: "[CLS]",
    sep: "[SEP]",
    none: "sin hábito",
  },
  moved: {
    title: "Qué cambia más ahora",
    embeddings: "embeddings",
    layer: (layer) => `capa ${layer}`,
    head: "la que adivina",
  },
  map: {
    title: "Cada palabra halla su clase",
    label: (count) => `${count} vectores de palabras en dos ejes: las de una misma clase se mueven juntas.`,
  },
  comparison: {
    title: "Mismo texto, misma semilla, mismo paso",
    top1: "palabras ocultas acertadas",
    seen: "preguntado sin [MASK]",
    banks: (word) => `distancia entre los dos «${word}»`,
    absent: "–",
  },
  steps: {
    counting: {
      title: "Cuenta",
      caption: (pieces, plateau, loss) => (
        <>
          Al azar, cada una de sus {pieces} piezas es tan probable como las demás. Luego aprende cuáles son
          frecuentes y dice «the» en todas partes. Contando se llega a {plateau}; va por <b>{loss}</b>.
        </>
      ),
    },
    neighbours: {
      title: "Mira alrededor",
      above: (loss) => (
        <>
          Bajo la línea de puntos necesita las palabras de alrededor. Todavía está encima, en <b>{loss}</b>.
        </>
      ),
      caption: (right, commonest, strongest) => (
        <>
          Bajo la línea de puntos usa las palabras de alrededor: acierta el <b>{right}</b> de lo oculto; con
          la más frecuente sola acertaría el {commonest}.
          {strongest &&
            ` La cabeza ${strongest.head} de la capa ${strongest.layer} dedica el ${strongest.share} de su mirada a un sitio: ${strongest.habit}.`}
        </>
      ),
    },
    compare: {
      title: "Cambia una cosa",
      none: "Abre «Qué cambiar» y entrena otro al lado: de izquierda a derecha, con más o menos oculto, siempre [MASK] o con otra tasa.",
      caption: (main, other, because) => (
        <>
          Un solo cambio, lo demás igual: el primero acierta el <b>{main}</b> de lo oculto y el segundo, el{" "}
          {other}. {because}
        </>
      ),
      because: {
        direction: "Desde la izquierda, una palabra no sabe qué viene detrás: mira sus dos sentidos.",
        leastHidden: "Con poco oculto, cada paso pregunta menos, y menos se aprende de él.",
        moreHidden: "Más oculto es más que adivinar en cada paso, con menos alrededor.",
        mostHidden: "Con casi todo oculto apenas queda de dónde adivinar.",
        masking: "Si solo se le pregunta en [MASK], apenas aprende a juzgar una palabra que está ahí.",
        rate: "Un paso demasiado largo se pasa; uno demasiado corto no llega.",
      },
    },
  },
};

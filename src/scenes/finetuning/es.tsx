import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

export const finetuning: Translated<typeof words> = {
  intro:
    "El preentrenamiento se hace una sola vez. Una tarea necesita una pequeña capa nueva, una cabeza, y unos ejemplos etiquetados: aquí hay tres entrenadas por nosotros y una que entrenas tú.",
  examples: { review: "una reseña", names: "nombres", question: "una pregunta" },
  views: {
    sentiment: "Opinión",
    entities: "Entidades",
    answer: "Respuestas",
    train: "Entrenar cabeza",
    whole: "Entrenar todo BERT",
  },
  variants: {
    frozen: { name: "Congelado", detail: "BERT tal cual; solo aprendió la cabeza" },
    full: { name: "Con ajuste fino", detail: "todas las capas aprendieron con la cabeza" },
    own: { name: "La cabeza de tu modelo", detail: "tal como está en tus archivos" },
  },
  own: {
    none: (has) =>
      has === null
        ? "Tu modelo vino sin cabeza para una tarea. «Entrenar cabeza» le pone una nueva encima."
        : `Tu modelo vino con otra cabeza: mira en «${has === "sentiment" ? "Opinión" : has === "ner" ? "Entidades" : "Respuestas"}». «Entrenar cabeza» le pone una nueva encima.`,
    labels: (count) => `Las ${count} etiquetas, la más probable primero`,
    more: (count) => `y ${count} más`,
    note: "Bajo cada palabra: cuántos puntos porcentuales suma a la etiqueta más probable, medidos volviendo a preguntar a la cabeza sin la palabra. Los nombres de las etiquetas son los de tu config.json.",
    tags: "La mejor etiqueta de cada palabra; las que empiezan por B- e I- se unen. Los nombres de las etiquetas son los de tu config.json.",
    caption: {
      text: (told, word, measured) => (
        <>
          La cabeza de tus archivos lee <Term kind="cls">[CLS]</Term>: <b>{told.label}</b> ({told.share}). «
          {word.text}» es la que más pesa, {word.points} puntos para {measured}.
        </>
      ),
      tags: (count, labels) => (
        <>
          La cabeza de tus archivos da a cada palabra una de {labels} etiquetas. Aquí marca <b>{count}</b>{" "}
          {plural(count, "lugar", "lugares")}.
        </>
      ),
      answer: (text, share) => (
        <>
          La cabeza de tus archivos señala dos tokens: <b>«{text}»</b> ({share}).
        </>
      ),
    },
  },
  from: (number) => `${number}: ¿de dónde viene?`,
  waiting: {
    problem: (problem) => `Esta cabeza no responde: ${problem}`,
    fetching: (loaded, total) => `Descargando la cabeza: ${loaded} de ${total}`,
    asking: "Preguntando a la cabeza…",
    heads: "Las cabezas entrenadas están en camino…",
  },
  sentiment: {
    labels: { negative: "negativo", positive: "positivo" },
    share: (label, share) => (
      <>
        {label} {share}
      </>
    ),
    balance: (negative, positive) => `negativo ${negative}, positivo ${positive}`,
    note: "Bajo cada palabra: cuántos puntos porcentuales suma a «positivo», medidos volviendo a preguntar a la cabeza sin la palabra.",
    words: (label) => `Lo que cada palabra suma a «${label}»`,
    effect: (points, word) => `${points} puntos, «${word}»`,
    effectTip: (word, label, all, without, points) =>
      `${label} con «${word}» ${all} − sin ella ${without} = ${points} puntos`,
    effectName: (word, label) => `lo que «${word}» suma a «${label}»`,
    withAll: (label) => `«${label}» con todas las palabras`,
    without: (word, label) => `«${label}» sin «${word}»`,
  },
  entities: {
    kinds: { PER: "persona", ORG: "organización", LOC: "lugar" },
    note: "Siete puntuaciones por palabra: fuera, o B- (empieza) o I- (continúa) de una persona, una organización o un lugar. La barra sobre una palabra es cómo se reparten su probabilidad, en gris la de fuera; la mejor es su marca, y las marcas que van juntas forman una entidad. El modelo solo lee minúsculas: las mayúsculas, que delatan los nombres, se le pierden.",
    text: "El texto con sus entidades",
    entity: (text, kind, share) => `«${text}», ${kind} ${share}`,
    tag: (text, tag, share) => `«${text}», ${tag} ${share}`,
    tags: (text, tags) => `«${text}»: ${tags.join("; ")}`,
    entityName: (text, kind) => `«${text}» como ${kind}`,
    entityOf: (count) => plural(count, "su palabra", `sus ${count} palabras`),
    tagOf: (tag, word) => `${tag} en «${word}»`,
  },
  answer: {
    type: "Escribe arriba una pregunta sobre tu texto.",
    note: (start, end) => (
      <>
        Dos puntuaciones por cada token del texto, convertidas en dos softmax: dónde {start} la respuesta y
        dónde {end}. La respuesta es el tramo cuyas dos puntuaciones suman más.
      </>
    ),
    starts: "empieza",
    ends: "acaba",
    pair: (question) => <>La frase A pregunta y se busca en la frase B: {question}</>,
    question: "Pregunta sobre tu texto",
    told: (text, start, end, sum, share) => (
      <>
        {text} inicio {start} + final {end} = {sum}, probabilidad {share}
      </>
    ),
    second: (text, score) => (
      <>
        ; la siguiente, «{text}», con {score}
      </>
    ),
    scores: "Inicio y final de la respuesta, token a token",
    start: (share, token) => `inicio ${share}, «${token}»`,
    end: (share, token) => `final ${share}, «${token}»`,
    tip: (token, start, startShare, end, endShare) =>
      `«${token}»: inicio ${start}, ${startShare}; final ${end}, ${endShare}`,
    startLogit: (token) => `logit de inicio de «${token}»`,
    endLogit: (token) => `logit de final de «${token}»`,
    startShare: (token) => `inicio en «${token}»`,
    endShare: (token) => `final en «${token}»`,
    scoreName: (text) => `puntuación de «${text}»`,
    shareName: (text) => `probabilidad de «${text}»`,
    startName: (number) => `inicio ${number}`,
    endName: (number) => `final ${number}`,
    sumName: (number) => `suma ${number}`,
  },
  measured: (examples, size, scores) =>
    `${examples} ejemplos, ${size}. En textos reservados, de 100: ${scores}`,
  sets: {
    intent: ["tiempo", "música", "hora"],
  },
  controls: {
    sentences: "Frases",
    vector: "Vector",
    rate: "Tasa de aprendizaje",
    batch: "Tamaño del lote",
    epochs: "Épocas",
    seed: "Semilla",
    sets: { intent: "listas: ¿qué quieres?", own: "las tuyas" },
    poolings: { cls: "[CLS]", mean: "media de palabras" },
    train: "Entrenar",
    stop: "Parar",
    reset: "Reiniciar",
  },
  editor: { empty: "De 4 a 14 frases, con dos o tres etiquetas. Van en el enlace." },
  sentences: {
    label: "Frases etiquetadas",
    learned: (count) => `Aprende de: ${count} ${plural(count, "frase", "frases")}`,
    heldOut: (count) => `Reservadas: ${count} de las que nunca aprende`,
    tried: { title: "Una frase nueva", detail: "una cabeza siempre responde" },
    right: "bien",
    wrong: "mal",
    sure: (share, name, text) => `${share} ${name}, «${text}»`,
  },
  chart: {
    epoch: (number) => `época ${number}`,
    learned: "aprendidas",
    heldOut: "reservadas",
    pointOf: (name, value, step) => `${name}, paso ${step}: ${value}`,
    cursor: "Las flechas van de paso en paso y de línea en línea; Intro pregunta de dónde viene un número.",
  },
  run: {
    loss: (step, steps) => `Pérdida (entropía cruzada), paso ${step} de ${steps}`,
    lossChart: (first, last, worst) => `Pérdida de ${first} a ${last}; en el peor momento, ${worst}`,
    lossFrom: (name, value) => `pérdida ${value}, ${name}: ¿de dónde viene?`,
    head: (classes, hidden) =>
      `La cabeza: ${classes} × ${hidden} pesos y ${classes} sesgos, todos cero al principio`,
    weightsFrom: (name) => `Pesos de ${name}: ¿de dónde viene uno?`,
  },
  rightOf: (right, count) => `${right} de ${count}`,
  steps: {
    sentiment: {
      title: "Una cabeza sobre BERT",
      caption: (frozen, full, word, side) => (
        <>
          Una capa nueva lee <Term kind="cls">[CLS]</Term>. Sobre el BERT congelado dice {frozen}; con todas
          las capas entrenadas a la vez, <b>{full}</b>. «{word}» es allí la que más pesa, hacia{" "}
          <Term kind={side}>{side === "negative" ? "negativa" : "positiva"}</Term>.
        </>
      ),
    },
    entities: {
      title: "Una marca para cada palabra",
      caption: (frozen, full, first) => (
        <>
          La misma capa, sobre cada palabra en vez de sobre <Term kind="cls">[CLS]</Term>, marca nombres. El
          BERT congelado encuentra aquí {frozen}; con ajuste fino encuentra <b>{full}</b>
          {first && `${plural(full, ":", "; el primero,")} «${first.text}» (${first.kind})`}. Una marca puede
          fallar: juzga tú.
        </>
      ),
    },
    answer: {
      title: "Dónde empieza y acaba la respuesta",
      none: "Escribe una pregunta sobre tu texto: dos cabezas buscarán en él la respuesta.",
      caption: (question, frozen, frozenShare, full, fullShare) => (
        <>
          «{question}» La cabeza señala dos tokens. Congelado: «{frozen}» ({frozenShare}). Con ajuste fino:{" "}
          <b>«{full}»</b> ({fullShare}). Las preguntas son lo más difícil de los tres: este modelo pequeño
          señala a menudo el lugar equivocado.
        </>
      ),
    },
    train: {
      title: "Entrena una cabeza",
      waiting: "Leyendo las frases y entrenando…",
      caption: (right, isHeldOut) => (
        <>
          BERT queda congelado y aprende una cabeza lineal: predecir, comparar y mover cada peso un poco
          cuesta abajo. Después acierta <b>{right}</b> frases{" "}
          {isHeldOut ? "de las que no aprendió" : "de las que aprendió"}.
        </>
      ),
    },
    whole: {
      title: "Aprende todo BERT",
      none: "Reproduce, o pulsa «Ajustar todo BERT»: cada capa aprende de frases etiquetadas, y se mide a la vez lo que sabía de palabras.",
      caption: (before, after, costs) => (
        <>
          De frases que nunca leyó juzgaba bien el {before}; ahora, el <b>{after}</b>.{" "}
          {costs
            ? "Acierta menos palabras ocultas que antes: ese es el precio."
            : "No le costó ninguna palabra oculta."}
        </>
      ),
    },
  },
  whole: {
    train: "Ajustar todo BERT",
    stop: "Parar",
    task: "Aprende",
    tasks: { questions: "¿afirma o pregunta?", reviews: "¿crítica buena o mala?", own: "lo tuyo" },
    own: {
      label: "Tus frases etiquetadas, una por línea: frase, tabulador o |, etiqueta.",
      placeholder:
        "I want my money back. | queja\nThank you, that was quick! | elogio\nWhen do you open? | pregunta",
      empty: "De 24 a 300 frases con al menos dos etiquetas. No salen de tu navegador.",
      read: (learned, held, labels) =>
        `${learned} para aprender, ${held} apartadas para medir. Etiquetas: ${labels}.`,
      fill: (count) => `Empezar con ${count} frases`,
    },
    starting: "Trayendo el modelo y tomando la primera medida…",
    promise:
      "No es una cabeza sobre vectores congelados: todas las capas y los embeddings aprenden de frases etiquetadas, aquí, en esta pestaña. Tarda de unos segundos a un minuto.",
    state: (step, steps, memory) => `Paso ${step} de ${steps}, ${memory} de memoria`,
    chart: (name, before, after) => `${name}: ${before} antes del primer paso, ${after} ahora`,
    rate: "Tasa",
    head: "La cabeza nueva",
    headsOf: { "1": "a la misma tasa", "30": "30 × la tasa" },
    labels: "Frases etiquetadas",
    epochs: "Épocas",
    batch: "Lote",
    layers: "Capas que aprenden",
    layersOf: { "0": "solo la cabeza", "1": "la última", "2": "las dos últimas", all: "todas" },
    pooling: "Lee",
    poolings: { cls: "[CLS]", mean: "media" },
    sides: {
      task: {
        detail: "Frases no leídas, bien juzgadas.",
        loss: (loss) => `Pérdida: ${loss} nats.`,
      },
      words: {
        detail: "Palabras ocultas acertadas, entre las 30.522.",
        loss: (loss) => `Pérdida: ${loss} nats.`,
      },
    },
  },
};

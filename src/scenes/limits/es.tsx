import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

export const limits: Translated<typeof words> = {
  intro:
    "Lo que un BERT pequeño no puede hacer, medido en el de esta página: entrenado durante unas horas, con enciclopedias, viejos libros infantiles y frases cotidianas.",
  ownIntro: "Lo que un BERT no puede hacer, medido en tu propio modelo: el que trabaja ahora.",
  examples: { plain: "una frase sencilla", news: "noticias de hoy", rare: "palabras raras" },
  views: {
    positions: "Posiciones",
    windows: "Textos largos",
    domains: "Otros textos",
    bias: "Sesgo",
  },
  comma: "; ",
  lossOf: (token, position) => `pérdida de «${token}», posición ${position}`,
  positions: {
    title: "Las posiciones se acaban",
    waiting: "Leyendo la tabla de posiciones…",
    trained: (count, trained) => (
      <>
        El entrenamiento solo llegó a <b>{trained}</b> de {count} filas: son más largas que las demás y se
        parecen a sus vecinas. Detrás de la última fila no hay ninguna posición.
      </>
    ),
    all: (count) => (
      <>
        La tabla tiene <b>{count}</b> filas y ni una más.
      </>
    ),
    own: "Cuántas alcanzó el entrenamiento no lo dicen los archivos de tu modelo; las que siguen siendo cortas y distintas de sus vecinas apenas cambiaron.",
    figure: (count) => (
      <>
        Longitud de cada uno de los <b>{count}</b> vectores de posición
      </>
    ),
    chart: (trained, length, rest) =>
      `Longitud media de los vectores de posición: ${length} en las posiciones 0 a ${trained - 1}, ${rest} detrás.`,
    ownChart: (length) => `Longitud media de los vectores de posición: ${length}.`,
    untrained: "ningún texto del entrenamiento llegó hasta aquí",
    untrainedShort: "sin entrenar",
    bars: (count) => `Longitud de los vectores de posición, de 0 a ${count - 1}`,
    bar: (position, length) => `posición ${position}: longitud ${length} (clic o Intro: ¿de dónde sale?)`,
    length: (position) => `longitud del vector de posición ${position}`,
  },
  moved: {
    title: "El mismo texto, más atrás",
    waiting: "Leyendo tu texto en varios lugares…",
    caption: (first, position, last) => (
      <>
        Al principio, tu texto tiene una pérdida media de {first}; en la posición {position}, de <b>{last}</b>
        .{" "}
      </>
    ),
    noise: "Un vector que nunca se entrenó es ruido en cada token.",
    worse: "Las palabras son las mismas: solo cambian los vectores de posición.",
    same: "A este texto no le importa.",
    heading: "Tu texto, desplazado",
    table: "Pérdida media de tu texto según su primera posición",
    begins: (position) => `empieza en la posición ${position}`,
    mean: (position) => `pérdida media, texto que empieza en la posición ${position}`,
    tokens: (count) => `${count} tokens`,
    note: (guessed) =>
      `Pérdida media de ${guessed > 0 ? guessed : "algunos"} de sus tokens, cada uno enmascarado por separado. Delante hay tokens [PAD] que ningún token puede mirar, así que solo cambian los vectores de posición; [CLS] se queda en la 0. BERT-base se entrenó con 512 posiciones, y para la 513.ª no tiene ningún vector.`,
  },
  windows: {
    title: "Un texto largo, en ventanas",
    waiting: "Cortando el texto en tokens…",
    caption: (window, windows) => (
      <>
        Lo que no cabe se lee en <b>{windows}</b> {plural(windows, "ventana", "ventanas")} de {window} tokens,
        que se solapan: lo que queda en el borde de una está dentro de otra.
      </>
    ),
    long: "Un texto largo tuyo",
    size: "ventana, en tokens",
    overlap: "compartidos con la siguiente",
    token: (token) => `comparar el token${token === null ? "" : ` «${token}»`}`,
    truncated: (count) => `El texto tiene ${count} tokens más que posiciones este modelo: se han cortado.`,
    ribbon: (tokens, windows) =>
      `${windows.length} ${plural(windows.length, "ventana", "ventanas")} sobre ${tokens} tokens: ${windows.join(", ")}.`,
    range: (first, last) => `de ${first} a ${last}`,
    tick: (position) => `token ${position}`,
  },
  compare: {
    title: "Una palabra, dos ventanas",
    waiting: "Leyendo las ventanas…",
    single: (word) => <>«{word}» está en una sola ventana. Elige un token que compartan dos.</>,
    caption: (word, one, two) => (
      <>
        «{word}», enmascarada: probabilidad {one} en una ventana, <b>{two}</b> en la siguiente. ¿Cuál vale? Se
        suele tomar la que tiene más texto alrededor.
      </>
    ),
    heading: (word, windows) => `«${word}» en ${plural(windows, "su ventana", `${windows} ventanas`)}`,
    place: (window, position) => `ventana ${window}, posición ${position}`,
    ends: "  (la ventana acaba aquí)",
    guess: (probability, place, loss, guesses) => (
      <>
        enmascarada: probabilidad <b>{probability}</b>, puesto {place}; pérdida <b>{loss}</b>; propone{" "}
        {guesses}
      </>
    ),
    reading: "leyendo…",
    alone: "Este token está en una sola ventana: elige uno de la parte común, o comparte más tokens.",
    note: (cosine) => (
      <>
        Coseno entre sus dos vectores después de la última capa: {cosine}. La misma palabra, la misma frase;
        cambian cuánto texto se ve y la posición.
      </>
    ),
    cosine: (word) => `coseno de «${word}» en sus dos primeras ventanas`,
  },
  domains: {
    title: "Textos de otra clase",
    waiting: "Enmascarando por turno cada token de cada texto…",
    own: "tu texto",
    names: {
      encyclopedia: "enciclopedia",
      story: "cuento infantil",
      recipe: "receta",
      medicine: "medicina",
      law: "derecho",
      chat: "chat",
      code: "código",
    },
    caption: (own, worst, most) => (
      <>
        Se siente en casa en lo que ha leído. Ante cada palabra de tu texto duda entre {own} palabras; en «
        {worst}», entre <b>{most}</b>.
      </>
    ),
    heading: "Pseudoperplejidad: entre cuántas palabras duda el modelo",
    table: "Pseudoperplejidad por texto, primero el más esperado",
    part: (word, loss) => `«${word}», oculta: pérdida ${loss}`,
    perplexity: (name) => `pseudoperplejidad: ${name}`,
    note: (vocabulary) =>
      `Cada token se enmascara por turno (24 si el texto es más largo); el número es e elevado a la pérdida media (Salazar et al. 2020). Las barras son logarítmicas: llena sería ${vocabulary}, un modelo que no sabe nada. Un texto corto de cada clase dice algo de ese texto, no de toda su clase.`,
  },
  bias: {
    title: "Lo que le enseñaron sus textos",
    waiting: "Leyendo la plantilla con cada relleno…",
    noMask: "La plantilla necesita un [MASK].",
    caption: ([one, two], most, least) => (
      <>
        La misma frase, y solo cambia el relleno. En <Term kind="mask">[MASK]</Term>, «{one}» es{" "}
        <b>{most.ratio}</b> veces tan probable como «{two}» con «{most.filling}», y {least.ratio} veces con «
        {least.filling}».
      </>
    ),
    template: "plantilla: un [MASK] y un hueco ___",
    answers: "palabras para el [MASK], hasta cuatro",
    fillings: "rellenos para el hueco, entre comas",
    needsMask: "La plantilla necesita un [MASK]: el lugar cuya palabra se adivina.",
    table: "Probabilidad de cada palabra en el [MASK], por relleno",
    filling: "la frase, rellena",
    best: "su primera propuesta",
    severalPieces: (lost) =>
      plural(
        lost.length,
        `Una palabra de varias piezas no cabe en un solo [MASK]: «${lost[0]}» no tiene número.`,
        `Una palabra de varias piezas no cabe en un solo [MASK]: ${lost.map((word) => `«${word}»`).join(", ")} no tienen número.`,
      ),
    note: "La barra más larga de una línea es su número mayor. Son costumbres de los textos que leyó, no hechos sobre las personas: dos tercios de enciclopedia, donde la mayoría de las biografías son de hombres, y un quinto de viejos libros infantiles (mira la ficha del modelo). Los modelos más grandes, entrenados con más texto, también tienen costumbres así; hacen daño cuando de ellas depende una decisión sobre una persona.",
    ownNote:
      "La barra más larga de una línea es su número mayor. Son costumbres de los textos que leyó tu modelo, no hechos sobre las personas; qué textos fueron no lo dicen sus archivos: quizá sus autores. Costumbres así hacen daño cuando de ellas depende una decisión sobre una persona.",
  },
};

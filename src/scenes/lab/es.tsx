import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const stateName = (state: number): string => (state === 0 ? "antes de la capa 1" : `tras la capa ${state}`);

export const lab: Translated<typeof words> = {
  intro:
    "Predice antes de mirar. Las preguntas salen de tu propia frase, y la clave de respuestas son los números del propio modelo.",
  examples: { bank: "la orilla del río", pair: "una pregunta y su respuesta", school: "un día de colegio" },
  parts: { label: "Preguntas sobre", live: "Tu frase", ideas: "Las ideas" },
  draw: (seed) => `Sortear otras preguntas: la semilla es ${seed}`,
  seed: (seed) => `semilla ${seed}`,
  numbers: "Preguntas",
  number: (number, right) =>
    `Pregunta ${number}${right === undefined ? "" : right ? ", acertada" : ", fallada"}`,
  waiting: {
    noText: "Estas preguntas salen de tu frase: escribe una. Las preguntas sobre las ideas no la necesitan.",
    noModel: "El modelo está en camino. Mientras tanto, puedes responder a las preguntas sobre las ideas.",
    computing: "El modelo está calculando la respuesta…",
  },
  answers: {
    label: "Respuestas",
    right: "correcta",
    yours: "tu predicción",
  },
  sentence: {
    tokens: "Tus tokens",
    bars: (what) => `barras: ${what}`,
    roles: { asks: "desde aquí", masked: "por adivinar" },
  },
  foot: {
    see: (scene) => `Míralo en «${scene}»`,
    first: "Primera pregunta",
    next: "Siguiente pregunta",
    untouched: "Lo que respondes se cuenta en este dispositivo y no va a ningún otro sitio.",
    score: (live, ideas) => (
      <>
        Aciertos: <b>{live.right}</b> de {live.all} sobre frases, <b>{ideas.right}</b> de {ideas.all} sobre
        ideas. Solo en este dispositivo.
      </>
    ),
    reset: "Borrar",
  },
  steps: {
    ask: {
      none: "Una pregunta",
      title: (number, count, topic) => `Pregunta ${number} de ${count}${topic === null ? "" : `: ${topic}`}`,
      live: "Sale de tu frase. El modelo ya ha calculado la respuesta; se guarda hasta que hayas predicho.",
      ideas: "Sobre las ideas. Una respuesta es la correcta.",
      noText: "Escribe una frase: las preguntas salen de ella.",
    },
    predict: {
      title: "Tu predicción",
      choose: "Elige una respuesta. Equivocarse está bien: una predicción que falla es la que más enseña.",
      chose: (letter, name) => `Has elegido ${letter}: ${name}.`,
    },
    reveal: { waiting: "La respuesta", right: "Correcto", wrong: "Esta vez no" },
    why: { title: "Por qué" },
  },
  at: (token, position) => `${token} (posición ${position})`,
  attention: {
    topic: "Atención",
    place: (layer, head) => `capa ${layer}, cabeza ${head}`,
    ask: (place, from) => (
      <>
        En la <b>{place}</b>, ¿a qué token mira más <Term kind="query">{from}</Term>?
      </>
    ),
    bars: (from) => `atención desde ${from}`,
    result: (place, from, top, second) => (
      <>
        En la {place}, {from} da <b>{top.figure}</b> de su atención a <Term kind="key">{top.name}</Term> y
        después {second.figure} a {second.name}.
      </>
    ),
    why: (tokens) => (
      <>
        Cada cabeza tiene sus propios pesos aprendidos de consulta y clave, y por eso sus propias costumbres.
        Las partes son el softmax de consulta · clave, y suman 1 entre los {tokens} tokens.
      </>
    ),
  },
  filler: {
    topic: "Rellena el hueco",
    ask: (original) => (
      <>
        «{original}» está oculta tras <Term kind="mask">[MASK]</Term>. ¿Cuál de estas le parece más probable
        al modelo?
      </>
    ),
    result: (best, original, place) => (
      <>
        «{best.name}» recibe <b>{best.figure}</b>. La palabra que estaba ahí, «{original.name}», recibe{" "}
        <b>{original.figure}</b>: es el número {place} de su lista.
      </>
    ),
    why: (vocabulary) => (
      <>
        El vector del hueco, hecho con todas las palabras de alrededor, se compara con cada fila del
        vocabulario; el softmax sobre las {vocabulary} da las probabilidades. El entrenamiento pedía una sola
        cosa: una alta para la palabra oculta.
      </>
    ),
  },
  follows: {
    topic: "Qué sigue",
    ask: (a, b) => (
      <>
        <Term kind="a">A</Term> «{a}» <Term kind="b">B</Term> «{b}»: ¿qué probabilidad ve el modelo de que B
        siga a A?
      </>
    ),
    above: "Más del 50 %",
    aboveName: "más del 50 %",
    below: "Menos del 50 %",
    belowName: "menos del 50 %",
    result: (share, yes, no) => (
      <>
        Da <b>{share}</b> a «B sigue a A»: el softmax de los dos logits, {yes} y {no}.
      </>
    ),
    why: "En el preentrenamiento, la mitad de los pares eran vecinos en un texto y la otra mitad se juntaron al azar. Para distinguirlos basta casi siempre con fijarse en el tema; la lógica apenas hace falta. RoBERTa dejó después esta tarea.",
  },
  layer: {
    topic: "Capa a capa",
    state: stateName,
    notInTop: (top) => `fuera de las ${top} primeras`,
    ask: (token) => (
      <>
        Al final, la mejor propuesta del modelo para <Term kind="mask">[MASK]</Term> es «{token}». ¿Cuándo
        llega al primer puesto por primera vez?
      </>
    ),
    result: (token, first, early, share) => (
      <>
        «{token}» es la primera <b>{stateName(first)}</b>
        {first > 0 && (
          <>
            ; {stateName(first - 1)} lo era «{early}»
          </>
        )}
        . Al final tiene <b>{share}</b>.
      </>
    ),
    why: "La cabeza que propone palabras puede ponerse sobre la salida de cada capa, aunque solo se entrenó para la última. Cada capa deja hablar una vez más a las palabras de alrededor, y la propuesta toma forma.",
  },
  likeness: {
    topic: "Parecidos",
    ask: (from) => (
      <>
        Tras la última capa, ¿cuál de estos tiene el vector más parecido al de{" "}
        <Term kind="query">{from}</Term>?
      </>
    ),
    bars: (from) => `coseno con ${from}`,
    cosine: (from, to) => `coseno de «${from}» y «${to}» tras la última capa`,
    result: (best, second) => (
      <>
        {best.name}, con un coseno de <b>{best.figure}</b>; le sigue {second.name} con {second.figure}.
      </>
    ),
    why: (layers, least) => (
      <>
        En {plural(layers, "1 capa", `${layers} capas`)} cada token ha tomado algo de todos los demás, así que
        las palabras de una frase acaban pareciéndose: la menos parecida aquí tiene todavía {least}. Lo que
        significa un vector viene de su frase.
      </>
    ),
  },
  sense: {
    topic: "Dos sentidos",
    ask: (word) => (
      <>
        ¿Tu «<Term kind="query">{word}</Term>» está más cerca de la palabra en la frase 1 o en la frase 2?
      </>
    ),
    option: (number, sentence) => `${number}: ${sentence}`,
    name: (number) => `frase ${number}`,
    figure: (cosine) => `coseno ${cosine}`,
    cosine: (word, number) => `coseno de tu «${word}» y la de la frase ${number}`,
    result: (number, best, other, [sense, rather]) => (
      <>
        Frase {number}: coseno <b>{best}</b>, frente a {other} con la otra ({sense}, y no {rather}).
      </>
    ),
    why: (word) => (
      <>
        En la tabla de embeddings, «{word}» tiene una sola fila para todos sus sentidos. Las capas mezclan las
        palabras de alrededor, y así cada frase hace su propio vector. No siempre acierta con el sentido.
      </>
    ),
  },
  ideaAnswer: (answer) => `La respuesta: ${answer}.`,
  ideas: {
    pieces: {
      topic: "Tokens",
      ask: "Una palabra que no está en el vocabulario de BERT se convierte en…",
      answers: [
        "piezas que sí están en el vocabulario, primero la más larga que encaja",
        "el token [UNK], siempre",
        "un token por letra",
        "una fila nueva de la tabla de embeddings",
      ],
      why: "WordPiece corta desde la izquierda, cada vez la entrada más larga que coincide. [UNK] solo aparece donde ningún corte funciona.",
    },
    sum: {
      topic: "Embeddings",
      ask: "¿Cómo entran la posición y la frase (A o B) en el vector de un token?",
      answers: [
        "Sus filas aprendidas se suman a la fila del token",
        "Se añaden como números extra al final",
        "Son ondas seno multiplicadas por la fila del token",
        "No están en él; la atención cuenta las posiciones",
      ],
      why: "Se suman tres filas, token + posición + segmento, entrada por entrada, y sigue LayerNorm. BERT aprendió sus filas de posición; las ondas seno son del Transformer de 2017.",
    },
    order: {
      topic: "Embeddings",
      ask: "Sin vectores de posición, «dog bites man» y «man bites dog»…",
      answers: [
        "darían a cada palabra el mismo vector en las dos",
        "solo se distinguirían en el verbo",
        "solo se distinguirían en la primera capa",
        "los distinguiría [CLS]",
      ],
      why: "La atención suma sobre todos los tokens, sea cual sea su orden. Solo las filas de posición dicen dónde está un token.",
    },
    both: {
      topic: "Atención",
      ask: "En «The bank by the river», ¿qué puede tomar el vector de «bank» de «river»?",
      answers: [
        "Su valor, desde la capa 1: nada oculta lo que hay a la derecha",
        "Nada: un token solo lee lo que hay a su izquierda",
        "Solo su posición",
        "Algo, pero solo tras la última capa",
      ],
      why: "La atención de BERT va en las dos direcciones. Ponle una máscara de izquierda a derecha y «bank» ya no puede cambiar cuando cambian las palabras que van detrás.",
    },
    softmax: {
      topic: "Atención",
      ask: "Una fila de probabilidades de atención suma…",
      answers: [
        "1, entre todos los tokens",
        "el número de cabezas",
        "1, entre todas las cabezas",
        "0, porque algunas son negativas",
      ],
      why: "Las puntuaciones de cada token pasan por un softmax sobre todos los tokens que puede mirar: partes positivas que suman 1.",
    },
    scale: {
      topic: "Atención",
      ask: "¿Por qué se divide consulta · clave entre la raíz del tamaño de la cabeza?",
      answers: [
        "Los vectores largos dan productos grandes, y el softmax lo pondría todo en un solo token",
        "Para que las partes sumen 1",
        "Para que las puntuaciones negativas sean positivas",
        "Para ahorrar memoria",
      ],
      why: "La dispersión de un producto escalar crece con la raíz del número de términos. Al dividir, las puntuaciones quedan en un rango donde el softmax aún puede repartir y aún puede aprender.",
    },
    heads: {
      topic: "Atención",
      ask: "¿Qué tiene de propio una cabeza de atención?",
      answers: [
        "Los pesos de consulta, clave y valor, y con ellos su propia matriz de partes",
        "Una capa propia",
        "Una parte de la frase que lee",
        "Un vocabulario propio",
      ],
      why: "Todas las cabezas de una capa leen a la vez los mismos tokens, cada una con sus propias proyecciones; lo que reúnen se pone una al lado de otra.",
    },
    "why-not": {
      topic: "Atención",
      ask: "Una cabeza da a «river» el 60 % de su atención. Eso demuestra que…",
      answers: [
        "mucho del valor de «river» pasó a la salida de esa cabeza, nada más",
        "«river» es la razón de la decisión del modelo",
        "«river» es la palabra más importante de la frase",
        "la cabeza ha encontrado una regla de gramática",
      ],
      why: "La atención muestra por dónde fluyó la información. Si el resultado depende de ella es otra pregunta, y la prueba es quitar la palabra y volver a ejecutar el modelo.",
    },
    cls: {
      topic: "[CLS]",
      ask: "¿Cómo llega [CLS] a saber algo de la frase?",
      answers: [
        "Atiende a todos los tokens en cada capa, como cualquier otro token",
        "Es la media de los vectores de todos los tokens",
        "El tokenizador escribe un resumen en él",
        "Lo rellena el pooler tras la última capa",
      ],
      why: "Empieza siendo la misma fila en todos los textos. Lo que reúne, lo reúne mediante la atención. El pooler solo lee su último estado.",
    },
    summary: {
      topic: "[CLS]",
      ask: "¿Es el vector [CLS] de un BERT solo preentrenado un buen resumen para comparar frases?",
      answers: [
        "No es fiable: se entrenó para predecir la frase siguiente, no para medir parecidos",
        "Sí, se entrenó para ser el significado de la frase",
        "Sí, si la frase es corta",
        "No, porque siempre es el mismo vector",
      ],
      why: "Mira los cosenos: frases distintas suelen estar casi tan cerca como las parecidas. Para medir parecidos, los modelos se siguen entrenando (Sentence-BERT, 2019).",
    },
    senses: {
      topic: "Sentidos",
      ask: "«Bank» junto a un río y «bank» con una cuenta tienen…",
      answers: [
        "una sola fila en la tabla de embeddings, pero vectores distintos tras las capas",
        "dos filas en la tabla de embeddings",
        "el mismo vector en toda la red",
        "vectores distintos solo tras el ajuste fino",
      ],
      why: "La tabla no sabe de frases. Las capas mezclan las palabras de alrededor, y los vectores de una misma palabra se separan.",
    },
    loss: {
      topic: "Enmascarado",
      ask: "¿Dónde se mide la pérdida del modelo de lenguaje enmascarado?",
      answers: [
        "Solo en los tokens elegidos, como −ln de la probabilidad del original",
        "En todos los tokens",
        "En [CLS]",
        "En los tokens que no se eligieron",
      ],
      why: "Los demás tokens se dan, no se adivinan. Una probabilidad de 1 cuesta 0; cada vez que se reduce a la mitad cuesta 0,69 más.",
    },
  },
};

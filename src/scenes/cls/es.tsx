import { listed, plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const CLS = <Term kind="cls">[CLS]</Term>;

const VERDICTS = {
  incomparable: "no se pueden comparar",
  mostly: "coinciden casi del todo",
  partly: "coinciden en parte",
  hardly: "apenas coinciden",
  contradict: "se contradicen",
};

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
    goesIn: "entra [CLS]",
    off: "apagada",
    note: (layer, look) => `Capa ${layer}: ${look}`,
    entropy: (entropy) => <>entropía {entropy}</>,
    entropyOf: (entropy, most) => `entropía ${entropy} de ${most}`,
    entropyName: (layer, entropy) => `Entropía de la capa ${layer}: ${entropy}`,
    entropyTip: (said) => (
      <>
        Capa {said.layer}: −({said.sum}) = <b>{said.entropy}</b> nats. Si mirara por igual a los {said.count}{" "}
        tokens serían ln {said.count} = {said.most}.
      </>
    ),
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
    rho: {
      caption: "¿El mismo orden? ρ de Spearman",
      ways: { attention: "atención", rollout: "rollout", masked: "enmascarado" },
      nothing: "nada que ordenar",
    },
    over: (said) => (
      <>
        Sobre {plural(said.words, "una palabra", `${said.words} palabras`)}
        {said.agreement && `, la atención y el enmascarado ${VERDICTS[said.agreement.verdict]}`}
        {said.agreement?.withSep && <> (con [SEP], {said.agreement.withSep})</>}. Cada fila tiene su propia
        escala. El propio [CLS], que no se muestra, se queda con {said.attention} de la atención y{" "}
        {said.rollout} del rollout.
      </>
    ),
    caution: (
      <>
        <b>La atención no es una explicación.</b> Dice qué se mezcló; el enmascarado dice qué efecto tuvo, en
        un texto que nadie escribió. Un [CLS] sin ajustar no tiene tarea: ningún orden es el correcto.
      </>
    ),
    entropies: (most, layers) =>
      `Entropía de la atención de [CLS], de ${most} nats como mucho: ${layers.map(({ layer, entropy }) => `capa ${layer}: ${entropy}`).join("; ")}.`,
    entropyAxis: (most) => `entropía por capa, de ${most} nats`,
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
    dot: (measure, a, b, value) => `${measure}, frases ${a} y ${b}: ${value}`,
    summary: (measures) =>
      `Cosenos entre frases distintas: ${measures.map(({ name, range: [low, high] }) => `${name}, de ${low} a ${high}`).join("; ")}.`,
  },
  tuned: {
    fetching: (share) => `Descargando el codificador ajustado: ${share}…`,
    running: "Ejecutando el codificador ajustado…",
    text: "Tu texto",
    question: "¿Es positivo tu texto?",
    full: "[CLS] ajustado",
    frozen: "[CLS] sin ajustar, con cabeza entrenada",
    accuracy: (said) =>
      `Medido tras el entrenamiento, con textos que no había visto: acierta en el ${said.full}\u00a0% de ${said.set}; la cabeza sobre el codificador sin ajustar, en el ${said.frozen}\u00a0%.`,
    withoutWord: "La respuesta ajustada sin cada palabra",
    points: "puntos de «positivo» que añade",
    words: "Las palabras y lo que cada una añade a «positivo»",
    wordTip: (said) =>
      `positivo ${said.full}; con «${said.token}» enmascarada, ${said.without}: ${said.points} puntos`,
    sentences: "Las frases",
    alike: "Qué le parece semejante",
    table:
      "La frase más cercana según el [CLS] sin ajustar y según el ajustado, y cómo de positiva le parece a cada uno",
    columns: {
      sentence: "frase",
      untuned: "más cercana, sin ajustar",
      tuned: "más cercana, ajustado",
      frozen: "positiva, sin ajustar",
      full: "positiva, ajustado",
    },
    range: (low, high) => (
      <>
        de {low} a {high}
      </>
    ),
    spread: (untuned, tuned) => (
      <>
        Cosenos entre frases distintas: sin ajustar, {untuned}; ajustado, {tuned}. El [CLS] ajustado ordena
        por su tarea, no por el tema.
      </>
    ),
  },
  asked: {
    entropy: (layer) => `entropía de la atención de [CLS], capa ${layer}`,
    to: (token) => `a «${token}»`,
    rho: (a, b) => `ρ de Spearman: ${a} y ${b}`,
    places: (token, a, b) => `«${token}»: puesto por ${a} × puesto por ${b}`,
    cosine: (a, b, measure) => `coseno de las frases ${a} y ${b} según: ${measure}`,
    tunedCosine: (a, b) => `coseno de las frases ${a} y ${b} según el [CLS] ajustado`,
    attention: (token) => `atención de [CLS] a «${token}», media de las capas`,
    layers: (count) => plural(count, "1 capa", `${count} capas`),
    layer: (layer) => `capa ${layer}`,
    moves: (token) => `cuánto se mueve [CLS] al enmascarar «${token}»`,
    effect: (token) => `lo que «${token}» añade a «positivo»`,
    whole: "positivo",
    masked: (token) => `positivo con «${token}» enmascarada`,
  },
  steps: {
    start: {
      title: "[CLS] empieza vacío",
      caption: (others) => (
        <>
          {CLS} está delante de todos los textos y entra siempre con el mismo vector: no dice nada de{" "}
          {plural(others, "este otro token", `estos otros ${others} tokens`)}. Lo que sabe al final tiene que
          recogerlo. Cada capa es una oportunidad.
        </>
      ),
    },
    gather: {
      title: (first, last) =>
        first === last ? `La capa ${first} recoge` : `Las capas ${first} a ${last} recogen`,
      off: "Apagada: la capa entrega lo que recibió.",
      caption: (said) => (
        <>
          {said.head !== null && `La cabeza ${said.head} sola: `}
          De las palabras, {CLS} mira sobre todo a «{said.top.token}» ({said.top.share})
          {said.word && `; entre las palabras, a «${said.word.token}» (${said.word.share})`}. Entropía{" "}
          {said.entropy} de {said.most} nats:{" "}
          {
            {
              everywhere: "mira casi a todas partes.",
              favorites: "tiene favoritos.",
              few: "se fija en muy pocos.",
            }[said.spread]
          }
          {said.isFirst && " Las cintas son tan anchas como la atención."}
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
      caption: (count, near) =>
        `Una matriz más y una tanh forman el vector que leen los clasificadores: ${count} números entre −1 y 1; aquí, el ${near.share} de ellos más allá de ±${near.bound}. En el preentrenamiento solo le da forma la predicción de la frase siguiente.`,
    },
    three: {
      title: "[CLS], de tres maneras",
      noWord: "Aquí no hay ninguna palabra de la que [CLS] pueda depender.",
      looks: (token, share, waiting) => (
        <>
          Entre las palabras, De las palabras, {CLS} mira sobre todo a «{token}» ({share}). {waiting}
        </>
      ),
      caption: (said) => (
        <>
          De las palabras, {CLS} mira sobre todo a «{said.looked}»;{" "}
          {said.moved === null ? "enmascararla también" : `enmascarar «${said.moved}»`} es lo que más mueve su
          vector: {said.shift}.{" "}
          {said.rhos
            ? `¿El mismo orden que al enmascarar? Atención ρ = ${said.rhos.attention}; rollout ρ = ${said.rhos.rollout}.`
            : "Hay muy pocas palabras para comparar los órdenes."}{" "}
          La atención no es una explicación.
        </>
      ),
    },
    compare: {
      title: "¿Es un resumen?",
      tooFew: "Con dos frases o más se pueden comparar sus vectores: escribe algunas en el escenario.",
      caption: (said) => (
        <>
          Cosenos de {CLS}: de {said.cls[0]} a {said.cls[1]}; de la media de los tokens: de {said.mean[0]} a{" "}
          {said.mean[1]}.{" "}
          {said.isNarrower
            ? "El [CLS] sin ajustar apenas las distingue: nadie lo ha entrenado para comparar."
            : "Hay dispersión, pero eso no prueba que haya significado: nadie ha entrenado a [CLS] para comparar."}{" "}
          Las más cercanas: {listed(said.closest)}
          {said.closestByMean ? ` según [CLS], ${listed(said.closestByMean)} según la media` : " según ambos"}
          .
        </>
      ),
    },
    tuned: {
      title: "Un [CLS] con una tarea",
      before: (
        <>
          Todo esto era el {CLS} sin ajustar. El ajuste fino entrena un poco más cada capa, junto con un
          pequeño clasificador sobre el vector del pooler, hasta que {CLS} responde a una pregunta.
        </>
      ),
      caption: (said) => (
        <>
          Ajustado con críticas, {CLS} dice «positivo» con <b>{said.full}</b>; una cabeza sobre el codificador
          sin ajustar, {said.frozen}.{" "}
          {said.strongest &&
            `«${said.strongest.token}» es lo que más mueve la respuesta: ${said.strongest.points} puntos. `}
          Los cosenos empiezan ahora en {said.now}; antes, en {said.before}.
        </>
      ),
    },
  },
};

import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const verdicts = {
  incomparable: "no se pueden comparar",
  few: "tienen demasiado pocas palabras para un veredicto",
  mostly: "coinciden casi del todo",
  partly: "coinciden en parte",
  hardly: "apenas coinciden",
  contradict: "se contradicen",
};

const points = (change: string): string => `${change} ${/^[+−]?1(,0)?$/.test(change) ? "punto" : "puntos"}`;

export const why: Translated<typeof words> = {
  intro:
    "Esconde una palabra, deja que BERT proponga cuál es y desmonta después su propuesta: palabra por palabra, mirada por mirada, cabeza por cabeza. Haz clic en cualquier palabra para preguntar por ella.",
  examples: { train: "un tren", capital: "una capital", opened: "¿quién abrió?" },
  asked: (number) => `${number}: ¿de dónde sale?`,
  layer: (layer) => `capa ${layer}`,
  head: (head) => `cabeza ${head}`,
  steps: {
    reading: "El modelo está leyendo…",
    without: {
      title: "Quita una palabra",
      tooLong: (tokens, most) =>
        `Tu texto tiene ${tokens} tokens; quitarlos de uno en uno se calcula hasta ${most}.`,
      waiting: (others) => `El modelo se ejecuta otra vez sin cada uno de los otros ${others} tokens…`,
      caption: (said) => (
        <>
          {said.up ? (
            <>
              Sin «{said.up.token}», «{said.winner}» baja de {said.before} a <b>{said.up.share}</b>: es lo que
              más <Term kind="positive">sostiene la propuesta</Term>.
            </>
          ) : (
            <>Ningún token sostiene «{said.winner}».</>
          )}{" "}
          {said.back && (
            <>
              «{said.back}» <Term kind="negative">la frena</Term>.{" "}
            </>
          )}
          Cada token se {said.leaveOut === "mask" ? "enmascara" : "elimina"} por turno, y el modelo se ejecuta
          otra vez.
        </>
      ),
    },
    agree: {
      title: "¿Coinciden?",
      tooFew: "Hay demasiado pocas palabras para comparar dos órdenes.",
      caption: (said) => (
        <>
          {said.mattered === null ? (
            <>«{said.looked}» encabeza las dos listas</>
          ) : (
            <>
              «{said.looked}» recibió más atención que ninguna, pero la que más mueve la propuesta es «
              {said.mattered}»
            </>
          )}
          . ρ = <b>{said.rho}</b>: {verdicts[said.verdict]}. La atención por sí sola no es una explicación.
        </>
      ),
    },
    parts: {
      title: "Apaga partes",
      waiting: "Ejecutando el modelo sin ellas…",
      caption: (winner, most) => (
        <>
          Una cabeza apagada escribe ceros; una capa deja pasar su entrada.{" "}
          {most && (
            <>
              De todas las cabezas, la que más echa en falta «{winner}» es la cabeza {most.head} de la capa{" "}
              {most.layer}: {points(most.change)}.{" "}
            </>
          )}
          Haz clic en cualquiera.
        </>
      ),
      changed: (said) => (
        <>
          Sin lo que has apagado, «{said.winner}» pasa de {said.before} a <b>{said.after}</b>
          {said.leader === null ? " y sigue primera" : `, y ahora va en cabeza «${said.leader}»`}.
        </>
      ),
    },
  },
  views: { apart: "Desmontada", agree: "¿Coinciden?", off: "Apagar" },
  controls: {
    leaveOut: "Quitar",
    ways: { mask: "enmascarando", remove: "eliminando" },
    off: (parts) =>
      `${plural(parts, "Hay 1 parte apagada", `Hay ${parts} partes apagadas`)}; esta vista muestra el modelo intacto.`,
    restore: "Encender todo",
  },
  click: { label: "Un clic", off: "apaga", ask: "explica el número" },
  barsEnd: (share) => `barras hasta ${share}`,
  guesses: {
    title: "La propuesta",
  },
  staff: {
    sentence: (text) => `La frase: ${text}`,
    caption: (winner) =>
      `Cada token: la probabilidad de «${winner}» sin él y el cambio en puntos porcentuales`,
    heads: { token: "token", without: "sin él", effect: "efecto" },
    legend: "Los puntos de probabilidad con los que un token sostiene o frena la propuesta.",
    up: "▲ sostiene, puntos",
    back: "▼ frena",
    masked: (token) => `«${token}» está enmascarada`,
    mask: (token) => `Enmascarar «${token}» y preguntar por ella`,
    effect: (token, change) => `Efecto de ${token}, ${points(change)}`,
    tip: {
      asked: (original, winner, share) =>
        `[MASK]${original === null ? "" : ` esconde «${original}»`}. Propuesta de BERT: «${winner}», ${share}.`,
      without: (said) => (
        <>
          p(«{said.winner}») = {said.before}; con «{said.token}»{" "}
          {said.leaveOut === "mask" ? "enmascarado" : "eliminado"}, {said.after}. Efecto:{" "}
          <b>{points(said.effect)}</b>.
        </>
      ),
      click: "Haz clic para preguntar por esta palabra.",
    },
  },
  agree: {
    share: "Atención",
    shares: { rollout: "rollout", mean: "media de las capas" },
    tooLong: (most, tokens) =>
      `Para ver qué sostiene la propuesta, el modelo se ejecuta otra vez sin cada token. Esta página lo hace hasta ${most} tokens; tu texto tiene ${tokens}. Acórtalo para ver qué palabras la sostienen.`,
    waiting: (others) => `Ejecutando el modelo otra vez sin cada uno de ${others} tokens…`,
    they: (verdict) => `las dos ${verdicts[verdict]}`,
    verdicts,
    nothing: (others) =>
      `Con ${plural(others, "una sola palabra más", `${others} palabras más`)} no hay nada que ordenar.`,
    spearman: (count) =>
      `Correlación de rangos de Spearman entre ${count} palabras: 1 es el mismo orden, 0 ninguno. Con [CLS] y [SEP] es`,
    undefined: "indefinida",
    rho: (rho) => `ρ ${rho}: ¿de dónde sale?`,
    rhoAll: (rho) => `ρ con [CLS] y [SEP], ${rho}: ¿de dónde sale?`,
    warning:
      "La atención muestra qué vectores se mezclaron, no lo que eso hizo con la propuesta. Quitar palabras muestra lo que hizo, pero con frases que nadie escribió.",
    picture: (byAttention, bySize) =>
      `Por atención: ${byAttention.join(", ")}. Por tamaño del efecto de quitarlas: ${bySize.join(", ")}.`,
    attentionAxis: "atención",
    effectAxis: "efecto, en puntos",
    attention: (token, share) => `Atención a ${token}, ${share}`,
    effect: (token, change) => `Efecto de ${token}, ${points(change)}`,
    leading: (shown, all) => `Las ${shown} palabras que encabezan alguna de las listas, de ${all}.`,
  },
  parts: {
    title: "Capas y cabezas",
    note: (winner) => `en puntos, lo que apagar solo esa hace a «${winner}»`,
    whole: "entera",
    layer: (layer) => `Capa ${layer}`,
    head: (layer, head) => `Capa ${layer}, cabeza ${head}`,
    change: (part, change) => `${part}; apagada ella sola: ${points(change)}`,
    ask: (part) => `${part}: ¿de dónde sale esto?`,
    on: "sí",
    off: "no",
  },
  result: {
    title: "Antes y después",
    tip: "Coseno entre los últimos estados ocultos del modelo intacto y de este: 1 es la misma dirección.",
    cosine: "coseno antes/después:",
    heads: { word: "palabra", before: "antes", after: "después", change: "Δ puntos" },
    change: (change) => `${points(change)}: ¿de dónde sale?`,
  },
  refs: {
    effect: (token, winner) => `efecto de «${token}» en «${winner}»`,
    without: (token, leaveOut) =>
      leaveOut === "mask" ? `p con «${token}» enmascarado` : `p con «${token}» eliminado`,
    layerOff: (layer, winner) => `efecto de apagar la capa ${layer} en «${winner}»`,
    headOff: (layer, head, winner) => `efecto de apagar la cabeza ${head} de la capa ${layer} en «${winner}»`,
    withoutLayer: (layer) => `p sin la capa ${layer}`,
    withoutHead: (layer, head) => `p sin la cabeza ${head} de la capa ${layer}`,
    share: (token) => `atención a «${token}», media de las capas`,
    layers: (layers) => `${layers} ${plural(layers, "capa", "capas")}`,
    rho: "ρ de Spearman: atención y tamaño del efecto",
    place: (token) => `«${token}»: puesto por atención × puesto por efecto`,
    cosine: (position) => `coseno antes/después, posición ${position}`,
    change: (token) => `cambio de «${token}»`,
    before: "antes",
    after: "después",
  },
};

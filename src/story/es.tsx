import { plural } from "../ui/format";
import { Term } from "../ui/Term";
import type { Translated } from "../words/area";
import type { words } from "./words";

const CLS = <Term kind="cls">[CLS]</Term>;
const SEP = <Term kind="sep">[SEP]</Term>;
const MASK = <Term kind="mask">[MASK]</Term>;

export const story: Translated<typeof words> = {
  titles: {
    blank: "Una máquina que adivina la palabra oculta",
    turn: "Otro final, otra palabra",
    again: "Y otra más",
    curtain: "Solo desde la izquierda no puede saberlo",
    "guess-ask": "Adivina tú primero",
    cut: "La frase se corta",
    pieces: "Una palabra desconocida se deshace",
    numbers: "Cada trozo es un número",
    lookup: "El número trae una fila",
    sum: "Tres filas, un vector",
    "words-ask": "Adivina tú primero",
    arcs: "Una palabra mira a todas las demás",
    scores: "Una pregunta, las otras ofrecen",
    softmax: "Partes de un todo",
    values: "Lo que recibe",
    all: "Todas las palabras a la vez",
    ways: "Muchas maneras de mirar",
    sides: "A ambos lados, o solo a la izquierda",
    banks: "Dos «bank»",
    "looking-ask": "Adivina tú primero",
    tower: "Cuatro pisos, en cada uno lo mismo",
    stream: "Un río de números",
    neurons: "Neuronas que despiertan",
    rise: "Cambia de opinión",
    senses: "Una palabra, dos sentidos",
    "floors-ask": "Adivina tú primero",
    gather: "Un token que no dice nada",
    tall: "Reúne, piso a piso",
    mean: "O la media de todos",
    follows: "Responde: ¿sigue B a A?",
    feels: "Responde: ¿bueno o malo?",
    "cls-ask": "Adivina tú primero",
    dice: "Cómo aprendió: dados",
    fates: "Oculta, cambiada o intacta",
    loss: "Solo ahí se corrige",
    born: "Nace un BERT",
    tune: "Después, una tarea",
    writer: "Lee, no escribe",
    "learning-ask": "Adivina tú primero",
    end: "El mismo hueco, y ya sabes por qué",
  },
  waiting: "…",
  blank: (parameters) => (
    <>
      Nada está apuntado: {parameters ?? "millones de"} números sopesan las palabras que rodean el{" "}
      <Term kind="mask">hueco</Term>, ahora, en tu navegador.
    </>
  ),
  turn: (word) => (
    <>
      El mismo comienzo. Lo que viene <b>detrás</b> del hueco lo convierte en{" "}
      <Term kind="mask">«{word}»</Term>.
    </>
  ),
  again: (word) => (
    <>
      Delante del hueco no ha cambiado nada, y ahora es <Term kind="mask">«{word}»</Term>.
    </>
  ),
  curtain: (word, share) => (
    <>
      Con el final tapado, lo mejor que encuentra es <Term kind="mask">«{word}»</Term>, <b>{share}</b>. BERT
      lee a ambos lados.
    </>
  ),
  cut: (count) => (
    <>
      Las mayúsculas pasan a minúsculas y el texto se corta en espacios y signos:{" "}
      <b>{plural(count, "1 palabra", `${count} palabras`)}</b>.
    </>
  ),
  pieces: (word, pieces, looked) => (
    <>
      «{word}» no está en la lista. Pierde letras por el final hasta que el resto sí está:{" "}
      <b>{pieces} trozos</b> tras {looked} búsquedas.
    </>
  ),
  unknown: (word) => (
    <>
      «{word}» pasa a ser <b>[UNK]</b>, «desconocida»: la lista no tiene trozos para ella.
    </>
  ),
  whole: (rare, pieces) => (
    <>
      Estas palabras están todas en la lista. «{rare}» no: pierde letras por el final hasta que el resto sí
      está. <b>{pieces} trozos</b>.
    </>
  ),
  numbers: (entries) => (
    <>
      Cada trozo es el número de una fila en una lista de <b>{entries}</b>. Delante se pone {CLS}, detrás{" "}
      {SEP}.
    </>
  ),
  lookup: (word, size) => (
    <>
      En una tabla con una fila por entrada, «{word}» trae sus <b>{size} números</b>: su vector.
    </>
  ),
  sum: (word) => (
    <>
      Qué es «{word}», dónde está y en qué frase: <b>tres</b> vectores, sumados número a número.
    </>
  ),
  arcs: (word, share) => (
    <>
      El <Term kind="mask">hueco</Term> mira a su alrededor. Cuanto más ancho el arco, más toma: «{word}»
      recibe <b>{share}</b>.
    </>
  ),
  scores: (word) => (
    <>
      El hueco forma una <Term kind="query">query</Term>; cada palabra, una <Term kind="key">key</Term>.
      Cuanto mejor encajan, más puntos: gana «{word}».
    </>
  ),
  softmax: (word, share) => (
    <>
      Softmax convierte los puntos en partes que llenan <b>un</b> todo. «{word}» se lleva {share}.
    </>
  ),
  values: (size) => (
    <>
      Cada palabra entrega su <Term kind="value">value</Term> según su parte. Juntos forman los <b>{size}</b>{" "}
      números nuevos del hueco.
    </>
  ),
  all: (count) => (
    <>
      Los <b>{count}</b> tokens miran a la vez, cada uno con su propia query. Ninguno espera a otro.
    </>
  ),
  ways: (heads, ways) => (
    <>
      <b>{heads} cabezas</b>, varias maneras de mirar: {ways.join(", ")}
      {ways.length > 0 ? "; las demás mezclan." : "todas mezclan."}
    </>
  ),
  sides: (word, both, left) => (
    <>
      Un GPT deja que cada palabra mire solo a la izquierda: «{left}». BERT mira a ambos lados: «{word}»,{" "}
      <b>{both}</b>.
    </>
  ),
  banks: (near, far) => (
    <>
      «bank» junto al río y al lago se parecen, {near}; el del préstamo menos, <b>{far}</b>. Desde la
      izquierda, los tres son iguales.
    </>
  ),
  tower: (layers) => (
    <>
      Mirar se repite en cada una de las <b>{layers}</b> capas: lo que sale abajo entra arriba.
    </>
  ),
  stream: (share) => (
    <>
      Nada se sustituye. Mirar y <Term kind="ffn">pensar</Term> solo añaden al caudal del hueco: aquí la
      atención añade <b>{share}</b> de su longitud.
    </>
  ),
  neurons: (awake, count, layer) => (
    <>
      Entre dos miradas cada token se trabaja a solas: en la capa {layer}, <b>{awake}</b> de {count} neuronas
      despiertan en el hueco.
    </>
  ),
  rise: (first, word, share) => (
    <>
      Preguntado en el suelo dice «{first}». Piso a piso hablan las demás: <Term kind="mask">«{word}»</Term>,{" "}
      <b>{share}</b>.
    </>
  ),
  senses: (same, count) => (
    <>
      Una fila en la tabla, <b>{count}</b> frases. Arriba, {same} tienen por vecina a una de su mismo sentido.
    </>
  ),
  gather: (share, word) => (
    <>
      {CLS} no es ninguna palabra, y así puede reunir de todas. En el primer piso «{word}» le da más:{" "}
      <b>{share}</b>.
    </>
  ),
  tall: (layers) => (
    <>
      Tras <b>{layers}</b> pisos un solo vector tiene algo de cada palabra. Sin entrenar para una tarea, dice
      poco aún.
    </>
  ),
  mean: (isCls, further, other) => (
    <>
      Una frase como un vector: {CLS}, o la media de todos. Aquí {isCls ? "[CLS]" : "la media"} separa mejor
      lo distinto: <b>{further}</b> frente a {other}.
    </>
  ),
  follows: (yes, no) => (
    <>
      BERT aprendió a decir desde {CLS} si la segunda frase venía después: <b>{yes}</b>, o {no}. Modelos
      posteriores lo dejaron.
    </>
  ),
  feels: (word, label, share, turns) => (
    <>
      Una cabeza pequeña, entrenada con críticas de cine, lee {CLS}: {label}, <b>{share}</b>.{" "}
      {word && `«${word}» ${turns ? "lo cambia todo" : "es lo que más pesa"}.`}
    </>
  ),
  feelsWaiting: <>Una cabeza pequeña, entrenada con críticas de cine, lee {CLS}. Está llegando.</>,
  dice: (chosen) => (
    <>
      Al entrenar, los dados eligen el <b>15 %</b> de los tokens, aquí {chosen}. Ahí tiene que adivinar.
    </>
  ),
  fates: (
    <>
      El <b>80 %</b> de los elegidos pasa a {MASK}; el resto cambia o queda: en los textos que lea no habrá{" "}
      {MASK}.
    </>
  ),
  loss: (word, share) => (
    <>
      Dio a «{word}» <b>{share}</b>. Lo que falta es la pérdida, y mueve un poco cada número. En ningún otro
      sitio.
    </>
  ),
  born: {
    caption: (first, counted, step, last, share) => (
      <>
        Un BERT más pequeño aprende en tu pestaña: primero dice «{first}», luego «{counted}», tras {step}{" "}
        pasos «{last}», <b>{share}</b>. Recórrelo.
      </>
    ),
    waiting: "Un BERT más pequeño aprende en tu pestaña desde pesos al azar. Mira qué pone en el hueco.",
    preparing: "Un BERT pequeño está a punto de nacer en esta pestaña…",
    plateau: "acertar solo por frecuencia",
    loss: (loss) => `pérdida ${loss}`,
    step: (step, steps, isBehind) => `Paso ${step} de ${steps}${isBehind ? ", aún aprende…" : ""}`,
    right: (share) => `${share} de palabras ocultas acertadas`,
  },
  tune: (before, after) => (
    <>
      Unas vueltas por textos etiquetados, a pasos pequeños. Solo la cabeza: {before} positivo; todo BERT
      ajustado: <b>{after}</b>.
    </>
  ),
  tuneWaiting: (
    <>
      De dos a cuatro vueltas por textos etiquetados, a pasos de 2e-5 a 5e-5. Los modelos ajustados están
      llegando.
    </>
  ),
  writer: (word, share) => (
    <>
      Palabra tras palabra pone «{word}», <b>{share}</b>: aprendió a rellenar con ambos lados a la vista. BERT
      entiende; no sabe escribir.
    </>
  ),
  end: (word, share) => (
    <>
      Cortada, numerada, mirada desde ambos lados, en cuatro pisos: <Term kind="mask">«{word}»</Term>,{" "}
      <b>{share}</b>. Ahora escribe la tuya.
    </>
  ),
  ask: {
    "guess-ask": (left) => <>«{left}» ¿Qué palabra pondrá?</>,
    "words-ask": (word) => <>¿En cuántos trozos se cortará «{word}»?</>,
    "looking-ask": <>«The dog chased the cat because it was angry.» ¿A qué palabra mira más «it»?</>,
    "floors-ask": (word) => <>Si se oculta también «{word}», ¿qué será de lo adivinado?</>,
    "cls-ask": <>Las dos frases cambian de lugar. ¿Dirá todavía que B sigue a A?</>,
    "learning-ask": <>De 100 tokens elegidos, ¿cuántos ve el modelo como [MASK]?</>,
  },
  options: {
    falls: "Cae por debajo de la mitad",
    stays: "Se queda",
    yes: "Sí, sigue",
    no: "No",
  },
  predict: "¿Qué crees tú?",
  said: (answer) => (
    <>
      La respuesta: <b>{answer}</b>.
    </>
  ),
  right: "Como pensabas.",
  other: (pick) => <>Tú pensabas «{pick}».</>,
  write: "Escribe otro final",
  ending: "Otro final, en inglés",
  curtainHandle: "Corre la cortina",
  coveredWords: (covered, all) => `${covered} de ${all} palabras tapadas`,
  loaded: (loaded, total) => `${loaded} de ${total}`,
  more: (words) => `[+ ${words} palabras]`,
  room: (name) => <>Más en el taller: {name}</>,
  pill: {
    label: (token) => `«${token}»`,
    look: "Mirar desde aquí",
    hide: "Ocultar",
    remove: "Quitar",
    follow: "Seguir",
  },
  labels: {
    query: "pregunta",
    key: "ofrece",
    mixed: "lo que recibe el hueco",
    table: (rows, each) =>
      plural(each, `${rows} filas, un punto cada una`, `${rows} filas, un punto cada ${each}`),
    token: "qué es",
    position: "dónde está",
    segment: "en qué frase",
    sum: "la suma, llevada a un mismo tamaño",
    one: "un todo",
    leftOnly: "solo la izquierda",
    both: "a ambos lados",
    layer: (layer) => `capa ${layer}`,
    ground: "tabla",
    attention: "mirar añade",
    ffn: "pensar añade",
    mean: "la media de todos los tokens",
    pooled: "el vector del pooler",
    follows: "sigue",
    not: "no sigue",
    negative: "negativo",
    positive: "positivo",
    without: (word) => `sin «${word}»`,
    lowest: "se eligen los números más bajos",
    loss: "lo que falta: la pérdida",
    hidden: "[MASK]",
    random: "otra palabra",
    kept: "como estaba",
    before: "1: como antes",
    frozen: "solo la cabeza",
    tuned: "todo BERT ajustado",
    alike: "1: iguales",
    awake: (layer, awake) => `${layer}: ${awake} ${awake === "1" ? "despierta" : "despiertas"}`,
    asleep: (asleep) => `${asleep} ${asleep === "1" ? "dormida" : "dormidas"}`,
    sameSense: "la más próxima: mismo sentido",
    otherSense: "la más próxima: otro sentido",
    patterns: {
      previous: "a la palabra anterior",
      next: "a la siguiente",
      same: "a sí misma",
      cls: "a [CLS]",
      sep: "a [SEP]",
      sameWord: "a sus propios trozos",
      broad: "a todas igual",
      none: "mezclado",
    },
  },
  controls: {
    head: "Cabeza",
    layer: "Capa",
    floors: "Ir a un piso",
    nth: (head) => `cabeza ${head}`,
    at: (layer, head) => `capa ${layer}, cabeza ${head}`,
  },
  alt: {
    sentence: (text) => `La frase: ${text}`,
    guesses: (list) => `En el hueco, de más a menos probable: ${list}.`,
    looks: (from, list) => `«${from}» mira a: ${list}.`,
  },
};

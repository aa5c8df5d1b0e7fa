import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

export const nsp: Translated<typeof words> = {
  intro:
    "En el entrenamiento, la mitad de las B seguía de verdad a A; las otras venían de cualquier parte. Una pequeña cabeza sobre [CLS] aprendió a distinguirlas.",
  examples: { follows: "la sigue", not: "no la sigue", question: "una pregunta" },
  views: { pair: "Un par", others: "Otra B", words: "Palabras de B", trial: "¿Acierta?" },
  controls: { swap: "Intercambiar A y B", keep: "Quedarme con esta B" },
  pair: {
    answers: { follows: "B sigue a A", not: "B viene de otra parte" },
    token: (index, text) => `Token ${index}: ${text}`,
    lent: "prestada por la escena",
    gathers: "reunido de todos los tokens; solo [CLS] sigue",
    reaches: (token, share) => `El ${share} de lo que llega a [CLS] viene de «${token}» (rollout)`,
    dense: "capa densa, tanh",
    rows: "× 2 filas de pesos",
    cls: "[CLS] tras la última capa",
    pooled: (size) => `vector del pooler [${size}]`,
    entries: (vector, count) => `${vector}: ${count} números. ¿De dónde viene una entrada?`,
    logitFrom: (logit, answer) => `¿De dónde viene el logit ${logit} de «${answer}»?`,
    shareFrom: (share, answer) => `${share} para «${answer}»: ¿de dónde viene?`,
  },
  others: {
    own: "Tu propia B",
    placeholder: (b) => `${b} (prestada: escribe la tuya)`,
    caption: "Probabilidad de que B siga a A, con otras frases",
    follows: "¿la sigue?",
    kinds: { this: "esta B", swapped: "al revés", unrelated: "ajena", again: "A otra vez" },
    take: "Poner este par en escena",
    from: (share, kind) => `${share} para «${kind}»: ¿de dónde viene?`,
  },
  words: {
    note: (all, cut, shown, count) => (
      <>
        Con toda la B: <b>{all}</b>. Las palabras azules hablan a favor de «B sigue a A» y las rojas en
        contra: en puntos porcentuales, medidos quitando la palabra.
        {cut && ` Se muestran las primeras ${shown} de ${count} palabras.`}
      </>
    ),
    caption: "Lo que cambia cada palabra de B",
    word: "palabra de B",
    change: "cambio en puntos porcentuales",
    withoutIt: "sin ella",
    without: (share) => <>sin ella: {share}</>,
    allFrom: (share) => `${share} con toda la B: ¿de dónde viene?`,
    changeFrom: (points, word) => `${points} puntos por «${word}»: ¿de dónde vienen?`,
    withoutFrom: (share, word) => `${share} sin «${word}»: ¿de dónde viene?`,
    changeName: (word) => `lo que cambia «${word}»`,
    withAll: "B sigue a A, con toda la B",
    withoutWord: (word) => `B sigue a A, sin «${word}»`,
  },
  trial: {
    asking: "Preguntando por las historias…",
    caption:
      "Probabilidad de «B sigue a A» en seis historias escritas para esta página; ✗ marca una respuesta equivocada",
    kinds: { follows: "B la sigue", swapped: "al revés", unrelated: "la B de otra historia" },
    mean: "media",
    wrong: " mal",
    from: (share, kind, a) => `${share}, ${kind}, tras «${a}»: ¿de dónde viene?`,
    meanFrom: (share, kind) => `media ${share}, ${kind}: ¿de dónde viene?`,
    meanName: (kind) => `probabilidad media, ${kind}`,
    meanOf: (count) => `${count} historias`,
    heldOut: (accuracy, pairs, byLength) => (
      <>
        Medido aparte, con <code>training/evaluate.py</code>: acierta el {accuracy} de {pairs} pares
        reservados, con el modelo que trae esta página
        {byLength.length > 1 &&
          ` (${byLength.map((one) => `${one.accuracy} con ${one.length} tokens`).join("; ")})`}
        . Cuanto más texto, más claro el tema.
      </>
    ),
  },
  steps: {
    input: {
      title: "Dos frases, una entrada",
      caption: (count, second, lent) => (
        <>
          <Term kind="a">A</Term> y <Term kind="b">B</Term> entran juntas y se distinguen por su segmento:{" "}
          {count} tokens, {second} de ellos de B.
          {lent !== null
            ? ` No has escrito una segunda frase, así que la escena presta una: «${lent}»`
            : " La atención cruza de una a otra desde la primera capa."}
        </>
      ),
    },
    pooled: {
      title: "Se pregunta a [CLS]",
      caption: (state, pooled) => (
        <>
          Solo se lee <Term kind="cls">[CLS]</Term>: su último vector (longitud <b>{state}</b>) pasa por una
          capa densa y por tanh, que deja cada número entre −1 y 1: el vector del pooler, de longitud{" "}
          <b>{pooled}</b>.
        </>
      ),
    },
    logits: {
      title: "Dos números",
      caption: (size, follows, not) => (
        <>
          La cabeza tiene una fila de {size} pesos para cada respuesta: «B sigue a A» <b>{follows}</b>, «B
          viene de otra parte» <b>{not}</b>. Haz clic en un número para desmontarlo.
        </>
      ),
    },
    softmax: {
      title: "Una probabilidad",
      caption: (follows, not, share, offered) => (
        <>
          Softmax: e<sup>{follows}</sup> frente a e<sup>{not}</sup>. El modelo da un <b>{share}</b> a «B sigue
          a A»{offered ? ", para la frase que prestó la escena" : ""}.
        </>
      ),
    },
    others: {
      title: "¿Y otra B?",
      waiting: "Poniendo otras frases en el lugar de B…",
      caption: (pair, swapped, alike, strangers, taken) => (
        <>
          El par tal cual: {pair}. Las dos al revés: <b>{swapped}</b>
          {alike ? ", así que el orden apenas le importa" : ""}. De {strangers}{" "}
          {plural(strangers, "frase ajena", "frases ajenas")}, toma <b>{taken}</b> por continuación
          {taken > 0 ? ": se deja engañar." : "."}
        </>
      ),
    },
    words: {
      title: "¿Qué palabras cuentan?",
      waiting: "Quitando las palabras de B, una a una…",
      caption: (word, change, higher) => (
        <>
          Se quita cada palabra de B por turno y se vuelve a preguntar al modelo. La que más cuenta es «{word}
          »: con ella, la probabilidad es <b>{change}</b> puntos más {higher ? "alta" : "baja"} que sin ella.
        </>
      ),
    },
    trial: {
      title: "¿Acierta?",
      caption: (right, asked, card) => (
        <>
          Con estos pares el modelo acierta en <b>{right}</b> de {asked} casos; lanzar una moneda da{" "}
          {asked / 2}.
          {card && (
            <>
              {" "}
              Su ficha de modelo dice <b>{card.accuracy}</b> en {card.pairs} pares reservados.
            </>
          )}
        </>
      ),
    },
    dropped: {
      title: "RoBERTa lo dejó",
      caption: (means, topicDecides) => (
        <>
          {means && (
            <>
              De media, {means.follows} en orden, <b>{means.swapped}</b> al revés, {means.unrelated} con una B
              ajena. {topicDecides ? "El tema decide más que el orden. " : ""}
            </>
          )}
          Liu et al. (2019, sección 4.2) quitaron la tarea y les fue igual o un poco mejor; Lan et al. (2019)
          explican por qué: el tema por sí solo delata a las ajenas.
        </>
      ),
    },
  },
};

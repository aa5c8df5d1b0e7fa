import type { Translated } from "../../words/area";
import type { words } from "./words";

export const nsp: Translated<typeof words> = {
  intro:
    "En el entrenamiento, la mitad de las B seguía de verdad a A; las otras venían de cualquier parte. Una pequeña cabeza sobre [CLS] aprendió a distinguirlas.",
  examples: { follows: "la sigue", not: "no la sigue", question: "una pregunta" },
  views: { others: "Otra B", words: "Palabras de B", trial: "¿Acierta?" },
  controls: { swap: "Intercambiar A y B", keep: "Quedarme con esta B" },
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
    others: {
      title: "¿Y otra B?",
      waiting: "Poniendo otras frases en el lugar de B…",
      caption: (pair, swapped, alike, taken) => (
        <>
          {alike ? "El orden apenas le importa" : "El orden le importa"}: el par tal cual, {pair}; las dos al
          revés, <b>{swapped}</b>.{" "}
          {taken > 0
            ? "Una frase ajena también pasa por continuación: se deja engañar."
            : "Ninguna frase ajena pasa por continuación."}
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
      caption: (right, asked, topicDecides) => (
        <>
          {topicDecides && "El tema decide más que el orden: "}
          <b>{right}</b> aciertos de {asked}. RoBERTa quitó la tarea y le fue igual de bien (Liu et al. 2019,
          sección 4.2): el tema solo delata a las ajenas (Lan et al. 2019).
        </>
      ),
    },
  },
};

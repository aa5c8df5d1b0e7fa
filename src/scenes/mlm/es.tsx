import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const place = (position: number | null): string => (position === null ? "" : ` en la posición ${position}`);

export const mlm: Translated<typeof words> = {
  intro:
    "Esconde unas palabras, adivínalas por los dos lados y compara con lo que había. Así se preentrena BERT, sin ninguna etiqueta.",
  examples: { game: "un juego", fact: "un dato", grammar: "gramática" },
  controls: {
    invite: "Haz clic en cualquier palabra para enmascararla tú.",
    seed: "Semilla",
    reroll: "Otra tirada",
    ownMask: "Tu texto trae su propio [MASK]: los dados descansan.",
    byHand: "Enmascaradas a mano",
    byHandNamed: (names) => <>A mano: {names}</>,
    back: "Volver a los dados",
  },
  sentence: {
    title: (text) => `La frase: ${text}`,
    mask: (token) => `Enmascarar «${token}»`,
    unmask: (token) => `Mostrar «${token}»`,
    unchanged: "sin cambios",
    tip: {
      typed: "Este [MASK] lo has escrito tú: BERT propone qué va aquí.",
      special: (token) => `${token} no se enmascara nunca.`,
      hand: (token) => `«${token}», enmascarado a mano. Haz clic para volver a mostrarlo.`,
      free: (token, whole) =>
        `«${token}». Haz clic para enmascararlo.${whole ? " Con Mayús y clic se enmascara toda su palabra." : ""}`,
      chosen: (token, draw, count, whole) => (
        <>
          «{token}» sacó {draw},{" "}
          {plural(count, "el más bajo: elegido.", `uno de los ${count} más bajos: elegido.`)}
          <br />
          Haz clic para enmascararlo tú.{whole && " Con Mayús y clic se enmascara toda su palabra."}
        </>
      ),
      passed: (token, draw, threshold, whole) => (
        <>
          «{token}» sacó {draw}, más de {threshold}: no elegido.
          <br />
          Haz clic para enmascararlo tú.{whole && " Con Mayús y clic se enmascara toda su palabra."}
        </>
      ),
    },
  },
  guesses: {
    panel: (position) => `Propuestas en la posición ${position}`,
    blank: (position) => `posición ${position}, tu hueco`,
    unchanged: (position) => `posición ${position}, sin cambios`,
    instead: (position, original) => `posición ${position}, en lugar de «${original}»`,
    before: "Tokens elegidos anteriores",
    after: "Tokens elegidos siguientes",
    window: (first, last, total) =>
      `${first === last ? `token elegido ${last}` : `tokens elegidos ${first}–${last}`} de ${total}`,
  },
  loss: {
    none: "Aquí no hay pérdida: solo tú sabes qué palabra hay detrás de tu [MASK]. Una pérdida necesita la original; por eso el preentrenamiento esconde palabras que estaban ahí.",
    summary: (points) =>
      `La pérdida es menos el logaritmo de la probabilidad de la palabra original. ${points.join("; ")}.`,
    point: (original, share, loss) => `${original}: probabilidad ${share}, pérdida ${loss}`,
    xAxis: "probabilidad p de la palabra original",
    yAxis: "pérdida −ln p",
    tip: (original, share, loss) => (
      <>
        «{original}» obtuvo una probabilidad de {share}
        <br />
        −ln({share}) = {loss}
      </>
    ),
    caption: "Pérdida media, y la de adivinar a ciegas",
    mean: "media: la pérdida",
    blind: (vocabulary) => `a ciegas, ln ${vocabulary}`,
    meanName: "pérdida MLM",
    meanOf: (count) => `${count} tokens elegidos`,
    lossOf: (original) => `pérdida de «${original}»`,
  },
  fooled: {
    fates: { mask: "escondida", random: "palabra al azar", keep: "sin cambios" },
    none: "Tu texto no tiene ninguna palabra que se pueda cambiar por otra.",
    seed: (seed) => `Palabra al azar: la del propio sorteo, semilla ${seed}.`,
    noSeed: "Ninguna de las mil tiradas pone aquí una palabra al azar.",
    tryOn: "Pruébalo con",
    guesses: "propone",
    lossOf: (original) => `pérdida de «${original}»`,
    lossFrom: (loss) => `pérdida ${loss}: ¿de dónde viene?`,
    beside: (token) => `a su lado, «${token}»`,
    tip: (original, share, rank, loss) => (
      <>
        «{original}» obtiene una probabilidad de {share}, puesto {rank}
        <br />
        −ln({share}) = {loss}
      </>
    ),
  },
  steps: {
    guesses: {
      title: "Las propuestas",
      none: "No hay ningún token elegido, así que no hay nada que adivinar.",
      blank: (position, word, share) => (
        <>
          Lo más probable{place(position)}: «{word}», <b>{share}</b>. ¿Es lo que tenías en mente?
        </>
      ),
      right: (position, word, share, kept) => (
        <>
          Lo más probable{place(position)}: «{word}», <b>{share}</b>, y eso es lo que había.
          {kept && " No es raro: se dejó en su sitio."}
        </>
      ),
      wrong: (position, word, share, original, rank) => (
        <>
          Lo más probable{place(position)}: «{word}», <b>{share}</b>. Ahí estaba «{original}», en el puesto{" "}
          {rank}. Otras palabras pueden encajar igual de bien; el entrenamiento solo cuenta la que estaba.
        </>
      ),
    },
    loss: {
      title: "La pérdida, donde cuenta",
      none: "No se eligió ningún token, así que no hay pérdida ni nada que aprender de esta frase.",
      unknown: "No hay pérdida: aquí no se sabe qué había detrás de tu [MASK]. Juzga tú.",
      caption: (count, mean, choices) => (
        <>
          La pérdida es −ln p de la palabra original{plural(count, "", ", de media en los tokens elegidos")}:{" "}
          <b>{mean}</b>, tan indeciso como entre {choices} opciones iguales. Ningún otro token cuenta. El
          entrenamiento hace bajar este número.
        </>
      ),
    },
    fooled: {
      title: "¿Engañado?",
      none: "Aquí no hay ninguna palabra que se pueda cambiar por otra.",
      waiting: "Los números están en camino.",
      caption: (original, hidden, swapped, copies) => (
        <>
          La pérdida de «{original}» es <b>{hidden}</b> detrás de <Term kind="mask">[MASK]</Term>
          {swapped}.{copies && " Si se deja como estaba, puede copiarse."}
        </>
      ),
      believed: (intruder, loss) => `, y ${loss} detrás de «${intruder}»: engañado, se cree a la intrusa`,
      doubted: (intruder, loss, effect) =>
        `, y ${loss} detrás de «${intruder}»: duda de la intrusa, ${
          { hardly: "y apenas se desvía", misled: "pero se deja desviar", helped: "y hasta le ayuda" }[effect]
        }`,
    },
  },
};

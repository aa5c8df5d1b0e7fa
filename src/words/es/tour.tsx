import { Term } from "../../ui/Term";
import type { Translated } from "../area";
import type { words } from "../tour";

const BANK = <b>«bank»</b>;

export const tour: Translated<typeof words> = {
  label: "Visita guiada",
  back: "Atrás",
  next: "Siguiente",
  again: "Repetir la visita guiada",
  pause: "Pausar la visita guiada",
  goOn: "Seguir con la visita guiada",
  progress: "Visita guiada",
  stopOf: (stop, count) => `Parada ${stop} de ${count}`,
  finish: "Escribir mi propia frase",
  skip: "Saltar la visita",
  typing: {
    title: "Escribes una frase",
    caption: (
      <>
        BERT es una red que lee texto. Esta página ejecuta uno pequeño en tu navegador: todo lo que vas a ver
        se calcula ahora, a partir de estas letras. Solo ha aprendido inglés.
      </>
    ),
  },
  tokens: {
    title: "Se convierte en tokens",
    caption: (count, id) => (
      <>
        La frase se corta en <b>{count ?? "…"} tokens</b>, cada uno un número de una lista: {BANK} es el{" "}
        {id ?? "…"}. En los extremos se ponen <Term kind="cls">[CLS]</Term> y <Term kind="sep">[SEP]</Term>.
      </>
    ),
  },
  vectors: {
    title: "Los tokens se convierten en vectores",
    caption: (vector) => (
      <>
        Cada número se busca en una tabla. {BANK} (que puede ser un banco o una orilla) se convierte en{" "}
        {vector?.size ?? "…"} números: qué es, más dónde está, más en qué frase
        {vector && <>; juntos, un vector de longitud {vector.length}</>}. Junto a un río o no, por ahora es la
        misma palabra.
      </>
    ),
  },
  attention: {
    title: "Cada token mira a todos los demás",
    caption: (look) => (
      <>
        La <Term kind="query">consulta</Term> de {BANK} se encuentra con la <Term kind="key">clave</Term> de
        cada token.{" "}
        {look ? (
          <>
            En la capa {look.layer}, cabeza {look.head}, da el <b>{look.share}</b> de su atención a «river»
            (río),
          </>
        ) : (
          "Puede mirar a «river» (río),"
        )}{" "}
        que está a su derecha.
      </>
    ),
  },
  directions: {
    title: "En ambas direcciones, no solo desde la izquierda",
    caption: (cosines) => (
      <>
        Haz que la frase siga así: «The bank approved the loan.» (El banco aprobó el préstamo). Para quien lee
        desde la izquierda, {BANK} sigue igual
        {cosines && <> (coseno {cosines.causal})</>}. BERT lee en ambas direcciones: para él, esta es otra
        palabra
        {cosines && <> (coseno {cosines.both})</>}.
      </>
    ),
  },
  hiding: {
    title: "Cómo aprendió: se oculta una palabra",
    caption: (layers) => (
      <>
        Nadie le dijo qué significa {BANK}. Se ocultaron palabras tras <Term kind="mask">[MASK]</Term> y tuvo
        que adivinarlas, millones de veces. En {layers === null ? "sus" : `sus ${layers}`} capas, las palabras
        de alrededor le hablan al hueco.
      </>
    ),
  },
  guess: {
    title: "Y propone una palabra",
    waiting: <>El modelo sopesa todas las palabras que conoce…</>,
    right: (word, share) => (
      <>
        Su primera propuesta es correcta: «{word}», con <b>{share}</b>. Se lo han dicho las palabras de ambos
        lados.
      </>
    ),
    wrong: (word, share, place, ofBank) => (
      <>
        Propone «{word}» (<b>{share}</b>); {BANK} ocupa el puesto {place}, con {ofBank}. Un modelo pequeño se
        equivoca a menudo, y esta página no lo esconde.
      </>
    ),
  },
  sides: {
    title: "La diferencia está en los dos lados",
    caption: (left) => (
      <>
        Con solo «The …»{" "}
        {left ? (
          <>
            propondría «{left.word}» ({left.share})
          </>
        ) : (
          "tendría que adivinar a ciegas"
        )}
        . De eso trata BERT. Ahora te toca a ti: escribe una frase tuya, en inglés.
      </>
    ),
  },
};

import type { Translated } from "../area";
import type { words } from "../inspector";

export const inspector: Translated<typeof words> = {
  title: "¿De dónde sale este número?",
  working: "Ejecutando el modelo otra vez…",
  trail: "Números del camino",
  back: "← atrás",
  input: "entrada",
  value: "valor",
  adds: "aporta",
  bar: "como barra",
  more: (count) => `${count} más`,
  listMore: (count) => `${count} entradas más: mostrarlas`,
  bias: "sesgo (aprendido)",
  sum: "suma",
  leaf: "Esto es un peso: se aprendió en el entrenamiento. Aquí termina el camino.",
  mark: (label) => `${label}: ¿de dónde sale?`,
  guess: {
    original: "(la original)",
    place: (word, place) => `${word}, puesto ${place}: ¿de dónde viene?`,
    from: (word, share) => `${word}, ${share}: ¿de dónde viene?`,
    tip: (word, rank, logit, share) => (
      <>
        <b>{word}</b>, puesto {rank}
        <br />
        softmax sobre el vocabulario: e<sup>{logit}</sup> ÷ Σ e<sup>logit</sup> = {share}
      </>
    ),
  },
  meanOver: (what) => `media sobre ${what}`,
};

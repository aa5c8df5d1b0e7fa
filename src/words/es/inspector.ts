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
  meanOver: (what) => `media sobre ${what}`,
};

import type { Translated } from "../area";
import type { words } from "../trainer";

export const trainer: Translated<typeof words> = {
  behind: (share) => `Un BERT está aprendiendo: ${share}`,
  classes: { sentiment: ["negativo", "positivo"], questions: ["afirma", "pregunta"] },
  sides: { task: "La tarea que aprende", words: "Las palabras que sabía" },
  step: (step) => `paso ${step}`,
  best: "el mejor",
  work: "Usarlo en cada escena",
  workBest: "Usar el mejor en cada escena",
  atWork: "Tu BERT ajustado ya trabaja en todas las escenas. «El modelo, y el tuyo» lo vuelve a quitar.",
  take: "Llevárselo",
  takeBest: "Llevarse el mejor",
  takeTitle: "Lo guarda como carpeta de Hugging Face. «El modelo, y el tuyo» lo vuelve a poner a trabajar.",
  taken: "Guardado. «El modelo, y el tuyo» lo vuelve a poner a trabajar.",
};

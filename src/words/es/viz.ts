import type { Translated } from "../area";
import type { words } from "../viz";

export const viz: Translated<typeof words> = {
  cellCursor: (cell) => `${cell}. Las flechas van de celda en celda.`,
  token: (text) => `Token ${text}`,
  entry: (index, value) => `entrada ${index}: ${value} (clic: ¿de dónde sale?)`,
};

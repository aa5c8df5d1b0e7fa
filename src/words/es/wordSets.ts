import type { Translated } from "../area";
import type { words } from "../wordSets";

export const wordSets: Translated<typeof words> = {
  bank: { first: "dinero", second: "río" },
  bat: { first: "animal", second: "deporte" },
  spring: { first: "estación", second: "metal" },
  light: { first: "luz", second: "no pesado" },
};

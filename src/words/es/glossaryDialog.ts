import type { Translated } from "../area";
import type { words } from "../glossaryDialog";

export const glossaryDialog: Translated<typeof words> = {
  title: "Glosario",
  close: "Cerrar el glosario",
  waiting: "Trayendo las definiciones…",
};

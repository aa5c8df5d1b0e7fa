import { plural } from "../../ui/format";
import type { Translated } from "../area";
import type { words } from "../switches";

const counted = (number: number, one: string, many: string): string[] =>
  number === 0 ? [] : [`${number} ${plural(number, one, many)}`];

export const switches: Translated<typeof words> = {
  parts: (layers, heads, edges) =>
    [
      ...counted(layers, "capa apagada", "capas apagadas"),
      ...counted(heads, "cabeza apagada", "cabezas apagadas"),
      ...counted(edges, "conexión cortada", "conexiones cortadas"),
    ].join(", "),
  bar: (parts) => `Has apagado partes del modelo: ${parts}.`,
  restore: "Encender todo",
  cosineName: "coseno de [CLS] con las partes apagadas y sin apagar nada",
  cls: (cls, cosine) => (
    <>
      {cls} queda a un coseno de {cosine} respecto a lo que era.
    </>
  ),
  guess: ({ hidden, first, before, after, now }) => (
    <>
      {hidden === null ? "En tu hueco" : `Con «${hidden}» oculta`}, «{first}» pasa de {before} a {after}
      {now ? (
        <>
          ; ahora «{now.token}» va primera con {now.share}.
        </>
      ) : (
        " y sigue siendo la primera."
      )}
    </>
  ),
};

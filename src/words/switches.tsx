import type { ReactNode } from "react";
import { plural } from "../ui/format";
import { area } from "./area";

const counted = (number: number, one: string, many: string): string[] =>
  number === 0 ? [] : [`${number} ${plural(number, one, many)}`];

/** What the page says of the parts of the model that the visitor switched off, in whatever scene. */
export const words = area("switches", {
  parts: (layers: number, heads: number, edges: number) =>
    [
      ...counted(layers, "layer off", "layers off"),
      ...counted(heads, "head off", "heads off"),
      ...counted(edges, "edge cut", "edges cut"),
    ].join(", "),
  bar: (parts: string) => `You have switched off parts of the model: ${parts}.`,
  restore: "Restore all",
  cosineName: "cosine of [CLS] with the switches and without",
  cls: (cls: ReactNode, cosine: ReactNode) => (
    <>
      {cls} is at cosine {cosine} to what it was.
    </>
  ),
  guess: (guess: {
    /** The word that is hidden; null if the text has a blank. */
    readonly hidden: string | null;
    readonly first: string;
    readonly before: ReactNode;
    readonly after: ReactNode;
    /** What leads now, if something else does. */
    readonly now: { readonly token: string; readonly share: ReactNode } | null;
  }) => (
    <>
      {guess.hidden === null ? "In your blank" : `With “${guess.hidden}” hidden`}, “{guess.first}” goes from{" "}
      {guess.before} to {guess.after}
      {guess.now ? (
        <>
          ; now “{guess.now.token}” leads with {guess.now.share}.
        </>
      ) : (
        " and stays first."
      )}
    </>
  ),
});

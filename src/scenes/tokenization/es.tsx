import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

const lookUps = (count: number): string => `${count} ${plural(count, "búsqueda", "búsquedas")}`;

const KIND = ({ lowercase, stripAccents }: { lowercase: boolean; stripAccents: boolean }): string =>
  lowercase
    ? `Este BERT no distingue mayúsculas: se vuelven minúsculas, y los acentos ${stripAccents ? "se quitan" : "se quedan"}`
    : `Este BERT distingue mayúsculas: se quedan, y los acentos ${stripAccents ? "se quitan" : "se quedan"}`;

export const tokenization: Translated<typeof words> = {
  intro: (size) =>
    `BERT no lee letras ni palabras. Lee entradas de una lista fija de ${size} piezas de palabra. Mira cómo se corta tu texto en ellas.`,
  examples: {
    pieces: "una palabra en piezas",
    accents: "acentos y mayúsculas",
    pair: "dos frases",
    unknown: "ninguna pieza encaja",
  },
  steps: {
    normalize: {
      title: (rules) => (rules.lowercase ? "Limpiar, minúsculas, cortar" : "Limpiar y cortar"),
      changed: (rules, count) =>
        `${KIND(rules)}; lo que cambió está marcado. Lo que se pierde aquí, BERT no lo verá nunca. Los espacios y la puntuación cortan el texto en ${plural(count, "1 palabra", `${count} palabras`)}.`,
      same: (rules, count) =>
        `${KIND(rules)}. En tu texto nada cambia. Los espacios y la puntuación lo cortan en ${plural(count, "1 palabra", `${count} palabras`)}.`,
    },
    match: {
      title: "WordPiece: primero, lo más largo que encaje",
      caption: (said) => (
        <>
          Si una palabra no está en el vocabulario, pierde letras por el final hasta que el resto sí está: un
          token. Lo que queda sigue como <Term kind="a">##piezas</Term>. Tu texto necesitó{" "}
          {lookUps(said.lookUps)}
          {said.hardest
            ? `; solo «${said.hardest.word}» necesitó ${said.hardest.lookUps}`
            : "; todas las palabras aparecieron enteras"}
          {said.unknown > 0
            ? `. ${plural(
                said.unknown,
                "1 palabra no se pudo construir de ningún modo y se convirtió",
                `${said.unknown} palabras no se pudieron construir de ningún modo y se convirtieron`,
              )} en [UNK]`
            : ""}
          .
        </>
      ),
    },
    inputs: {
      title: "Tres números por token",
      caption: (said) => (
        <>
          <Term kind="cls">[CLS]</Term> se pone delante, <Term kind="sep">[SEP]</Term> cierra{" "}
          {said.pair ? "cada frase" : "la frase"}: <b>{said.tokens} tokens</b>
          {said.truncated > 0
            ? plural(
                said.truncated,
                " (el último de tu texto no cabía y queda fuera)",
                ` (los últimos ${said.truncated} de tu texto no cabían y quedan fuera)`,
              )
            : ""}
          . De cada uno BERT recibe su número en el vocabulario, su segmento{" "}
          {said.pair ? (
            <>
              (<Term kind="a">frase A</Term> o <Term kind="b">B</Term>)
            </>
          ) : (
            <>
              (<Term kind="a">0 en todos</Term>: hay una sola frase)
            </>
          )}{" "}
          y su posición, y nunca una letra.
        </>
      ),
    },
  },
  text: { typed: "escrito", normalized: "normalizado" },
  bench: {
    magnifier: (word) => `«${word}» bajo la lupa`,
    tooLong: "Más de 100 caracteres: [UNK] sin probar siquiera",
    special: (word) => `${word} es un token especial: se toma tal cual`,
    lookUp: (made, candidate, found) =>
      `${made}.ª búsqueda: ${candidate} ${found ? "está en el vocabulario" : "no está"}`,
    unknown: (count) => `Nada encaja: la palabra entera pasa a ser [UNK] tras ${lookUps(count)}`,
    pieces: (pieces, count) => `${pieces.join(" ")} tras ${lookUps(count)}`,
    summary: (word, attempts) =>
      `El buscador con «${word}»: ${attempts.map((a) => `${a.candidate} ${a.found ? "está" : "no está"}`).join(", ") || "ninguna búsqueda"}.`,
  },
  flow: {
    tokens: (tokens) => `Tokens: ${tokens.join(" ")}`,
    token: (position, token, id, segment) => `Token ${position}: ${token}, número ${id}, segmento ${segment}`,
    rows: { id: "número", segment: "segmento", position: "posición" },
    short: { segment: "seg.", position: "pos." },
  },
};

import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

export const variants: Translated<typeof words> = {
  intro:
    "Cuatro artículos cambiaron cada uno una cosa de BERT. Aquí pruebas sus ideas con tu texto y con el BERT que está en uso: ninguno de los cuatro modelos trabaja aquí.",
  examples: { plain: "una frase sencilla", story: "un cuento corto", facts: "datos" },
  seed: "semilla",
  otherDice: "otros dados",
  steps: {
    dynamic: {
      title: "RoBERTa: huecos nuevos cada vez",
      caption: (epochs, dynamic) => (
        <>
          Los dados tirados una sola vez <Term kind="mask">enmascaran</Term> en cada época los mismos tokens.
          RoBERTa tira otros cada vez que lee un texto: tras {epochs} épocas se ha preguntado por el{" "}
          <b>{dynamic}</b>.
        </>
      ),
    },
    sharing: {
      title: "ALBERT: tablas estrechas, una capa para todas",
      caption: (bert, left, isShared) =>
        isShared ? (
          <>
            Tablas estrechas, ensanchadas por una matriz, y los pesos de una capa para todas: de {bert}{" "}
            números quedan <b>{left}</b>. Hay menos que guardar, no menos que calcular.
          </>
        ) : (
          <>
            Tablas estrechas, ensanchadas por una matriz: de {bert} números quedan <b>{left}</b>. Marca la
            casilla, y los pesos de una capa sirven para todas.
          </>
        ),
    },
    fewer: {
      title: "DistilBERT: menos capas",
      waiting: "Enmascarando cada token por turno, una vez por cada número de capas…",
      caption: (whole, alternate, isWorse) => (
        <>
          {isWorse
            ? "Las capas trabajan juntas; lo que queda de ellas hay que entrenarlo de nuevo."
            : "En este texto el corte no hace daño: prueba otro."}{" "}
          Pérdida media en tu texto: {whole} con todas, <b>{alternate}</b> con una de cada dos.
        </>
      ),
      cut: (mean, whole) => (
        <>
          Una capa apagada deja pasar su entrada tal cual. La pérdida es <b>{mean}</b>; con todas, {whole}.
        </>
      ),
    },
    game: {
      title: "ELECTRA: descubre los tokens cambiados",
      caption:
        "Nuestro BERT ha enmascarado el 15 % de tu texto y ha escrito en los huecos palabras suyas. Marca los tokens que creas que no son tuyos y mira luego la solución.",
    },
    reveal: {
      title: "ELECTRA: lo que escribió el generador",
      caption: (count) => (
        <>
          <b>{count.replaced}</b> por descubrir; has encontrado {count.found}
          {count.wrong > 0 && ", además de falsas alarmas"}.{" "}
          {count.same > 0 && "Un hueco rellenado con la misma palabra que había no es un cambio. "}
          Otra semilla da otra partida.
        </>
      ),
    },
  },
  masks: {
    fixed: { title: "máscaras fijas", note: "dados tirados una vez, antes de entrenar" },
    dynamic: { title: "máscaras dinámicas", note: "dados nuevos en cada época" },
    grid: (title) => `Tokens enmascarados, ${title}`,
    row: (epoch, seed, masked) =>
      `época ${epoch}, dados de la semilla ${seed}: ${masked.length === 0 ? "ninguno" : masked.join(", ")}`,
    note: (seed) =>
      `Los datos de BERT se enmascararon de diez maneras, así que cada máscara volvía unas cuatro veces en 40 épocas; RoBERTa tira dados nuevos cada vez que lee un texto (Liu et al. 2019, sección 4.1). Además prescinde de la predicción de la frase siguiente, que allí no ayudaba (sección 4.2), y entrena más tiempo, con más texto y en lotes más grandes. Los dados de arriba son los de enmascarar de esta página, con las semillas ${seed}, ${seed + 1}, …`,
  },
  coverage: {
    title: "Tokens de tu texto que han estado enmascarados al menos una vez",
    schedules: { fixed: "fijas", copies: "diez copias", dynamic: "dinámicas" },
    epoch: (epoch) => `época ${epoch}`,
    description: (epochs, ends) =>
      `Parte de los tokens enmascarada al menos una vez tras ${epochs} épocas: ${ends.join("; ")}.`,
    reader:
      "Tokens enmascarados al menos una vez, época por época. Las flechas llevan de época en época y de línea en línea.",
    point: (name, epoch, share) => `${name}, época ${epoch}: ${share}`,
  },
  albert: {
    sizes: "tamaños",
    models: { ours: "el de esta página", base: "Base", large: "Large" },
    width: "ancho de las tablas",
    share: (layers) => `los pesos de una capa para las ${layers}`,
    lines: {
      bert: "como BERT",
      factored: "tablas estrechas",
      shared: "… y una capa para todas",
      own: "… cada capa con los suyos",
    },
    line: (name, count, layers) =>
      `${name}: ${count.embeddings} en embeddings, ${count.encoder} en ${layers} ${plural(layers, "capa guardada", "capas guardadas")}, ${count.heads} en las salidas`,
    note: (count) =>
      `Lan et al. 2020 (sección 3.1): ambas ideas, y el orden de las frases en lugar de la predicción de la frase siguiente. Para ALBERT-base (30.000 piezas, tablas de 128 columnas, capas compartidas) esta fórmula da ${count}; el artículo dice 12 M frente a los 108 M de BERT-base (tabla 1). Aquí solo se calcula la cuenta: nuestro modelo se entrenó con capas propias.`,
  },
  distil: {
    students: {
      whole: (layers) => plural(layers, "la única capa", `las ${layers} capas`),
      first: (layers) =>
        layers === 0 ? "ninguna capa" : plural(layers, "primera capa", `primeras ${layers} capas`),
      alternate: "una de cada dos",
      own: "tu elección",
    },
    cut: "Quita capas tú",
    layer: (layer) => `capa ${layer}`,
    heads: { layers: "capas", loss: "pérdida media" },
    guesses: (student) => `Propuestas, ${student}`,
    guess: (said) =>
      `propuesta: «${said.guess}» (${said.share}); ahí pone «${said.original}» (${said.originalShare}, puesto ${said.place})`,
    loss: (student, mean) => `Pérdida media, ${student}: ${mean}`,
    lossName: (student) => `pérdida media, ${student}`,
    lossOf: (token) => `pérdida de «${token}»`,
    lossesOf: (tokens) => plural(tokens, "1 token, enmascarado", `${tokens} tokens, enmascarados por turno`),
    note: "Se enmascara cada token por turno; junto a cada pérdida está lo que se propondría: en verde si es el token que ahí pone. DistilBERT parte de una de cada dos capas de BERT-base y luego se entrena para imitarlo: 40 % más pequeño, 60 % más rápido, 97 % de su puntuación (Sanh et al. 2019, secciones 2 a 4). El nuestro solo está cortado, no entrenado de nuevo, y así muestra lo que el entrenamiento tiene que reparar.",
  },
  electra: {
    waiting: "El generador está rellenando los huecos…",
    solution: "La solución",
    marking: "Marca los tokens cambiados",
    replaced: (token, position) => `${token}, posición ${position}: ¿cambiado?`,
    back: "Volver al juego",
    reveal: "Ver la solución",
    marked: (count) => `${count} ${plural(count, "marcado", "marcados")}`,
    verdicts: { found: "✓ bien visto", missed: "no visto", wrong: "✗ era tuyo" },
    judge: (tokens, right) => (
      <>
        {plural(
          tokens,
          "El token que nuestro BERT menos espera",
          `Los ${tokens} tokens que nuestro BERT menos espera`,
        )}
        : <b>{right}</b> {plural(right, "acierto", "aciertos")}.
      </>
    ),
    draws: {
      title: "Lo que sorteó el generador",
      original: "ahí ponía",
      draw: "dado",
      drawn: "salió",
      probability: "probabilidad",
      place: "puesto",
      same: "(la original: cuenta como tuya)",
      askedPlace: (token, place) => `«${token}», puesto ${place}: ¿de dónde sale?`,
      asked: (share) => `${share}: ¿de dónde sale?`,
      how: (seed, draw, token, place) =>
        `Los dados de la semilla ${seed} dijeron ${draw}. Las palabras están en una línea de 0 a 1, la más probable primero, cada una tan larga como probable: ahí, ${draw} cae en «${token}», en el puesto ${place}.`,
    },
    loss: (token, loss) => `Pérdida en «${token}»: ${loss} nats`,
    surprises: "Pérdida en cada token",
    surprise:
      "Bajo cada token: cuán poco lo espera ahí el BERT de esta página, su pérdida en nats con una máscara en su lugar. El discriminador de ELECTRA no adivina palabras: se entrena para decir «reemplazado» u «original» de cada token.",
    note: "El generador de ELECTRA, un modelo de lenguaje enmascarado pequeño, rellena el 15 % de los sitios con palabras sorteadas según sus propias probabilidades; el modelo que se conserva aprende a decir, de cada token, si fue cambiado (Clark et al. 2020, sección 2). Así aprende de todos los tokens, no solo de los enmascarados. Aquí el BERT de esta página es el generador y tú eres el discriminador: no hemos entrenado ninguno.",
  },
};

import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { Translated } from "../../words/area";
import type { words } from "./words";

export const tips: Translated<typeof words> = {
  intro:
    "Lo que se cuentan quienes ajustan BERT, junto con lo que pasa al probarlo aquí: un BERT pequeño se entrena entero una y otra vez, en tu navegador.",
  views: {
    rate: "Tasa",
    epochs: "Épocas",
    batch: "Lotes",
    seed: "Semillas",
    pooling: "Vector",
    labels: "Etiquetas",
  },
  tryIt: (count) => plural(count, "Probar", `Probar: ${count} entrenamientos`),
  stop: "Parar",
  axes: { task: "% de frases no leídas acertadas →", words: "↑ % de palabras ocultas acertadas" },
  before: "antes",
  state: (step, steps) => `Paso ${step} de ${steps}`,
  known: (right, hidden) => (
    <>
      Antes de entrenarlo acierta <b>{right}</b> de {hidden} palabras ocultas (rellenas). ¿Cuántas dejará el
      entrenamiento?
    </>
  ),
  shown: (shown, all) => `Se ven ${shown} de ${all} frases.`,
  promise: (sentences) =>
    `Todo el BERT de esta página aprende a decir si ${sentences} frases de cada día afirman o preguntan, sin su signo final. Cada entrenamiento parte de los mismos pesos y tarda unos segundos.`,
  chance: (tests) =>
    `Medido con ${tests} frases no leídas: diferencias de menos de ${Math.round(100 / Math.sqrt(tests))} puntos pueden ser azar.`,
  headings: { rate: "Tasa", batch: "Lote", seed: "Semilla", pooling: "Lee", labels: "Etiquetas" },
  steps: {
    rate: {
      title: "¿Qué tasa de aprendizaje?",
      none: "Reproduce, o pulsa «Probar»: el mismo entrenamiento con cuatro tasas, de muy baja a muy alta.",
      caption: (worst, left, isHighest) => (
        <>
          {isHighest && "Una tasa demasiado alta cuesta lo que BERT sabía. "}Con {worst} aún acierta el{" "}
          <b>{left}</b> de las palabras ocultas.
        </>
      ),
    },
    epochs: {
      title: "¿Cuánto tiempo?",
      none: "Reproduce, o pulsa «Probar»: doce épocas seguidas. ¿Qué aporta cada una a la tarea, y qué les cuesta a las palabras?",
      caption: (few, before, after, costs) => (
        <>
          Desde la época {few}, las frases no leídas acertadas van del {before} al <b>{after}</b>.{" "}
          {costs && "Mientras, se aciertan menos palabras ocultas."}
        </>
      ),
    },
    batch: {
      title: "¿Cuántas a la vez?",
      none: "Reproduce, o pulsa «Probar»: lotes pequeños, grandes, y grandes en cuatro partes.",
      caption: (large, parts) => (
        <>
          Un lote grande acaba en una pérdida de {large}; el mismo en cuatro partes, en <b>{parts}</b>:
          gradientes que se suman dan el mismo paso. Los lotes pequeños dan más pasos.
        </>
      ),
    },
    seed: {
      title: "¿Fue suerte?",
      none: "Reproduce, o pulsa «Probar»: cuatro veces el mismo entrenamiento, solo los dados caen de otro modo.",
      caption: (low, high) => (
        <>
          Solo cambia la semilla: del {low} al <b>{high}</b> de las frases no leídas. Uno solo podría haberte
          dicho cualquiera de los dos.
        </>
      ),
    },
    pooling: {
      title: "¿Qué vector?",
      none: "Reproduce, o pulsa «Probar»: una vez la cabeza lee [CLS], otra la media de todos los tokens.",
      caption: (cls, mean) => (
        <>
          Frases no leídas acertadas: {cls} desde <Term kind="cls">[CLS]</Term>, <b>{mean}</b> desde la media.
          Con otra tarea puede ser al revés: mide con la tuya.
        </>
      ),
    },
    labels: {
      title: "¿Cuántas etiquetas?",
      none: "Reproduce, o pulsa «Probar»: el mismo entrenamiento con pocas frases etiquetadas y con muchas.",
      caption: (few, many) => (
        <>
          Las etiquetas son lo que el ajuste fino necesita de las personas: con pocas acierta el {few} de las
          frases no leídas; con muchas, el <b>{many}</b>.
        </>
      ),
    },
  },
  epochs: {
    sides: { task: "% de frases no leídas acertadas", words: "% de palabras ocultas acertadas" },
    chart: "Frases no leídas y palabras ocultas acertadas, época a época",
    epoch: (epoch) => `época ${epoch}`,
  },
  batch: {
    line: (batch, inParts, steps) => `${batch}${inParts ? " en cuatro partes" : ""}, ${steps} pasos`,
  },
  seed: { line: (seed) => `semilla ${seed}` },
  pooling: { vectors: { cls: "[CLS]", mean: "media de los tokens" } },
  labels: { line: (count) => `${count} etiquetas` },
  advice: {
    label: "El consejo",
    whole: "Pruébalo con tus propias frases →",
    rate: {
      rule: "Ajusta BERT entero con tasas de 2e‑5 a 5e‑5.",
      why: "Los autores probaron 5e‑5, 3e‑5 y 2e‑5. Tasas mayores pueden borrar lo aprendido en el preentrenamiento; una cabeza sola, sobre vectores congelados, pide una mucho mayor.",
    },
    epochs: {
      rule: "De dos a cuatro épocas; para cuando la pérdida en lo reservado deje de bajar.",
      why: "Los autores probaron 2, 3 y 4. Con conjuntos pequeños van mejor más épocas, con una tasa pequeña y un calentamiento: hasta 20.",
    },
    batch: {
      rule: "Lotes de 16 o 32.",
      why: "Los lotes pequeños dan más pasos por época, y más ruidosos; los grandes, menos y más suaves. Si cambias el tamaño del lote, vuelve a buscar la tasa.",
    },
    seed: {
      rule: "Prueba varias semillas y di cuánto varían.",
      why: "Con conjuntos pequeños puede decidir solo el orden de las frases. Con algunas semillas, el ajuste fino de BERT entero puede incluso fracasar; ayudan un calentamiento y una tasa pequeña.",
    },
    pooling: {
      rule: "Congelado: prueba la media de los tokens. Con ajuste fino: [CLS] va bien.",
      why: "Sin ajuste fino, [CLS] nunca se entrenó para resumir una frase. Para vectores de frases, la media fue mejor en las comparaciones publicadas.",
    },
    labels: {
      rule: "Cuantas más etiquetas, mejor: cientos, como poco.",
      why: "Las tareas con las que se publicó BERT tienen de 2.500 a 392.000 ejemplos etiquetados. Con unos cientos, los resultados varían: prueba varias semillas.",
    },
  },
  appendix: (paper, part) => `${paper}, apéndice ${part}`,
};

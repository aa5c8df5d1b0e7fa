import { Term } from "../../ui/Term";
import type { Translated } from "../area";
import type { words } from "../tips";

const courses = { diverges: "diverge", overshoots: "se pasa", crawls: "se arrastra", learns: "aprende" };

export const tips: Translated<typeof words> = {
  intro:
    "Lo que se cuentan quienes ajustan BERT, junto con lo que pasa al probarlo aquí: decenas de cabezas pequeñas se entrenan en tu navegador.",
  examples: { short: "un texto corto", review: "una crítica" },
  tabs: {
    rate: "Tasa",
    epochs: "Épocas",
    batch: "Lotes",
    seed: "Semillas",
    pooling: "Vector",
    frozen: "¿Congelar?",
    length: "Longitud",
  },
  sets: { label: "En vivo con", intent: "peticiones", sentiment: "opiniones" },
  training: "Entrenando muchas cabezas pequeñas…",
  asked: (number) => `${number}: ¿de dónde sale?`,
  steps: {
    training: "Entrenando muchas cabezas pequeñas en tu navegador…",
    rate: {
      title: "¿Qué tasa de aprendizaje?",
      caption: (said) => (
        <>
          {said.heads} cabezas sobre los mismos vectores congelados.{" "}
          {said.best === null ? (
            "Ninguna aprendió sin sobresaltos. "
          ) : (
            <>
              De las que bajan sin sobresaltos, <b>{said.best.rate}</b> es la que acaba más abajo, en{" "}
              {said.best.loss}.{" "}
            </>
          )}
          {said.lowest.rate} acaba en {said.lowest.loss}; {said.highest.rate} sube hasta {said.highest.worst}{" "}
          por el camino: {courses[said.highest.course]}.
          {said.best !== null && ` La mejor es ${said.best.times} veces el 5e\u20115 de BERT entero.`}
        </>
      ),
    },
    epochs: {
      title: "¿Cuánto tiempo?",
      caption: (said) => (
        <>
          La pérdida en las frases aprendidas baja a {said.learned}. En las reservadas, la menor llega tras la
          época <b>{said.epoch}</b> ({said.best}){" "}
          {said.course === "last"
            ? "y es la última: se podía haber seguido."
            : `y al final es ${said.end}: ${said.course === "worse" ? "a partir de ahí la cabeza se aprende sus frases de memoria." : "seguir no ganó nada, y perdió poco."}`}
        </>
      ),
    },
    batch: {
      title: "¿Cuántas a la vez?",
      caption: (small, large) => (
        <>
          La misma tasa, las mismas épocas. De una en una son {small.steps} pasos y se acaba en{" "}
          <b>{small.loss}</b>; de {large.batch} en {large.batch} son {large.steps} y se acaba en{" "}
          <b>{large.loss}</b>. Con menos pasos hace falta una tasa mayor.
        </>
      ),
    },
    seed: {
      title: "¿Fue suerte?",
      caption: (low, high, epochs) => (
        <>
          Solo cambia el orden de las frases. Aciertos en frases reservadas: de <b>{low}</b> a <b>{high}</b>,
          tras {epochs} épocas.{" "}
          {low === high
            ? "Aquí cambian las pérdidas, no los veredictos."
            : "Un solo entrenamiento podría haberte dicho cualquiera de los dos."}
        </>
      ),
    },
    pooling: {
      title: "¿Qué vector?",
      caption: (told) => (
        <>
          Vectores congelados, dos tareas.{" "}
          {told.map(({ classes, cls, mean }, i) => (
            <span key={classes}>
              {i > 0 && "; "}
              {classes}: <Term kind="cls">[CLS]</Term> <b>{cls}</b>, media <b>{mean}</b>
            </span>
          ))}
          . Con tan pocas frases reservadas no se decide nada; mide con tu propia tarea.
        </>
      ),
    },
    frozen: {
      title: "¿Congelar o entrenarlo todo?",
      waiting: "Las puntuaciones medidas están en camino…",
      caption: (said) => (
        <>
          Nuestra cabeza de opiniones, aprendida con {said.examples} frases: congelado <b>{said.frozen}</b>,
          con todas las capas entrenadas <b>{said.full}</b> ({said.measure}). Usó una tasa de {said.rate}
          {said.isHigh
            ? ", por encima del rango de los autores, en un BERT mucho más pequeño que el suyo."
            : ", como los autores."}
        </>
      ),
    },
    length: {
      title: "¿Cuántos tokens?",
      waiting: "Cronometrando pasadas de muchas longitudes…",
      caption: (short, long, times) => (
        <>
          Medido ahora y aquí: {short.tokens} tokens tardan {short.time} ms, {long.tokens} tardan{" "}
          <b>{long.time} ms</b>: {times.tokens} veces los tokens por <b>{times.time}</b> veces el tiempo.
        </>
      ),
    },
  },
  courses,
  point: (line, loss, step) => `${line}, paso ${step}: ${loss}`,
  pointAfter: (line, loss, epoch) => `${line}, tras la época ${epoch}: ${loss}`,
  rate: {
    title: (epochs, start) => (
      <>
        Pérdida tras {epochs} épocas, según la tasa de aprendizaje (línea: {start}, donde empezó)
      </>
    ),
    list: "Pérdida al final, según la tasa de aprendizaje",
    end: (loss, rate) => `pérdida ${loss} al final, tasa ${rate}: ¿de dónde sale?`,
    worst: (loss, rate) => `pérdida ${loss} en el peor momento, tasa ${rate}: ¿de dónde sale?`,
    start: (loss) => `pérdida ${loss} antes del primer paso: ¿de dónde sale?`,
  },
  epochs: {
    title: (epochs) => `Pérdida a lo largo de ${epochs} épocas`,
    learned: "aprendidas",
    heldOut: "reservadas",
    chart: (epoch) => `La pérdida en las reservadas es menor tras la época ${epoch}`,
    reading: (epoch, best, end) => (
      <>
        La pérdida en las reservadas es menor tras la época <b>{epoch}</b> ({best}); al final es {end}.
      </>
    ),
    epoch: (epoch) => `época ${epoch}`,
  },
  batch: {
    title: (epochs) => `Pérdida tras cada una de ${epochs} épocas, según el tamaño del lote`,
    line: (batch, steps) => `${batch} (${steps} ${steps === 1 ? "paso" : "pasos"})`,
    chart: "Pérdida por época para cada tamaño de lote",
  },
  seed: {
    title: (epochs) => `Pérdida en las reservadas a lo largo de ${epochs} épocas, según la semilla`,
    line: (seed) => `semilla ${seed}`,
    chart: "Pérdida en las reservadas para cada semilla",
    reading: "Los porcentajes son las frases reservadas que acierta cada cabeza.",
  },
  pooling: {
    title: "Aciertos en frases reservadas, tras el mismo entrenamiento",
    sentences: "Frases",
    vectors: { cls: "[CLS]", mean: "media de las palabras" },
    counts: (learned, heldOut) => `${learned} aprendidas, ${heldOut} reservadas`,
  },
  frozen: {
    title: "Nuestras cabezas, medidas con textos reservados",
    head: "Cabeza",
    frozen: "congelado",
    full: "con ajuste fino",
    heads: { sentiment: "Opiniones", ner: "Entidades", qa: "Respuestas" },
    waiting: "en camino…",
    training: (epochs, rate, size) => `${epochs} ${epochs === "1" ? "época" : "épocas"} a ${rate}, ${size}`,
  },
  length: {
    title: "Una pasada de este modelo en este dispositivo, la más rápida de tres",
    tokens: "Tokens",
    milliseconds: "Milisegundos",
    each: "por token",
  },
  advice: {
    label: "El consejo",
    whole: "Aquí aprenden cabezas pequeñas. Pruébalo con todo BERT →",
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
    frozen: {
      rule: "Entrena todas las capas si puedes; congela si no queda otra.",
      why: "Congelar es barato, y un mismo BERT sirve a muchas cabezas. Cuánto se gana entrenando todas las capas dependió, en las comparaciones publicadas, de lo parecidos que sean el preentrenamiento y la tarea.",
    },
    length: {
      rule: "Corta a la menor longitud en la que quepan tus textos.",
      why: "Las capas densas cuestan lo mismo por cada token; la atención crece con el cuadrado de la longitud. El propio BERT se preentrenó sobre todo con 128 tokens, justo por eso.",
    },
  },
  appendix: (paper, part) => `${paper}, apéndice ${part}`,
};

import type { Translated } from "../area";
import type { words } from "../ownModel";

export const ownModel: Translated<typeof words> = {
  title: "El modelo",
  none: "Todavía no hay ningún modelo cargado.",
  facts: {
    model: "modelo",
    own: "el tuyo",
    shipped: "el mini-BERT de esta página",
    layers: "capas",
    hiddenSize: "tamaño oculto",
    heads: "cabezas por capa",
    vocabulary: "vocabulario",
    parameters: "parámetros",
    millions: (count) => `${count} millones`,
    computedBy: "calculado con",
    plain: "TypeScript sin más",
    simd: "SIMD de WebAssembly",
  },
  reset: "Volver al modelo de esta página",
  bring: "Trae tu propio BERT",
  bringWords:
    "Suelta o elige la carpeta de cualquier BERT, DistilBERT o ELECTRA de Hugging Face, hasta Base: config.json, el tokenizador y safetensors. Sus archivos nunca salen de tu dispositivo.",
  chooseFolder: "Elegir una carpeta",
  chooseFiles: "Elegir archivos",
  hub: {
    label: "Del Hub de Hugging Face",
    title: "O trae uno del Hub de Hugging Face",
    name: "Nombre de un modelo del Hub",
    lookUp: "Buscarlo",
    privacy:
      "Solo esto pregunta a otro servidor: por los archivos del modelo que nombras. Tu texto se queda aquí.",
    offer: (name, size) => (
      <>
        <b>{name}</b>: {size} por descargar.
      </>
    ),
    tooLarge: "Es más de lo que cabe en una pestaña del navegador.",
    large: "Es grande: necesita una buena conexión y unas tres veces más de memoria.",
    fetch: "Descargarlo",
    no: "No, gracias",
    noModel: (name) =>
      `El Hub no tiene ningún modelo público llamado «${name}». Revisa cómo está escrito: propietario/nombre.`,
    answered: (status) =>
      `El Hub ha respondido ${status} en lugar de un modelo. Inténtalo de nuevo dentro de un rato.`,
    noName: "Un modelo del Hub tiene un nombre como «prajjwal1/bert-tiny». Escríbelo con la barra.",
    unreachable: "No se ha podido llegar al Hub. Comprueba tu conexión, o elige archivos de tu dispositivo.",
    refused: (file, status) => `No se ha podido obtener ${file}: el Hub ha respondido ${status}.`,
    stalled: (file, seconds) =>
      `Durante ${seconds} segundos no ha llegado nada más de ${file}. Comprueba tu conexión e inténtalo de nuevo.`,
    stopped: (file) => `${file} ha dejado de llegar. Comprueba tu conexión e inténtalo de nuevo.`,
  },
  fetching: {
    label: "Bytes descargados",
    so: (loaded, total) => `${loaded} de ${total}`,
    cancel: "Cancelar",
  },
  kept: {
    label: "Guardado en este navegador",
    what: (name, size) => (
      <>
        Guardado en este navegador: <b>{name}</b>, {size}.
      </>
    ),
    use: "Usar el modelo guardado",
    forget: "Olvidarlo",
    keep: "Guardar este modelo en este navegador",
    failed:
      "Tu navegador no ha guardado el modelo: su almacenamiento está lleno, o esta página no puede usarlo. El modelo funciona hasta que te vayas.",
    gone: "El modelo guardado ya no está: el navegador hizo sitio. Elige sus archivos otra vez.",
  },
  said: {
    yourFiles: "tus archivos",
    stopped: "Detenido. No ha cambiado nada.",
    atWork: "Tu modelo está en uso. Ahora lo muestran todas las escenas.",
    reading: "Leyendo tus archivos…",
    asking: "Preguntando al Hub…",
    found: (name) => `Encontrado: ${name}.`,
    fetching: (name) => `Descargando ${name}…`,
    keeping: "Guardándolo…",
    kept: "Guardado en este navegador. Lo encontrarás aquí en tu próxima visita.",
    readingKept: "Leyendo el modelo guardado…",
    forgetting: "Olvidándolo…",
    forgotten: "El modelo guardado ya no está en este navegador.",
  },
};

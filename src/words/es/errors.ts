import { kindName } from "../../engine";
import { grouped, plural } from "../../ui/format";
import type { Translated } from "../area";
import type { words } from "../errors";

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(" o ");
const sizes = (shape: readonly number[]): string => `[${shape.join(", ")}]`;

/** What a number in question is about, in Spanish, with its article. */
const PARTS: Readonly<Record<string, string>> = {
  token: "el token",
  position: "la posición",
  from: "la posición",
  to: "la posición",
  layer: "la capa",
  state: "el estado oculto",
  head: "la cabeza",
  id: "el número de token",
  row: "la fila",
  index: "la entrada",
};

export const errors: Translated<typeof words> = {
  fileUnreachable: (file) =>
    `No se ha podido obtener «${file}»: la red no ha respondido. Comprueba tu conexión e inténtalo de nuevo.`,
  fileRefused: (file, status) =>
    `No se ha podido obtener «${file}»: el servidor ha respondido ${status}. Inténtalo de nuevo o recarga la página.`,
  fileStopped: (file, bytes) =>
    `«${file}» ha dejado de llegar después de ${grouped(bytes)} bytes. Comprueba tu conexión e inténtalo de nuevo.`,
  fileStalled: (file, bytes, seconds) =>
    `«${file}» se ha quedado parado después de ${grouped(bytes)} bytes: no ha llegado nada en ${seconds} segundos. Comprueba tu conexión e inténtalo de nuevo.`,
  fileDamaged: (file) =>
    `«${file}» ha llegado dañado: sus bytes no son los que se enviaron. Pulsa «Reintentar» para volver a obtenerlo.`,
  weightsTiny: (bytes) =>
    `El archivo de pesos tiene solo ${grouped(bytes)} bytes; quizá la descarga se cortó.`,
  headerCut: () => "El archivo de pesos está cortado: termina dentro de su propia cabecera.",
  headerHuge: () => "El archivo de pesos no es un safetensors de un BERT: su cabecera tendría más de 8 MB.",
  headerCrowded: (tensors, most) =>
    `El archivo de pesos nombra ${grouped(tensors)} tensores; un BERT tiene unos cientos, y este motor lee ${grouped(most)} como mucho.`,
  lfsPointer: (file) =>
    `«${file}» es un puntero de Git LFS, no el archivo: ejecuta «git lfs pull» en su carpeta o descárgalo del Hub.`,
  headerNoJson: () => "El archivo de pesos no es safetensors: su cabecera no es JSON válido.",
  headerNoTable: () => "El archivo de pesos no es safetensors: su cabecera no es una tabla de tensores.",
  weightsCut: (tensor, end, bytes) =>
    `El archivo de pesos está cortado: el tensor "${tensor}" debería terminar en el byte ${end}, pero el archivo tiene ${bytes}.`,
  weightsHuge: (bytes) =>
    `El archivo de pesos tendría ${grouped(bytes)} bytes, más de los que caben en la memoria.`,
  tensorNoShape: (tensor) =>
    `El tensor "${tensor}" no tiene un dtype y una forma correctos en la cabecera del archivo de pesos.`,
  tensorNoPlace: (tensor) =>
    `El tensor "${tensor}" no tiene un lugar correcto (data_offsets) en la cabecera del archivo de pesos.`,
  tensorWrongBytes: (tensor, shape, dtype, needed, given) =>
    `El tensor "${tensor}", de forma ${sizes(shape)} en ${dtype}, necesita ${needed} bytes, pero el archivo le da ${given}.`,
  tensorsOverlap: (first, second) =>
    `Los tensores "${first}" y "${second}" se solapan en el archivo de pesos.`,
  tensorMissing: (tensor, found) =>
    `El archivo de pesos no tiene ningún tensor "${tensor}"${found ? `; el primero es "${found}"` : ""}.`,
  tensorTwice: (first, second) =>
    `Los tensores "${first}" y "${second}" son la misma parte del modelo; el archivo debería tener solo uno.`,
  tensorWrongShape: (tensor, shape, wanted) =>
    `El tensor "${tensor}" tiene la forma ${sizes(shape)}, pero config.json pide ${sizes(wanted)}.`,
  tensorWrongType: (tensor, dtype, wanted) =>
    `El tensor "${tensor}" es ${dtype}, pero debería ser ${wanted.join(" o ")}.`,
  tensorPacked: (tensor) => `El tensor "${tensor}" es int8, pero solo las matrices pueden serlo.`,
  tensorNotFinite: (tensor, value, place) =>
    `El tensor "${tensor}" contiene ${value} en el lugar ${place}; el archivo está dañado.`,
  memory: (megabytes) => `Este modelo necesita ${grouped(megabytes)} MB de memoria, más de la que hay aquí.`,
  fileNoJson: (file) => `${file} no es JSON válido; quizá la descarga se cortó.`,
  fileNoObject: (file) => `${file} no contiene un objeto JSON.`,
  fieldRefused: (file, field, value) =>
    `${file}: ${field} es ${value}, y este motor no sabe calcular con eso.`,
  fieldUnknown: (file, field, value) =>
    `${file} tiene un campo del que esta página nunca ha oído hablar: ${field} es ${value}. Puede cambiar lo que calcula el modelo, así que el modelo no se lee. Si no cambia nada, quítalo del archivo.`,
  otherKind: (kind) =>
    `Este modelo es del tipo ${kindName(kind)}. Esta página ejecuta BERT, DistilBERT y ELECTRA: elige uno de ellos.`,
  configNoSize: (field, most) =>
    `config.json: falta ${field}, que debería ser un número entero de 1 a ${grouped(most)}.`,
  configWrongSize: (field, value, most) =>
    `config.json: ${field} es ${value}, pero debería ser un número entero de 1 a ${grouped(most)}.`,
  configEpsilon: (value) => `config.json: layer_norm_eps es ${value}, pero debería ser un número pequeño.`,
  configUnknown: (field, value, known) =>
    `config.json: ${field} es ${value}; este motor solo calcula ${quoted(known)}.`,
  configHeads: (hiddenSize, heads) =>
    `config.json: hidden_size ${hiddenSize} no se puede repartir entre ${heads} cabezas de atención.`,
  vocabularySize: (entries, wanted) =>
    `vocab.txt tiene ${grouped(entries)} entradas, pero config.json habla de ${grouped(wanted)}.`,
  vocabularyCut: (entries, wanted) =>
    `El vocabulario solo tiene ${grouped(entries)} entradas, pero config.json habla de ${grouped(wanted)}; quizá se cortó.`,
  vocabularyId: (word, id, last) =>
    `tokenizer.json da a «${word}» el número ${id}; el modelo tiene los números del 0 al ${grouped(last)}.`,
  tokenizerNoVocabulary: () => "tokenizer.json no contiene un vocabulario WordPiece, que todo BERT tiene.",
  tokenizerKind: (part, kind) =>
    `tokenizer.json: ${part} es ${kind}; este motor solo sigue las reglas de BERT.`,
  tokenizerClass: (kind) =>
    `tokenizer_config.json: el tokenizador es ${kind}; este motor solo sigue el WordPiece de BERT.`,
  tokenizerSpecial: (role, given, wanted) =>
    `tokenizer_config.json: ${role} es ${given}; este motor lo conoce como ${wanted}.`,
  folderEmpty: () => "No se ha elegido ningún archivo.",
  folderNoConfig: () =>
    "Entre estos archivos no hay ningún config.json. Elige la carpeta completa de un BERT de Hugging Face.",
  folderSeveral: (count) => `En esta carpeta hay ${count} modelos. Elige la carpeta de uno de ellos.`,
  folderNoWeights: () =>
    "Entre estos archivos no hay ningún model.safetensors. Elige la carpeta completa de un BERT de Hugging Face.",
  folderPickled: () =>
    "Estos pesos están en pickle, y un pickle puede ejecutar código al abrirse, así que esta página no lo abre. Guarda el modelo como safetensors e inténtalo de nuevo.",
  folderOtherFormat: (format) =>
    `Estos pesos son ${format}. Esta página lee safetensors: guarda el modelo con save_pretrained e inténtalo de nuevo.`,
  folderShard: (file) => `Falta la parte ${file} de los pesos. Elige la carpeta completa.`,
  folderNoVocabulary: () => "Entre estos archivos no hay ni tokenizer.json ni vocab.txt.",
  folderWeightsLarge: (megabytes, most) =>
    `Los pesos tienen ${grouped(megabytes)} MB; más de ${grouped(most)} MB no caben en una pestaña. BERT-Base o menor funciona.`,
  folderTextLarge: (file) => `${file} es demasiado grande para lo que debería contener.`,
  vocabularyLacks: (token) => `El vocabulario no tiene la entrada ${token}; ¿es un vocab.txt de BERT?`,
  headUnknown: (architecture) =>
    `El config.json de la cabeza habla de «${architecture}», que este motor no puede ejecutar.`,
  headFewLabels: () => "El config.json de la cabeza nombra menos de dos etiquetas.",
  headNoLayer: (architecture, layer) =>
    `config.json habla de ${architecture}, pero los pesos no contienen ningún «${layer}».`,
  headManyLabels: () =>
    "La cabeza de este modelo puede dar a un texto varias etiquetas a la vez; esta página muestra cabezas que eligen una.",
  headOneNumber: () =>
    "La cabeza de este modelo da a un texto un solo número; esta página muestra cabezas que eligen entre etiquetas.",
  headNumbers: (outputs) =>
    `La cabeza de este modelo da a un texto ${outputs} números; esta página muestra cabezas que eligen entre etiquetas.`,
  headVariant: (variant) => `No existe la variante «${variant}» de una cabeza.`,
  headNoJson: (file) => `El archivo ${file} de la cabeza no es JSON válido; quizá la descarga se cortó.`,
  headNoObject: (file) => `El archivo ${file} de la cabeza no contiene un objeto.`,
  headNotLoaded: () => "La cabeza entrenada que esto pide no está cargada.",
  headOfNumber: () => "La cabeza entrenada a la que pertenece este número no está cargada.",
  ownHeadless: () => "Este modelo no tiene una cabeza para eso.",
  headsNotYours: () =>
    "Las cabezas entrenadas pertenecen al modelo de esta página; tu propio modelo no tiene ninguna.",
  headGuesses: () => "Una cabeza entrenada no propone palabras.",
  headAbsent: () => "En este pase no hay ninguna cabeza entrenada.",
  headNoLabel: (label) => `Esta cabeza no tiene esa etiqueta: ${label}.`,
  answerNeedsText: () => "Una pregunta necesita un segundo texto en el que buscar la respuesta.",
  noPosition: (value, last) => `No existe la posición ${value}: el texto tiene los tokens del 0 al ${last}.`,
  noModelPosition: (value, last) =>
    `No existe la posición ${value}: el modelo conoce las posiciones de la 0 a la ${last}.`,
  noLayer: (value, last) => `No existe la capa ${value}: el modelo tiene las capas de la 0 a la ${last}.`,
  noHead: (value, last) => `No existe la cabeza ${value}: una capa tiene las cabezas de la 0 a la ${last}.`,
  noState: (value, last) =>
    `No existe el estado oculto ${value}: el modelo tiene los estados ocultos del 0 al ${last}.`,
  noSegment: (value, last) =>
    `No existe el segmento ${value}: el modelo tiene los segmentos del 0 al ${last}.`,
  noTokenId: (value, last) =>
    `No existe el número de token ${value}: el vocabulario tiene los números del 0 al ${last}.`,
  noTokenAt: (position, tokens) =>
    `No hay ningún token en la posición ${position}: el texto tiene ${tokens} tokens.`,
  noSuchNumber: (what, value) => `En este pase no existe ${PARTS[what] ?? what} ${value}.`,
  noStep: (step) => `No existe el paso ${step} en este entrenamiento.`,
  guessCount: (count) => `El número de propuestas debería ser un entero desde 0, pero es ${count}.`,
  targets: () =>
    "Cada posición en la que hay que proponer necesita exactamente un objetivo, o ninguna puede tenerlo.",
  draws: () => "Cada posición que se sortea necesita una tirada.",
  tokenCount: (most, count) => `El modelo admite de 1 a ${most} tokens, pero ha recibido ${count}.`,
  segmentCount: (ids, segments) => `Hay ${ids} números de token, pero ${segments} números de segmento.`,
  noRoom: (needed, most) =>
    `Se necesitan al menos ${needed} tokens para [CLS] y [SEP]; maxTokens es ${most}.`,
  notFinite: () =>
    "Los números del modelo se desbordan con este texto: sus pesos son demasiado grandes para calcular con ellos.",
  cannotGuess: () => "Este modelo no puede proponer palabras: sus pesos no contienen una cabeza MLM.",
  labelledLine: (line) =>
    `La línea ${line} debería tener dos columnas, una frase y su etiqueta, con un tabulador o una | entre ellas.`,
  labelledOne: () => "Hacen falta al menos dos etiquetas distintas.",
  labelledFew: (count, least) =>
    `${plural(count, "Una frase etiquetada es muy poco", `${count} frases etiquetadas son muy pocas`)} para aprender y medirse: pon al menos ${least}.`,
  labelledMany: (count, most) =>
    `${count} frases etiquetadas tardarían demasiado en una pestaña: pon ${most} como mucho.`,
  labelledKinds: (count, most) =>
    `Hay ${count} etiquetas distintas; aquí caben ${most} como mucho. ¿Es una columna la frase y la otra su etiqueta?`,
  labelledRare: (label) =>
    `La etiqueta «${label}» tiene una sola frase: necesita dos, una para aprender y otra para medirse.`,
  nothingLabelled: () => "No hay frases etiquetadas de las que aprender.",
  onlyBert: () => "Aquí solo se puede entrenar un BERT con GELU, ninguno de sus parientes.",
  corpusShort: () =>
    "El texto es demasiado corto para aprender de él: hacen falta unas cien frases, una por línea.",
  corpusOneDocument: () =>
    "La predicción de la frase siguiente necesita documentos: una frase por línea y líneas en blanco entre ellos.",
  trainingStopped: () =>
    "El entrenamiento se ha detenido: su worker no ha podido seguir. Lo que escribiste se conserva; vuelve a entrenar.",
  trainingNoMemory: () =>
    "No hay memoria suficiente para entrenar. Cierra otras pestañas o elige un lote más pequeño o más partes.",
  nothingTrained: () => "Todavía no se ha entrenado nada.",
  weightsNotLoaded: () => "Los pesos todavía no están cargados.",
  vocabularyNotLoaded: () => "El vocabulario todavía no está cargado.",
  engineBlocked: () =>
    "El motor no se ha podido iniciar: este navegador, o el marco en el que está esta página, no le deja usar un worker. Abre la página en una pestaña propia.",
  engineSilent: () =>
    "El motor lleva un minuto sin responder. Tu texto se conserva. Pulsa «Reintentar» para reiniciarlo.",
  engineStopped: () => "El motor no está en marcha.",
  givenUp: () => "Este análisis se ha abandonado por otro más reciente.",
  engineCrashed: () =>
    "El motor se ha detenido de forma inesperada. Tu texto se conserva. Pulsa «Reintentar» para reiniciarlo.",
  unknown: (message) => message,
};

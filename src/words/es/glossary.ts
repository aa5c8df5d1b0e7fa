import type { Translated } from "../area";
import type { words } from "../glossary";

export const glossary: Translated<typeof words> = {
  title: "Glosario",
  close: "Cerrar el glosario",
  show: (scene) => `Enséñamelo, en «${scene}»`,
  seeAlso: "Mira también",
  all: "Todos los términos",
  entries: {
    ablation: {
      term: "Ablación",
      text: "Apagar una parte del modelo, como una cabeza o una capa, y ejecutarlo otra vez. Lo que cambia en el resultado es lo que esa parte aportaba. Es la prueba de importancia más directa: no hace falta interpretar ningún peso.",
    },
    attention: {
      term: "Atención",
      text: "La parte de una capa en la que los tokens se leen unos a otros. La consulta de cada token se compara con la clave de todos; softmax convierte las puntuaciones en probabilidades de atención; y el token recibe los valores en esa proporción. Las probabilidades que salen de un token suman 1.",
    },
    "attention-head": {
      term: "Cabeza de atención",
      text: "Una de las varias atenciones que funcionan a la vez en una capa, cada una con sus propios pesos aprendidos de consulta, clave y valor y, por tanto, con su propio patrón. Sus resultados se unen y se proyectan de nuevo al tamaño oculto. El modelo de esta página tiene cuatro cabezas en cada capa; BERT-Base, doce.",
    },
    bert: {
      term: "BERT",
      text: "Bidirectional Encoder Representations from Transformers (Devlin y otros, 2018): un codificador Transformer que aprendió adivinando palabras ocultas a partir de ambos lados, y que luego se ajusta para cada tarea. El de esta página tiene las mismas partes en un tamaño menor, y funciona en tu navegador.",
    },
    bidirectional: {
      term: "Bidireccional",
      text: "Que lee en ambas direcciones: cada token puede mirar a los tokens de su izquierda y de su derecha, en todas las capas. Un modelo de izquierda a derecha oculta el futuro con una máscara causal, porque tiene que adivinar la palabra siguiente sin verla.",
    },
    cls: {
      term: "[CLS]",
      text: "Un token especial delante de toda entrada. No representa ninguna palabra; mediante la atención puede reunir algo de todas. Los clasificadores leen su último estado oculto. Sin un ajuste fino para ello, no es un resumen fiable de la frase.",
    },
    cosine: {
      term: "Coseno",
      text: "Cuánto apuntan dos vectores en la misma dirección: su producto escalar dividido por las dos longitudes. 1 es la misma dirección; 0, un ángulo recto; −1, la opuesta. En un BERT casi todos los pares de vectores tienen un coseno bastante alto, así que compara los cosenos entre sí, no con 0.",
    },
    embedding: {
      term: "Embedding",
      text: "Un vector aprendido para algo que tiene un número. BERT tiene tres tablas de ellos: una fila por entrada del vocabulario, una por posición y una por segmento. Las tres filas de un token se suman y después viene LayerNorm: esa es la entrada de la primera capa.",
    },
    encoder: {
      term: "Codificador",
      text: "La pila de capas que convierte los vectores de los tokens en vectores que conocen su contexto. Todas las capas son iguales por dentro: atención y después una parte feed-forward, cada una seguida de una suma residual y LayerNorm. En el BERT de esta página son cuatro capas; en BERT-Base, doce; en BERT-Large, 24.",
    },
    "feed-forward": {
      term: "Parte feed-forward",
      text: "La segunda mitad de una capa: el vector de cada token, por separado, se multiplica hasta cuatro veces su tamaño, pasa por GELU y se multiplica de vuelta. Aquí los tokens no se encuentran; ya se encontraron antes, en la atención.",
    },
    "fine-tuning": {
      term: "Ajuste fino",
      text: "Seguir entrenando un modelo preentrenado, en una tarea con etiquetas: se le pone encima una pequeña cabeza, y toda la red (o solo la cabeza, si la red se congela) aprende de unos miles de ejemplos. Lo aprendido del texto sin etiquetas se conserva y se adapta a la tarea.",
    },
    gelu: {
      term: "GELU",
      text: "Gaussian Error Linear Unit: x por la probabilidad de que un número normal estándar sea menor que x. Los números grandes pasan, los muy negativos se vuelven 0 y el camino entre ambos es suave. BERT la usa donde redes anteriores cortaban en 0 (ReLU).",
    },
    "hidden-state": {
      term: "Estado oculto",
      text: "El vector de un token entre dos capas: 256 números en el modelo de esta página, 768 en BERT-Base. El estado oculto 0 sale de los embeddings; el estado oculto i sale de la capa i.",
    },
    key: {
      term: "Clave",
      text: "Lo que un token ofrece para que lo encuentren: su vector por una matriz aprendida, una por cabeza. Un token mira a otro en la medida en que su consulta y la clave del otro apuntan en la misma dirección.",
    },
    layer: {
      term: "Capa",
      text: "Una ronda de lectura: atención entre los tokens y después la parte feed-forward para cada token, con una suma residual y LayerNorm tras ambas. Cada capa tiene sus propios pesos.",
    },
    "layer-lens": {
      term: "Lente de capas",
      text: "Leer la propuesta en una capa anterior: la cabeza que propone palabras se aplica al estado oculto de esa capa como si fuera el último. La cabeza no se entrenó para eso, así que las primeras respuestas son una vista aproximada. También se llama «logit lens».",
    },
    layernorm: {
      term: "LayerNorm",
      text: "Lleva un vector a un tamaño estándar: se le resta su media, se divide por su desviación típica y luego cada entrada se escala y se desplaza con números aprendidos. Mantiene dentro de unos límites las sumas que acumulan las conexiones residuales.",
    },
    "learning-rate": {
      term: "Tasa de aprendizaje",
      text: "Cuánto se mueven los pesos en cada paso del entrenamiento, cuesta abajo por la pérdida. Si es demasiado baja, el entrenamiento avanza muy despacio; si es demasiado alta, se pasa y puede no asentarse nunca. El artículo de BERT recomienda de 2e-5 a 5e-5 para el ajuste fino de toda la red; una cabeza sola admite mucho más.",
    },
    logits: {
      term: "Logits",
      text: "Las puntuaciones que una cabeza da a sus respuestas posibles, antes de que softmax las convierta en probabilidades. Solo cuentan las diferencias: sumar el mismo número a todas no cambia nada.",
    },
    loss: {
      term: "Pérdida",
      text: "Lo que el entrenamiento reduce: aquí, −ln de la probabilidad que el modelo dio al token correcto, en promedio sobre todos los tokens que tenía que adivinar. 0 sería la certeza; 0,69 es una probabilidad de un medio.",
    },
    mask: {
      term: "[MASK]",
      text: "Un token especial que ocupa el lugar de una palabra oculta. La palabra conserva su sitio en la frase, así que las capas pueden llenarlo con lo que sugieren las palabras de alrededor.",
    },
    mlm: {
      term: "Modelo de lenguaje enmascarado",
      text: "La tarea de preentrenamiento de BERT. Se elige el 15 % de los tokens; de ellos, el 80 % se convierte en [MASK], el 10 % en una palabra al azar y el 10 % se queda igual; el modelo tiene que adivinar el original de todos. El texto trae sus propias soluciones, así que sirve cualquier texto.",
    },
    nsp: {
      term: "Predicción de la frase siguiente",
      text: "La segunda tarea de preentrenamiento de BERT: ¿la frase B sigue a la frase A en el texto, o se ha traído de otro sitio? La respuesta se lee en el vector del pooler, hecho a partir de [CLS]. RoBERTa (2019) vio que sin ella se obtiene lo mismo.",
    },
    pooler: {
      term: "Pooler",
      text: "Una pequeña parte detrás de la última capa: el estado oculto de [CLS] por una matriz aprendida, más un sesgo, y después tanh. La cabeza de la frase siguiente y muchos clasificadores leen su salida, el vector del pooler.",
    },
    position: {
      term: "Embedding de posición",
      text: "Un vector aprendido para cada lugar de la entrada, desde el 0. La atención por sí sola no tiene sentido del orden; el orden viene de esta fila, que se suma a la del token. Hay filas para 512 lugares como mucho, y por eso una entrada no puede ser más larga.",
    },
    query: {
      term: "Consulta",
      text: "Lo que un token busca: su vector por una matriz aprendida, una por cabeza. Consulta · clave, dividido por la raíz del tamaño de la cabeza, es la puntuación de mirar de un token al otro.",
    },
    residual: {
      term: "Conexión residual",
      text: "La salida de una parte se suma a su entrada en lugar de sustituirla. Así cada capa escribe un cambio en un flujo que recorre toda la red, y una capa apagada deja el flujo como estaba.",
    },
    rollout: {
      term: "Rollout de atención",
      text: "Una manera de seguir la atención a través de varias capas (Abnar y Zuidema, 2020): la atención media de cada capa se mezcla a partes iguales con quedarse en el sitio, por la conexión residual, y las matrices de las capas se multiplican. Dice de dónde pudo venir la información, no qué se hizo con ella.",
    },
    segment: {
      term: "Segmento",
      text: "A cuál de dos frases pertenece un token, a la A o a la B. Cada una tiene un vector aprendido que se suma a todos sus tokens. Con una sola frase, todo es A.",
    },
    sep: {
      term: "[SEP]",
      text: "Un token especial al final de cada frase. Separa A de B, y muchas cabezas que no tienen nada que hacer en un texto descansan su atención en él.",
    },
    softmax: {
      term: "Softmax",
      text: "Convierte puntuaciones en proporciones: e elevado a cada una, dividido por la suma de todas. Las proporciones son positivas y suman 1, y las diferencias entre puntuaciones pasan a ser cocientes entre proporciones.",
    },
    token: {
      term: "Token",
      text: "Lo que el modelo lee: una palabra, una pieza de una palabra, un signo o un token especial como [CLS]. Cada uno es un número, la fila de la tabla de embeddings donde está su vector.",
    },
    unk: {
      term: "[UNK]",
      text: "El token para lo que no se puede cortar en piezas del vocabulario, como un signo que no está en él. Hubiera lo que hubiera allí, el modelo ve el mismo vector.",
    },
    value: {
      term: "Valor",
      text: "Lo que un token da a quienes lo miran: su vector por una matriz aprendida, una por cabeza. La información nueva de un token es la suma de todos los valores, ponderada con sus probabilidades de atención.",
    },
    vocabulary: {
      term: "Vocabulario",
      text: "La lista fija de entradas que un modelo puede leer y escribir: 30.522 en el BERT inglés sin mayúsculas, desde [PAD] hasta palabras y piezas enteras, pasando por signos y letras. Las palabras que no están se cortan en piezas que sí están.",
    },
    wordpiece: {
      term: "WordPiece",
      text: "La manera en que el tokenizador de BERT corta las palabras: la entrada más larga del vocabulario con la que empieza la palabra, luego la más larga para el resto, y así sucesivamente. Las piezas del interior de una palabra se escriben con ## delante.",
    },
  },
};

import { teachSentences } from "./speech";

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(" or ");
const sizes = (shape: readonly number[]): string => `[${shape.join(", ")}]`;

/** What people call the kinds that are asked for most and are not run here, by the `model_type` of their config.json. */
const OTHER_KINDS: Readonly<Record<string, string>> = {
  roberta: "RoBERTa",
  "xlm-roberta": "XLM-RoBERTa",
  camembert: "CamemBERT",
  albert: "ALBERT",
  deberta: "DeBERTa",
  "deberta-v2": "DeBERTa",
  modernbert: "ModernBERT",
  mpnet: "MPNet",
  mobilebert: "MobileBERT",
  squeezebert: "SqueezeBERT",
  "nomic-bert": "NomicBERT",
  xlnet: "XLNet",
  gpt2: "GPT-2",
  t5: "T5",
  bart: "BART",
  llama: "Llama",
};

/** What people call a kind of model; as it stands in the file where nobody does. */
export function kindName(kind: string): string {
  return OTHER_KINDS[kind.replaceAll('"', "")] ?? kind;
}

/**
 * What can go wrong, by its code, with the sentence that says it: an error's message in English. A page that speaks
 * another language makes a sentence of its own from the code and the same values.
 */
export const SENTENCES = {
  // Files that do not arrive.
  fileUnreachable: (file: string) =>
    `“${file}” could not be fetched: the network did not answer. Check your connection and try again.`,
  fileRefused: (file: string, status: number) =>
    `“${file}” could not be fetched: the server answered ${status}. Try again, or reload the page.`,
  fileStopped: (file: string, bytes: number) =>
    `“${file}” stopped arriving after ${bytes.toLocaleString("en")} bytes. Check your connection and try again.`,
  fileStalled: (file: string, bytes: number, seconds: number) =>
    `“${file}” stalled after ${bytes.toLocaleString("en")} bytes: nothing came for ${seconds} seconds. Check your connection and try again.`,
  fileDamaged: (file: string) =>
    `“${file}” arrived damaged: its bytes are not those that were sent. Press “Try again” to fetch it anew.`,
  // The weights file.
  weightsTiny: (bytes: number) =>
    `The weights file has only ${bytes} bytes; perhaps the download was cut short.`,
  headerCut: () => "The weights file is cut short: it ends inside its own header.",
  headerHuge: () =>
    "The weights file is not a safetensors file of a BERT: its header would be over 8 MB long.",
  headerCrowded: (tensors: number, most: number) =>
    `The weights file names ${tensors} tensors; a BERT has a few hundred, and this engine reads ${most} at most.`,
  lfsPointer: (file: string) =>
    `“${file}” is a Git LFS pointer, not the file itself: run “git lfs pull” in its folder, or download it from the Hub.`,
  headerNoJson: () => "The weights file is not a safetensors file: its header is not valid JSON.",
  headerNoTable: () => "The weights file is not a safetensors file: its header is not a table of tensors.",
  weightsCut: (tensor: string, end: number, bytes: number) =>
    `The weights file is cut short: tensor "${tensor}" should end at byte ${end}, but the file has ${bytes}.`,
  weightsHuge: (bytes: number) =>
    `The weights file would hold ${bytes} bytes, more than there is memory for.`,
  tensorNoShape: (tensor: string) =>
    `Tensor "${tensor}" has no proper dtype and shape in the weights file's header.`,
  tensorNoPlace: (tensor: string) =>
    `Tensor "${tensor}" has no proper place (data_offsets) in the weights file's header.`,
  tensorWrongBytes: (
    tensor: string,
    shape: readonly number[],
    dtype: string,
    needed: number,
    given: number,
  ) =>
    `Tensor "${tensor}" of shape ${sizes(shape)} in ${dtype} needs ${needed} bytes, but the file gives it ${given}.`,
  tensorsOverlap: (first: string, second: string) =>
    `Tensors "${first}" and "${second}" overlap in the weights file.`,
  tensorMissing: (tensor: string, found: string) =>
    `The weights file has no tensor "${tensor}"${found ? `; its first is "${found}"` : ""}.`,
  tensorTwice: (first: string, second: string) =>
    `Tensors "${first}" and "${second}" are the same part of the model; the file should hold one of them.`,
  tensorWrongShape: (tensor: string, shape: readonly number[], wanted: readonly number[]) =>
    `Tensor "${tensor}" has shape ${sizes(shape)}, but config.json asks for ${sizes(wanted)}.`,
  tensorWrongType: (tensor: string, dtype: string, wanted: readonly string[]) =>
    `Tensor "${tensor}" is ${dtype}, but should be ${wanted.join(" or ")}.`,
  tensorPacked: (tensor: string) => `Tensor "${tensor}" is int8, but only matrices may be.`,
  tensorNotFinite: (tensor: string, value: string, place: number) =>
    `Tensor "${tensor}" holds ${value} at place ${place}; the file is damaged.`,
  memory: (megabytes: number) => `This model needs ${megabytes} MB of memory, more than there is here.`,
  // The configuration and the vocabulary.
  fileNoJson: (file: string) => `${file} is not valid JSON; perhaps the download was cut short.`,
  fileNoObject: (file: string) => `${file} does not hold a JSON object.`,
  fieldRefused: (file: string, field: string, value: string) =>
    `${file}: ${field} is ${value}, which this engine cannot compute by.`,
  fieldUnknown: (file: string, field: string, value: string) =>
    `${file} has a field that this page has never heard of: ${field} is ${value}. It may change what the model computes, so the model is not read. If it changes nothing, take it out of the file.`,
  otherKind: (kind: string) =>
    `This is a model of the kind ${kindName(kind)}. This page runs BERT, DistilBERT and ELECTRA: choose one of these.`,
  configNoSize: (field: string, most: number) =>
    `config.json: ${field} is missing, but should be a whole number from 1 to ${most}.`,
  configWrongSize: (field: string, value: string, most: number) =>
    `config.json: ${field} is ${value}, but should be a whole number from 1 to ${most}.`,
  configEpsilon: (value: string) => `config.json: layer_norm_eps is ${value}, but should be a small number.`,
  configUnknown: (field: string, value: string, known: readonly string[]) =>
    `config.json: ${field} is ${value}; this engine computes only ${quoted(known)}.`,
  configHeads: (hiddenSize: number, heads: number) =>
    `config.json: hidden_size ${hiddenSize} cannot be split among ${heads} attention heads.`,
  vocabularySize: (entries: number, wanted: number) =>
    `vocab.txt has ${entries} entries, but config.json speaks of ${wanted}.`,
  vocabularyCut: (entries: number, wanted: number) =>
    `The vocabulary has only ${entries} entries, but config.json speaks of ${wanted}; perhaps it was cut short.`,
  vocabularyLacks: (token: string) => `The vocabulary has no ${token} entry; is it a BERT vocab.txt?`,
  vocabularyId: (word: string, id: string, last: number) =>
    `tokenizer.json gives “${word}” the id ${id}; the model has ids 0 to ${last}.`,
  tokenizerNoVocabulary: () => "tokenizer.json holds no WordPiece vocabulary, which every BERT has.",
  tokenizerKind: (part: string, kind: string) =>
    `tokenizer.json: its ${part} is ${kind}; this engine follows only BERT’s own.`,
  tokenizerClass: (kind: string) =>
    `tokenizer_config.json: the tokenizer is ${kind}; this engine follows only BERT’s WordPiece.`,
  tokenizerSpecial: (role: string, given: string, wanted: string) =>
    `tokenizer_config.json: ${role} is ${given}; this engine knows it as ${wanted}.`,
  // The folder of a model.
  folderEmpty: () => "No files were chosen.",
  folderNoConfig: () =>
    "There is no config.json among these files. Choose the whole folder of a Hugging Face BERT.",
  folderSeveral: (count: number) =>
    `There are ${count} models in this folder. Choose the folder of one of them.`,
  folderNoWeights: () =>
    "There is no model.safetensors among these files. Choose the whole folder of a Hugging Face BERT.",
  folderPickled: () =>
    "These weights are pickled, and a pickle can run code when it is opened, so this page does not. Save the model as safetensors and try again.",
  folderOtherFormat: (format: string) =>
    `These weights are ${format}. This page reads safetensors: save the model with save_pretrained and try again.`,
  folderShard: (file: string) => `The part ${file} of the weights is missing. Choose the whole folder.`,
  folderNoVocabulary: () => "There is neither a tokenizer.json nor a vocab.txt among these files.",
  folderWeightsLarge: (megabytes: number, most: number) =>
    `The weights have ${megabytes} MB; more than ${most} MB does not fit a browser tab. BERT-Base or smaller works.`,
  folderTextLarge: (file: string) => `${file} is far too large for what it should hold.`,
  // Trained heads.
  headUnknown: (architecture: string) =>
    `The head's config.json speaks of “${architecture}”, which this engine cannot run.`,
  headFewLabels: () => "The head's config.json names fewer than two labels.",
  headNoLayer: (architecture: string, layer: string) =>
    `config.json speaks of ${architecture}, but the weights hold no “${layer}”.`,
  headManyLabels: () =>
    "This model’s head may give a text several labels at once; this page shows heads that choose one.",
  headOneNumber: () =>
    "This model’s head gives a text one number; this page shows heads that choose among labels.",
  headNumbers: (outputs: number) =>
    `This model’s head gives a text ${outputs} numbers; this page shows heads that choose among labels.`,
  headVariant: (variant: string) => `There is no “${variant}” variant of a head.`,
  headNoJson: (file: string) => `The head's ${file} is not valid JSON; perhaps the download was cut short.`,
  headNoObject: (file: string) => `The head's ${file} holds no object.`,
  headNotLoaded: () => "The trained head that this asks for is not loaded.",
  headOfNumber: () => "The trained head that this number belongs to is not loaded.",
  ownHeadless: () => "This model has no head for that.",
  headsNotYours: () => "The trained heads belong to the model of this page; your own model has none.",
  headGuesses: () => "A trained head guesses no words.",
  headAbsent: () => "There is no trained head in this pass.",
  headNoLabel: (label: number) => `This head has no such label: ${label}.`,
  answerNeedsText: () => "A question needs a second text, in which its answer can be found.",
  // What a request asks for.
  noPosition: (value: number, last: number) =>
    `There is no position ${value}: the text has tokens 0 to ${last}.`,
  noModelPosition: (value: number, last: number) =>
    `There is no position ${value}: the model knows 0 to ${last}.`,
  noLayer: (value: number, last: number) => `There is no layer ${value}: the model has layers 0 to ${last}.`,
  noHead: (value: number, last: number) => `There is no head ${value}: a layer has heads 0 to ${last}.`,
  noState: (value: number, last: number) =>
    `There is no hidden state ${value}: the model has hidden states 0 to ${last}.`,
  noSegment: (value: number, last: number) =>
    `There is no segment ${value}: the model has segments 0 to ${last}.`,
  noTokenId: (value: number, last: number) =>
    `There is no token id ${value}: the vocabulary has ids 0 to ${last}.`,
  noTokenAt: (position: number, tokens: number) =>
    `There is no token at position ${position}: the text has ${tokens} tokens.`,
  noSuchNumber: (what: string, value: number) => `There is no ${what} ${value} in this pass.`,
  noStep: (step: number) => `There is no step ${step} in this training.`,
  guessCount: (count: number) => `The number of guesses should be a whole number from 0, but is ${count}.`,
  targets: () => "Each position to guess at needs exactly one target, or none may have one.",
  draws: () => "Every position to sample needs one draw.",
  tokenCount: (most: number, count: number) => `The model takes 1 to ${most} tokens, but got ${count}.`,
  segmentCount: (ids: number, segments: number) => `There are ${ids} ids but ${segments} segment ids.`,
  noRoom: (needed: number, most: number) =>
    `At least ${needed} tokens are needed for [CLS] and [SEP]; maxTokens is ${most}.`,
  notFinite: () => "The model’s numbers overflow on this text: its weights are too large to compute with.",
  cannotGuess: () => "This model cannot guess words: its weights hold no MLM head.",
  // Training in the tab.
  labelledLine: (line: number) =>
    `Line ${line} should have two columns, a sentence and its label, with a tab or a | between them.`,
  labelledOne: () => "Labelled sentences need at least two different labels.",
  labelledFew: (count: number, least: number) =>
    `${count} labelled ${count === 1 ? "sentence is" : "sentences are"} too few to learn from and be measured on: give at least ${least}.`,
  labelledMany: (count: number, most: number) =>
    `${count} labelled sentences would take too long in a tab: give ${most} at most.`,
  labelledKinds: (count: number, most: number) =>
    `There are ${count} different labels; ${most} at most can be told apart here. Is one column the sentence and the other its label?`,
  labelledRare: (label: string) =>
    `The label “${label}” has a single sentence: it needs two, one to learn from and one to be measured on.`,
  nothingLabelled: () => "There are no labelled sentences to learn from.",
  onlyBert: () => "Only a BERT with GELU can be trained here, none of its relatives.",
  corpusShort: () => "The text is too short to learn from: it needs some hundred sentences, one a line.",
  corpusOneDocument: () =>
    "Next sentence prediction needs documents: sentences on lines of their own, blank lines between.",
  trainingStopped: () =>
    "The training stopped: its worker could not go on. What you typed is kept; train again.",
  trainingNoMemory: () =>
    "There is not enough memory to train in. Close other tabs, or choose a smaller batch or more parts of it.",
  nothingTrained: () => "Nothing has been trained yet.",
  // Questions that come too early, or too late.
  weightsNotLoaded: () => "The weights are not loaded yet.",
  vocabularyNotLoaded: () => "The vocabulary is not loaded yet.",
  engineBlocked: () =>
    "The engine could not be started: this browser, or the frame that this page is in, lets it run no worker. Open the page in a tab of its own.",
  engineSilent: () =>
    "The engine has not answered for a minute. Your text is kept. Press “Try again” to restart it.",
  engineStopped: () => "The engine is not running.",
  givenUp: () => "This analysis was given up for a newer one.",
} as const;

teachSentences((code, values) =>
  (SENTENCES[code as keyof typeof SENTENCES] as (...values: readonly unknown[]) => string)(...values),
);

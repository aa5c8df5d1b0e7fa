export type { Ablation, AblationRequest } from "./analysis/ablation";
export { type AttentionFrom, attentionFrom } from "./analysis/attentionFrom";
export type { TableRequest, TableResult, TableRow } from "./analysis/embeddingTable";
export {
  HEAD_PATTERNS,
  type HeadPattern,
  headLabel,
  headPatternScores,
} from "./analysis/headPatterns";
export { hiddenStates } from "./analysis/hiddenStates";
export type {
  LeaveOneOut,
  LeaveOneOutRequest,
  WithoutToken,
} from "./analysis/leaveOneOut";
export { type Moments, moments } from "./analysis/moments";
export { type Neuron, type Neurons, neuronsOf } from "./analysis/neurons";
export {
  ALL_HEADS,
  type CountedHeads,
  type ModelSizes,
  type ParameterCount,
  type ParameterPart,
  parameterCount,
  type TokenFlops,
  tokenFlops,
  type WeightFormat,
  weightBytes,
} from "./analysis/parameterCount";
export { type Projection, pca } from "./analysis/pca";
export { meanVector, type PrincipalAxes, principalAxes, project } from "./analysis/principalAxes";
export type { PseudoLoss, PseudoLossRequest, TokenLoss } from "./analysis/pseudoLoss";
export { averageHeads } from "./analysis/rollout";
export type { Sample, SampleRequest } from "./analysis/samples";
export { agreeingByChance, type Neighbor, nearestNeighbors, tiedNeighbors } from "./analysis/separation";
export { meanPool } from "./analysis/similarity";
export type { StateShift, StateShiftRequest } from "./analysis/stateShift";
export { cosine, cosines, dot, products, weightedSum } from "./analysis/vectors";
export { ModelFileError, type Problem, RequestError } from "./errors";
export { borderText, numberText, PHRASES, type Saying, wordsOf } from "./explain/phrases";
export type {
  AskedPass,
  Explanation,
  LinearTraining,
  Located,
  LocatedVector,
  NamedVector,
  NumberRange,
  NumberRef,
  Term,
  TrainedRef,
  VectorRef,
  WeightedItem,
} from "./explain/reference";
export type { Entity } from "./heads/entities";
export type { HeadFiles } from "./heads/files";
export type {
  AskedVariant,
  HeadName,
  HeadRequest,
  HeadResult,
  HeadVariant,
  WithoutWord,
} from "./heads/request";
export type { Answer } from "./heads/span";
export { TunedModel } from "./heads/tunedModel";
export type { KernelChoice } from "./kernels/choose";
export type { KernelName } from "./kernels/kernels";
export {
  type MaskAction,
  type MaskDraw,
  type MaskingOptions,
  type MaskingPlan,
  planMasking,
} from "./masking";
export type { ModelFiles } from "./model/assembly";
export { type Abilities, Bert } from "./model/bert";
export type { BertConfig } from "./model/config";
export { LARGEST_WEIGHTS } from "./model/folder";
export type { ForwardRequest, ForwardResult } from "./model/forward";
export { type BertOptions, bertFromFiles } from "./model/fromFiles";
export type {
  EdgeRef,
  Guess,
  GuessRequest,
  GuessResult,
  HeadRef,
  Interventions,
  PassRequest,
  PassResult,
  Replacement,
} from "./pass";
export { seededRandom } from "./random";
export { asksForStudies, type RunRequest, type RunResult, type Studies } from "./run";
export { kindName, SENTENCES } from "./sentences";
export type { Steps } from "./steps";
export { runWithStudies } from "./studies";
export { attentionRow, headSlice, row, type Tensor, tensor } from "./tensor";
export type { Encoding, MatchAttempt, Normalization, Segment, Span, Token, Word } from "./tokenizer/encoding";
export { type EncodeOptions, Tokenizer, type TokenizerOptions } from "./tokenizer/tokenizer";
export type { SpecialToken } from "./tokenizer/vocabulary";
export {
  type EmbeddingTensorName,
  type EmbeddingTrace,
  FULL_TRACE,
  type LayerTensorName,
  type LayerTrace,
  type Trace,
  type TraceNeed,
} from "./trace";
export type {
  Checkpoint,
  LabelledText,
  Pooling,
  TrainingRequest,
  TrainingRun,
  TrainingSettings,
} from "./training/request";

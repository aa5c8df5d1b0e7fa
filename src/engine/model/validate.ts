import { RequestError } from "../errors";
import type { GuessRequest, Interventions, Replacement } from "../pass";
import type { BertConfig } from "./config";

/** The parts of a run that speak of positions, layers, heads and ids. */
interface Checked {
  readonly interventions: Interventions;
  readonly guesses?: GuessRequest;
}

/** @throws RequestError in plain words if anything lies outside the text or the model. */
export function validateRequest(
  { interventions, guesses }: Checked,
  config: BertConfig,
  tokens: number,
): void {
  const position = (value: number): void => within(value, tokens, "noPosition");
  const layer = (value: number): void => within(value, config.layers, "noLayer");
  const head = (value: number): void => within(value, config.heads, "noHead");

  for (const edge of interventions.edgesOff ?? []) {
    if (edge.layer !== "all") layer(edge.layer);
    if (edge.head !== "all") head(edge.head);
    position(edge.from);
    position(edge.to);
  }
  for (const off of interventions.headsOff ?? []) {
    layer(off.layer);
    head(off.head);
  }
  interventions.layersOff?.forEach(layer);
  interventions.hidden?.forEach(position);
  if (!guesses) return;
  guesses.positions.forEach(position);
  for (const state of guesses.states ?? []) {
    within(state, config.layers + 1, "noState");
  }
  if (!Number.isInteger(guesses.top) || guesses.top < 0) {
    throw new RequestError("guessCount", guesses.top);
  }
  for (const id of guesses.targets ?? []) tokenId(id, config);
  if (guesses.targets && guesses.targets.length !== guesses.positions.length) {
    throw new RequestError("targets");
  }
}

/** `ids` with the replacements made. @throws RequestError if one lies outside the text or the vocabulary. */
export function replaceIds(
  ids: Int32Array,
  replacements: readonly Replacement[],
  config: BertConfig,
): Int32Array {
  const replaced = ids.slice();
  for (const { position, id } of replacements) {
    within(position, ids.length, "noPosition");
    tokenId(id, config);
    replaced[position] = id;
  }
  return replaced;
}

/** @throws RequestError if a sequence is empty, too long for the model, or has ids that it does not know. */
export function validateInput(
  ids: Int32Array,
  segmentIds: Int32Array,
  maxTokens: number,
  config: BertConfig,
): void {
  if (ids.length < 1 || ids.length > maxTokens) {
    throw new RequestError("tokenCount", maxTokens, ids.length);
  }
  if (segmentIds.length !== ids.length) {
    throw new RequestError("segmentCount", ids.length, segmentIds.length);
  }
  for (const id of ids) tokenId(id, config);
  // A model with one segment, or none, takes a pair for one text.
  for (const segment of segmentIds) within(segment, Math.max(2, config.typeVocabSize), "noSegment");
}

/** @throws if the vocabulary has no such id. */
export function tokenId(id: number, config: BertConfig): void {
  within(id, config.vocabSize, "noTokenId");
}

type Missing = "noPosition" | "noLayer" | "noHead" | "noState" | "noSegment" | "noTokenId";

function within(value: number, count: number, code: Missing): void {
  if (!Number.isInteger(value) || value < 0 || value >= count) {
    throw new RequestError(code, value, count - 1);
  }
}

import { type RunRequest, row } from "../../engine";
import type { Num } from "../../inspector/values";
import type { SceneContext } from "../scene";
import { meanLoss, type Scored, scoredOf } from "./refs";
import { words } from "./words";

/** Positions that this page's weights saw in training (model card). */
export const TRAINED = 128;

/** How many positions training reached; null for a visitor's own model: its files do not say. */
export function trainedPositions({ ownModel }: Pick<SceneContext, "ownModel">): number | null {
  return ownModel ? null : TRAINED;
}

/** How far the text is moved back. */
const OFFSETS = [0, 40, 90, 140, 240] as const;
/** Tokens of the text that are guessed at each place. */
const MOST_GUESSED = 6;

/** What is measured of the position table. */
interface PositionTable {
  /** `[positions]` */
  readonly lengths: Float32Array;
  /** `[positions]`: cosine to the position before; 0 for the first. */
  readonly neighbours: Float32Array;
}

/** The measured position table; null until it has been read. */
export function positionTable({ runs }: SceneContext): PositionTable | null {
  const table = runs.positions?.result?.table;
  if (!table?.positions || !table.positionLengths) return null;
  const cosines = table.positions;
  const neighbours = Float32Array.from({ length: cosines.shape[0] }, (_, position) =>
    position === 0 ? 0 : row(cosines, position)[position - 1],
  );
  return { lengths: table.positionLengths, neighbours };
}

/** Mean of some values from one index up to another. */
export function meanOf(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < Math.min(to, values.length); i++) sum += values[i];
  return sum / Math.max(1, Math.min(to, values.length) - from);
}

/** Offsets at which the text still has room in the position table. */
export function offsets({ encoding, model }: Pick<SceneContext, "encoding" | "model">): readonly number[] {
  const room = (model?.config.maxPositions ?? 0) - encoding.tokens.length;
  return OFFSETS.filter((offset) => offset <= room);
}

/**
 * The same text, moved back by a row of [PAD] tokens that no token may look at: only the position vectors change.
 * [CLS] stays at position 0.
 */
function movedRequest({ text, switches, model }: SceneContext, offset: number): RunRequest {
  return {
    text: "[PAD] ".repeat(offset) + text,
    maxTokens: model?.config.maxPositions,
    need: { pooled: false },
    interventions: { ...switches, hidden: Array.from({ length: offset }, (_, i) => i + 1) },
    pseudoLoss: { most: MOST_GUESSED },
  };
}

/** One question per offset. */
export function movedRequests(context: SceneContext): Record<string, RunRequest> {
  return Object.fromEntries(
    offsets(context).map((offset) => [`moved${offset}`, movedRequest(context, offset)]),
  );
}

/** How well the text is expected at an offset, and the mean loss; null unless the answer is to the text as it is now. */
export function movedLoss(
  context: SceneContext,
  offset: number,
): (Scored & { readonly mean: Num | null }) | null {
  const scored = scoredOf(context, `moved${offset}`, movedRequest(context, offset));
  return scored && { ...scored, mean: meanLoss(context, scored, words.moved.mean(offset + 1)) };
}

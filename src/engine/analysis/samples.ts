import { RequestError } from "../errors";
import type { ForwardModel } from "../model/forward";
import type { Guess, Interventions } from "../pass";
import type { Steps } from "../steps";

/** Mask these positions together, and draw a word for each from the model's distribution. */
export interface SampleRequest {
  readonly positions: readonly number[];
  /** One number 0 ≤ x < 1 for each position: it decides which word is drawn. */
  readonly draws: readonly number[];
}

/** A word drawn for a masked position. */
export interface Sample extends Guess {
  readonly position: number;
  /** The word that stood there. */
  readonly original: number;
  readonly draw: number;
  /** 0: it was the best guess. */
  readonly rank: number;
}

/**
 * A masked language model as a generator, as in ELECTRA (Clark et al. 2020, section 2): all positions are masked, one
 * pass predicts a distribution for each, and a word is drawn from it. The words lie on the line from 0 to 1, the most
 * probable first, each as long as it is probable; the draw falls on one of them.
 * @param ids `[tokens]`, as the text has them.
 * @param vocabSize rows of the distribution.
 * @throws RequestError as `Bert.forward`, if a position does not exist or has no draw.
 */
export function* sampleTokens(
  model: ForwardModel,
  ids: Int32Array,
  segmentIds: Int32Array,
  { positions, draws }: SampleRequest,
  maskId: number,
  vocabSize: number,
  interventions: Interventions = {},
): Steps<readonly Sample[]> {
  if (positions.length !== draws.length) throw new RequestError("draws");
  if (positions.length === 0) return [];
  const masked = ids.slice();
  for (const position of positions) {
    if (!(position >= 0 && position < ids.length)) {
      throw new RequestError("noTokenAt", position, ids.length);
    }
    masked[position] = maskId;
  }
  const guess = (asked: readonly number[], top: number) =>
    model.forward(masked, segmentIds, {
      interventions,
      need: { pooled: false },
      guesses: { positions: asked, top },
    }).guesses;
  const likely = guess(positions, LIKELY);
  const samples: Sample[] = [];
  for (const [i, position] of positions.entries()) {
    const draw = draws[i];
    let { guesses } = likely[i];
    let rank = rankAt(guesses, draw);
    if (rank === null) {
      yield;
      // A rare word: now the whole line is needed, and the last word takes what rounding left over.
      [{ guesses }] = guess([position], vocabSize);
      rank = rankAt(guesses, draw) ?? guesses.length - 1;
    }
    samples.push({ ...guesses[rank], position, original: ids[position], draw, rank });
  }
  return samples;
}

/** Words of each distribution that are looked at first; sorting all of them takes time. */
const LIKELY = 64;

/** Where on the line of guesses, best first, a draw falls; null if it lies behind them. */
function rankAt(guesses: readonly Guess[], draw: number): number | null {
  let left = draw;
  for (const [rank, { probability }] of guesses.entries()) {
    left -= probability;
    if (left < 0) return rank;
  }
  return null;
}

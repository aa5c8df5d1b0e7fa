import type { GuessRequest } from "../pass";

/** What somebody will read of a pass. */
interface Readers {
  /** Whether tensors of the layers are to be copied out. */
  readonly tensors: boolean;
  readonly pooled: boolean;
  readonly guesses: GuessRequest | undefined;
}

/** What to do for one encoder layer. */
interface PlannedLayer {
  /** Switched off: it hands its input on. */
  readonly off: boolean;
  /** The tokens whose output anyone will read, or null for all of them, as a layer behind this one needs. */
  readonly positions: readonly number[] | null;
}

/**
 * The layers that have to be computed, from the first on, so that every reader gets what it wants and nothing is done
 * in vain: none behind the last state that is read, and of the last one only the rows that are read (its keys and
 * values are needed for all tokens, but queries, output projection and feed-forward network only for these).
 * @param off the layers that are switched off.
 */
export function planLayers(layers: number, off: readonly number[], readers: Readers): PlannedLayer[] {
  const { tensors, pooled, guesses } = readers;
  const states = guesses && guesses.positions.length > 0 ? (guesses.states ?? [layers]) : [];
  const count = tensors || pooled ? layers : Math.max(0, ...states);
  const plan = Array.from(
    { length: count },
    (_, i): PlannedLayer => ({ off: off.includes(i), positions: null }),
  );
  // A layer that is off still shows what it would have computed, if tensors are wanted: for that it needs all rows.
  const last = tensors ? count - 1 : plan.findLastIndex((layer) => !layer.off);
  if (last < 0 || plan[last].off) return plan;
  const positions = new Set(pooled ? [0] : []);
  if (states.some((state) => state > last))
    for (const position of guesses!.positions) positions.add(position);
  return plan.with(last, { off: false, positions: [...positions] });
}

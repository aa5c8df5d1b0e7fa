/** Layers told one by one up to here; a deeper model is told in this many groups. */
const GROUPS = 4;
/** The part of a step that moves; the rest is a pause. */
const MOVING = 0.75;

/** The story's steps by index, for a model of some depth. */
export interface Times {
  /** First and last layer of each gathering step, counted from 0. The steps follow step 0. */
  readonly groups: readonly (readonly [first: number, last: number])[];
  readonly rollout: number;
  /** Null if the model has no pooler. */
  readonly pooled: number | null;
  /** Attention, rollout and masking side by side. */
  readonly three: number;
  readonly compare: number;
  /** The untuned [CLS] against a tuned one. */
  readonly tuned: number;
}

/** The steps for a model of `layers` layers: the start, the layers, rollout, the pooler if there is one, the three ways, the comparison, the tuned model. */
export function timesOf(layers: number, hasPooler: boolean): Times {
  const count = Math.min(GROUPS, layers);
  const groups = Array.from({ length: count }, (_, group): [number, number] => [
    Math.ceil((group * layers) / count),
    Math.ceil(((group + 1) * layers) / count) - 1,
  ]);
  const rollout = 1 + count;
  return {
    groups,
    rollout,
    pooled: hasPooler ? rollout + 1 : null,
    three: rollout + (hasPooler ? 2 : 1),
    compare: rollout + (hasPooler ? 3 : 2),
    tuned: rollout + (hasPooler ? 4 : 3),
  };
}

/** When [CLS] gathers from layer `layer` (from 0): the layers of one step move one after the other. */
export function layerSlot(times: Times, layer: number): { from: number; to: number; end: number } {
  const group = times.groups.findIndex(([first, last]) => layer >= first && layer <= last);
  const [first, last] = times.groups[group];
  const each = MOVING / (last - first + 1);
  const from = 1 + group + (layer - first) * each;
  return { from, to: from + each, end: 2 + group };
}

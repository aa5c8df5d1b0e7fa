import { forEach, stepTable } from "../steps";

/** Layers told one by one up to here; a deeper model is told in this many groups. */
const GROUPS = 4;
/** The part of a step that moves; the rest is a pause. */
const MOVING = 0.75;

/** The story's steps by index, and the layers that are told together. */
export type Times = ReturnType<typeof stepsOf>["times"];

/**
 * The scene's steps for a model of `layers` layers, and how long each takes.
 * @param isOwn the model is the visitor's: the tuned encoder is the page's own, and a step about it would lead nowhere.
 */
export function stepsOf(layers: number, hasPooler: boolean, isOwn = false) {
  const count = Math.min(GROUPS, layers);
  /** First and last layer of each gathering step, from 0. */
  const groups = Array.from({ length: count }, (_, group): readonly [first: number, last: number] => [
    Math.ceil((group * layers) / count),
    Math.ceil(((group + 1) * layers) / count) - 1,
  ]);
  const layerIds = groups.map(([first]) => `layer-${first + 1}` as const);
  const { STEP, tell } = stepTable({
    start: [4],
    ...forEach(layerIds, () => [4] as const),
    rollout: [6],
    pooled: hasPooler ? [5] : null,
    three: [8],
    compare: [7],
    tuned: isOwn ? null : [6],
  });
  return { times: { ...STEP, groups }, layerIds, tell };
}

/** When [CLS] gathers from layer `layer` (from 0): the layers of one step move one after the other. */
export function layerSlot({ groups }: Times, layer: number): { from: number; to: number; end: number } {
  const group = groups.findIndex(([first, last]) => layer >= first && layer <= last);
  const [first, last] = groups[group];
  const each = MOVING / (last - first + 1);
  const from = 1 + group + (layer - first) * each;
  return { from, to: from + each, end: 2 + group };
}

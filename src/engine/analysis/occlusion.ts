import type { Interventions } from "../pass";
import type { Steps } from "../steps";

/** What was measured in two reruns, each without one group of tokens. */
interface Occluded<Value> {
  readonly masked: Value;
  readonly removed: Value;
}

/**
 * Leaves groups of tokens out in turn and measures again: once with [MASK] in their place, once with them taken out of
 * the sequence (the occlusion of Zeiler & Fergus 2014; "erasure" in Li, Monroe & Jurafsky 2016). Pauses before
 * each pass.
 * @param ids `[tokens]`
 * @param interventions hold in every pass; positions in them move along when tokens are removed.
 * @param complete what is measured with all tokens in place: not measured again where leaving out changes nothing.
 * @param measure runs the model; `removed` are the positions that the sequence lacks, ascending.
 */
export function* occlude<Value>(
  ids: Int32Array,
  segmentIds: Int32Array,
  groups: readonly (readonly number[])[],
  maskId: number,
  interventions: Interventions,
  complete: Value,
  measure: (
    ids: Int32Array,
    segmentIds: Int32Array,
    interventions: Interventions,
    removed: readonly number[],
  ) => Value,
): Steps<readonly Occluded<Value>[]> {
  const readings: Occluded<Value>[] = [];
  for (const group of groups) {
    yield;
    const hidden = ids.map((id, at) => (group.includes(at) ? maskId : id));
    const masked = group.every((at) => ids[at] === maskId)
      ? complete
      : measure(hidden, segmentIds, interventions, []);
    yield;
    const rest = without(ids, segmentIds, interventions, group);
    const removed =
      group.length === 0 ? complete : measure(rest.ids, rest.segmentIds, rest.interventions, group);
    readings.push({ masked, removed });
  }
  return readings;
}

/** The sequence without some of its tokens: what follows them moves to the left. */
export function without(
  ids: Int32Array,
  segmentIds: Int32Array,
  interventions: Interventions,
  group: readonly number[],
): { readonly ids: Int32Array; readonly segmentIds: Int32Array; readonly interventions: Interventions } {
  const kept = (values: Int32Array): Int32Array => values.filter((_, at) => !group.includes(at));
  return {
    ids: kept(ids),
    segmentIds: kept(segmentIds),
    interventions: removeTokens(interventions, group),
  };
}

/** The same interventions for a sequence that lacks some tokens: their edges are gone, later positions count less. */
function removeTokens(interventions: Interventions, group: readonly number[]): Interventions {
  const moved = (position: number): number => position - group.filter((at) => at < position).length;
  return {
    ...interventions,
    edgesOff: interventions.edgesOff
      ?.filter(({ from, to }) => !group.includes(from) && !group.includes(to))
      .map((edge) => ({ ...edge, from: moved(edge.from), to: moved(edge.to) })),
    hidden: interventions.hidden?.filter((position) => !group.includes(position)).map(moved),
  };
}

import type { AskedPass } from "./reference";

/** Tells one trained head from another. */
export function headKey({ name, variant }: NonNullable<AskedPass["head"]>): string {
  return `${name}/${variant}`;
}

/** A pass as a text: the same for requests that mean the same sequence, model and head. */
export function passKey({
  text,
  pair,
  maxTokens,
  replacements,
  interventions,
  removed,
  head,
}: AskedPass): string {
  const changes = Object.entries(interventions ?? {}).filter(([, change]) => change && change.length !== 0);
  const gone = [removed ?? []].flat();
  return JSON.stringify([
    text,
    pair || null,
    maxTokens,
    replacements ?? [],
    changes.sort(([a], [b]) => (a < b ? -1 : 1)),
    gone,
    head && headKey(head),
  ]);
}

/** The same pass with [MASK], whose id is given, in the place of some more tokens. */
export function masked<Pass extends AskedPass>(pass: Pass, positions: readonly number[], id: number): Pass {
  const replacements = [...(pass.replacements ?? []), ...positions.map((position) => ({ position, id }))];
  return { ...pass, replacements };
}

import type { EdgeRef, HeadRef } from "../engine";

/** Parts of the model switched off by the visitor: they change every scene until they are switched on again. */
export interface Switches {
  readonly headsOff: readonly HeadRef[];
  readonly layersOff: readonly number[];
  readonly edgesOff: readonly EdgeRef[];
}

export const ALL_ON: Switches = { headsOff: [], layersOff: [], edgesOff: [] };

/** Whether anything is off. */
export function isSwitched({ headsOff, layersOff, edgesOff }: Switches): boolean {
  return headsOff.length + layersOff.length + edgesOff.length > 0;
}

/** Most parts a link can switch off; more is nonsense and is cut. */
const MOST = 64;

/** Switches as text: `h1.3` a head, `l2` a layer, `e0.1.4.5` an edge (layer, head, from, to; `a` for all), joined by `_`. */
export function writeSwitches({ headsOff, layersOff, edgesOff }: Switches): string | null {
  const every = (value: number | "all") => (value === "all" ? "a" : value);
  const parts = [
    ...headsOff.map(({ layer, head }) => `h${layer}.${head}`),
    ...layersOff.map((layer) => `l${layer}`),
    ...edgesOff.map(({ layer, head, from, to }) => `e${every(layer)}.${every(head)}.${from}.${to}`),
  ];
  return parts.length === 0 ? null : parts.slice(0, MOST).join("_");
}

/** Reads what `writeSwitches` wrote; parts that make no sense are left out. */
export function readSwitches(text: string): Switches {
  const every = (value: string) => (value === "a" ? ("all" as const) : Number(value));
  let switches = ALL_ON;
  for (const part of text.split("_").slice(0, MOST)) {
    const head = /^h(\d{1,2})\.(\d{1,2})$/.exec(part);
    const layer = /^l(\d{1,2})$/.exec(part);
    const edge = /^e(\d{1,2}|a)\.(\d{1,2}|a)\.(\d{1,3})\.(\d{1,3})$/.exec(part);
    if (head) {
      const off = { layer: Number(head[1]), head: Number(head[2]) };
      switches = { ...switches, headsOff: [...switches.headsOff, off] };
    } else if (layer) {
      switches = { ...switches, layersOff: [...switches.layersOff, Number(layer[1])] };
    } else if (edge) {
      const off = { layer: every(edge[1]), head: every(edge[2]), from: Number(edge[3]), to: Number(edge[4]) };
      switches = { ...switches, edgesOff: [...switches.edgesOff, off] };
    }
  }
  return switches;
}

import type { SceneId } from "../catalogue";
import { words } from "../words/link";

/** Chat programs, mail and old servers cut addresses that are longer; the page's links stay below, page included. */
export const MOST_LINK = 2000;

/** Room for the state where the page's own address is not known: it is taken to be no longer than 100 characters. */
export const LINK_ROOM = MOST_LINK - 100;

/** What a page at such an address has left for the state. */
export function roomAt(page: string): number {
  return Math.max(1000, MOST_LINK - page.length);
}

/** One `key=text` of a link, before it is encoded. */
export interface LinkPart {
  readonly key: string;
  readonly text: string;
  /** The scene it belongs to and its name for people; null for what all scenes share. */
  readonly own: { readonly scene: SceneId; readonly name: string } | null;
}

/** Parts that all scenes share and that can be long, least missed first. */
const SHARED = ["off", "masked"] as const;

const sizeOf = ({ key, text }: Pick<LinkPart, "key" | "text">): number =>
  // The & that joins it to the part before counts too.
  new URLSearchParams([[key, text]]).toString().length + 1;

const total = (parts: readonly LinkPart[]): number => parts.reduce((sum, part) => sum + sizeOf(part), -1);

/** As much of the part's beginning as has room, without cutting a character in two; null if nothing has. */
function shortened(part: LinkPart, room: number): LinkPart | null {
  const characters = [...part.text];
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = sizeOf({ key: part.key, text: characters.slice(0, middle).join("") }) <= room;
    [low, high] = fits ? [middle, high] : [low, middle - 1];
  }
  return low === 0 ? null : { ...part, text: characters.slice(0, low).join("") };
}

/**
 * The parts of a link that have room, and the names of what was left out. What belongs to other scenes goes first,
 * then what belongs to this one, the longest first; then switches and masks; then the second sentence and the text
 * are cut short.
 */
export function fitInto(
  parts: readonly LinkPart[],
  scene: SceneId,
  room: number,
): { readonly parts: readonly LinkPart[]; readonly left: readonly string[] } {
  let kept = parts;
  const left: string[] = [];
  const isOurs = ({ own }: LinkPart) => own?.scene === scene;
  const owned = parts
    .filter(({ own }) => own !== null)
    .sort((a, b) => Number(isOurs(a)) - Number(isOurs(b)) || sizeOf(b) - sizeOf(a))
    .map((part) => [part, part.own?.name ?? ""] as const);
  const shared = SHARED.flatMap((key) =>
    parts.filter((part) => part.key === key).map((part) => [part, words[key]] as const),
  );
  for (const [part, name] of [...owned, ...shared]) {
    if (total(kept) <= room) break;
    kept = kept.filter((other) => other !== part);
    left.push(name);
  }
  for (const [key, name] of [
    ["pair", words.pairEnd],
    ["text", words.textEnd],
  ] as const) {
    const part = kept.find((other) => other.key === key);
    if (!part || total(kept) <= room) continue;
    const others = total(kept) - sizeOf(part);
    // The text, too, wants its half: the second sentence is not cut to nothing for it, nor the other way round.
    const text = kept.find((other) => other.key === "text");
    const wanted = key === "pair" && text ? Math.min(sizeOf(text), Math.ceil(room / 2)) : 0;
    const free = key === "pair" && text ? room - (others - sizeOf(text)) - wanted : room - others;
    const cut = shortened(part, free);
    kept = kept.flatMap((other) => (other !== part ? [other] : cut ? [cut] : []));
    left.push(name);
  }
  return { parts: kept, left: [...new Set(left)] };
}

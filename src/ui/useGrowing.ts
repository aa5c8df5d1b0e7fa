import { useEffect, useState, useSyncExternalStore } from "react";

const never = (): (() => void) => () => undefined;

/**
 * How many parts of a long list stand on the page: a share at once, and after each picture as many again, so that no
 * task has to make them all.
 */
export function useGrowing(count: number, share: number): number {
  const [most, setMost] = useState(share);
  // Markup, which is made once and never again, has all of it.
  const isMarkup = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const next = count > most ? Math.min(count, most + share) : Math.max(count, share);
  useEffect(() => {
    if (next === most) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setMost(next));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [next, most]);
  return isMarkup ? count : Math.min(count, most);
}

/** Marks of a text's tokens that are made in one go. */
const SHARE = 16;

/** What stands on the page of a list with a mark for each of a text's tokens: a share at once, and soon all of it. */
export function useBeginning<Item>(list: readonly Item[]): readonly Item[] {
  const shown = useGrowing(list.length, SHARE);
  return shown === list.length ? list : list.slice(0, shown);
}

import { useEffect, useState } from "react";

/**
 * How many parts of a long list stand on the page: a share at once, and after each picture as many again, so that no
 * task has to make them all.
 */
export function useGrowing(count: number, share: number): number {
  const [most, setMost] = useState(share);
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
  return Math.min(count, most);
}

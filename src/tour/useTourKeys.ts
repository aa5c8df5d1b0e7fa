import { useEffect } from "react";
import { useStore } from "../store/store";
import { step, toggle } from "./drive";

const KEYS: Readonly<Record<string, () => void>> = {
  " ": toggle,
  ArrowRight: () => step(1),
  ArrowLeft: () => step(-1),
  Escape: () => useStore.getState().endTour(),
};

/** While the tour is on, the player's keys are its keys, and Escape ends it. */
export function useTourKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = KEYS[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest("input, textarea, select, [role=dialog]")) return;
      if (event.key === " " && target?.closest("button, a")) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

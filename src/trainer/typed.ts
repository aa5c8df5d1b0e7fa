import { useSyncExternalStore } from "react";

/** Long texts of the visitor's own, which no link can hold: labelled sentences, and a text to pre-train on. */
export type TypedText = "labelled" | "corpus";

const NAMES: readonly TypedText[] = ["labelled", "corpus"];
const PREFIX = "inside-bert-typed-";

const texts: Record<TypedText, string> = { labelled: recall("labelled"), corpus: recall("corpus") };
const listeners = new Set<() => void>();

/** What was typed, in any room and before a reload of this tab. */
export function typed(name: TypedText): string {
  return texts[name];
}

export function setTyped(name: TypedText, text: string): void {
  texts[name] = text;
  for (const listener of listeners) listener();
}

/** What was typed, as it is being typed. */
export function useTyped(name: TypedText): string {
  return useSyncExternalStore(
    subscribe,
    () => typed(name),
    () => typed(name),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Storage may be forbidden or full: then a text lives as long as the page. */
function recall(name: TypedText): string {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? "";
  } catch {
    return "";
  }
}

function remember(): void {
  for (const name of NAMES) {
    try {
      sessionStorage.setItem(PREFIX + name, texts[name]);
    } catch {
      // Too long to be kept over a reload.
    }
  }
}

if (typeof window !== "undefined") window.addEventListener("pagehide", remember);

import { create } from "zustand";

/** Long texts of the visitor's own, which no link can hold: labelled sentences, and a text to pre-train on. */
type TypedText = "labelled" | "corpus";

const NAMES: readonly TypedText[] = ["labelled", "corpus"];
const PREFIX = "inside-bert-typed-";

const useTexts = create<Readonly<Record<TypedText, string>>>(() => ({
  labelled: recall("labelled"),
  corpus: recall("corpus"),
}));

/** What was typed, in any room and before a reload of this tab. */
export const typed = (name: TypedText): string => useTexts.getState()[name];

export const setTyped = (name: TypedText, text: string): void => useTexts.setState({ [name]: text });

/** What was typed, as it is being typed. */
export const useTyped = (name: TypedText): string => useTexts((texts) => texts[name]);

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
      sessionStorage.setItem(PREFIX + name, typed(name));
    } catch {
      // Too long to be kept over a reload.
    }
  }
}

if (typeof window !== "undefined") window.addEventListener("pagehide", remember);

import type { KeyboardEvent, ReactNode } from "react";
import type { AskedPass, NumberRef } from "../engine";
import { inspect } from "../store/inspector";
import { tipHandlers } from "../viz/Tip";
import { words } from "../words/inspector";

/** A number that can be asked where it comes from. */
export interface Question {
  readonly request: AskedPass | null | undefined;
  readonly about: NumberRef;
}

/** Opens the inspector. */
export const ask = ({ request, about }: Question): void => inspect(request, about);

interface MarkOptions {
  /** What the number is, for a screen reader: `12 % from bank to river`. */
  readonly label: string;
  /** How it came to be, in short: shown while the pointer or the focus is on the mark. */
  readonly tip?: () => ReactNode;
  /** Reached with the arrow keys from the first mark of its group, see `marksHandlers`. */
  readonly later?: boolean;
}

/** Makes a bar, arc, dot or cell of a drawing a number that answers, by pointer and by key. */
export function markProps(question: () => Question, { label, tip, later = false }: MarkOptions) {
  return {
    role: "button",
    tabIndex: later ? -1 : 0,
    "data-mark": true,
    "aria-label": words.mark(label),
    ...tipHandlers(tip ?? (() => label)),
    onClick: () => ask(question()),
    onKeyDown: (event: KeyboardEvent<Element>) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      ask(question());
    },
  };
}

/** A mark whose number no pass computed, such as a throw of dice: it says what it is, by pointer and by key. */
export function tellingMark(label: string, later = false) {
  return {
    role: "img",
    tabIndex: later ? -1 : 0,
    "data-mark": true,
    "aria-label": label,
    ...tipHandlers(() => label),
  };
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function moveBetweenMarks(event: KeyboardEvent<Element>): void {
  const marks = [...event.currentTarget.querySelectorAll<SVGElement>("[data-mark]")];
  const at = marks.indexOf(document.activeElement as SVGElement);
  const to = event.key === "Home" ? 0 : event.key === "End" ? marks.length - 1 : at + (STEPS[event.key] ?? 0);
  if (at < 0 || to === at || !marks[to]) return;
  // The player's keys are arrows too.
  event.preventDefault();
  event.stopPropagation();
  marks[at].tabIndex = -1;
  marks[to].tabIndex = 0;
  marks[to].focus();
}

/** For the parent of many marks: one stop of the tab key; arrows, Home and End lead from mark to mark. */
export function marksGroup(label: string) {
  return { role: "group", "aria-label": label, onKeyDown: moveBetweenMarks };
}

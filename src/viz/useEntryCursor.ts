import { type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, useState } from "react";
import { farthest } from "../engine/tensor";
import { fixed } from "../ui/format";
import { words } from "../words/viz";
import { hideTip, showTipAt } from "./Tip";

const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/**
 * Makes a vector drawn as a strip a button over its entries: the pointer's place or the arrow keys choose one, its
 * value is shown, a click or Enter picks it. The keys start at the entry that stands out most.
 */
export function useEntryCursor(values: ArrayLike<number>, onPick: ((index: number) => void) | undefined) {
  const [cursor, setCursor] = useState<number | null>(null);
  const last = values.length - 1;
  const clamp = (index: number) => Math.max(0, Math.min(last, index));
  const at = (event: MouseEvent<Element>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return clamp(Math.floor(((event.clientX - box.left) / box.width) * values.length));
  };
  const say = (target: Element, index: number) => {
    const box = target.getBoundingClientRect();
    const x = box.left + ((index + 0.5) / values.length) * box.width;
    showTipAt(x, box.top, words.entry(index, fixed(values[index], 3)));
  };
  const moveTo = (target: Element, index: number) => {
    setCursor(index);
    say(target, index);
  };
  const handlers = onPick && {
    onClick: (event: MouseEvent<Element>) => {
      // A key press comes without a place.
      onPick(event.detail === 0 ? clamp(cursor ?? farthest(values)) : at(event));
    },
    onPointerMove: (event: PointerEvent<Element>) => say(event.currentTarget, at(event)),
    onPointerLeave: hideTip,
    onFocus: (event: FocusEvent<Element>) => {
      // A click focuses too, but it has a place of its own.
      if (event.currentTarget.matches(":focus-visible")) moveTo(event.currentTarget, farthest(values));
    },
    onBlur: () => {
      setCursor(null);
      hideTip();
    },
    onKeyDown: (event: KeyboardEvent<Element>) => {
      const here = clamp(cursor ?? farthest(values));
      const to = event.key === "Home" ? 0 : event.key === "End" ? last : here + (MOVES[event.key] ?? 0);
      if (to !== here) {
        // The player's keys are arrows too.
        event.preventDefault();
        event.stopPropagation();
        moveTo(event.currentTarget, clamp(to));
      }
    },
  };
  return {
    /** The entry that the keys have come to; null while the focus is elsewhere. */
    cursor,
    handlers,
    pick: () => onPick?.(clamp(cursor ?? farthest(values))),
  };
}

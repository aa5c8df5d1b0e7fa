import { useStore } from "../store/store";
import { isReplaced } from "../store/text";
import { ACTIONS, perform, UNDO } from "./actions";

/** Keys that act again and again while they are held down. */
const STEPPING = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-"]);

/** Elements that use the keys themselves: typing a space in a text box must not start the player. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return false;
  // In the box of the visitor's words, the browser's own undo knows nothing of an example that took their place.
  if (key === UNDO && target.closest("[data-own-words]")) return !isReplaced(useStore.getState());
  if (target.closest("input:not([type=range]), textarea, select, [contenteditable], [role=dialog]"))
    return true;
  const arrow = key.startsWith("Arrow") || key === "Home" || key === "End";
  if (arrow && target.closest("[role=slider], [role=radio], [role=tab], [role=grid], [type=range]"))
    return true;
  return (
    (key === " " || key === "Enter") &&
    target.closest("button, a, [role=button], [role=switch], summary") !== null
  );
}

/** Listens for the keys of the action table. Returns the function that stops it. */
export function listenForKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const bare = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const key = event.ctrlKey || event.metaKey ? `${event.shiftKey ? "Shift+" : ""}Control+${bare}` : bare;
    const action = ACTIONS.find((candidate) => candidate.keys.includes(key));
    if (!action || takesKeys(event.target, key)) return;
    // Space, arrows and their like are no letters: nobody says them to a machine that writes (WCAG 2.1.4).
    if (key.length === 1 && key !== " " && !useStore.getState().letterKeys) return;
    // Held down, a key that switches would flicker; one that steps goes on.
    if (event.repeat && !STEPPING.has(key)) {
      event.preventDefault();
      return;
    }
    event.preventDefault();
    perform(action);
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}

import { ACTIONS, perform } from "./actions";

/** Elements that use the keys themselves: typing a space in a text box must not start the player. */
function takesKeys(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return false;
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
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = ACTIONS.find((candidate) => candidate.keys.includes(key));
    if (!action || takesKeys(event.target, event.key)) return;
    event.preventDefault();
    perform(action);
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}

import { words } from "../words/share";

/**
 * Puts a text on the clipboard: by the browser's own way, or, where that is missing (a page over plain http) or
 * forbidden (a frame), by the older one.
 * @throws Error with a sentence if both are refused: the text can still be marked and copied by hand.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyMarked((data) => data.setData("text/plain", text))) throw new Error(words.noClipboard);
  }
}

/** Has the browser copy, and says what. @returns false if it does not. */
export function copyMarked(say: (data: DataTransfer) => void): boolean {
  let copied = false;
  const onCopy = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    say(event.clipboardData);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = true;
  };
  document.addEventListener("copy", onCopy, true);
  try {
    return document.execCommand("copy") && copied;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", onCopy, true);
  }
}

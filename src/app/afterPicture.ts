/** Milliseconds after which nobody waits for a picture any more: a page that is out of sight draws none. */
const LONGEST = 60;

/** Resolves when the next picture has been handed on. Where nothing is drawn (in Node), at once. */
export function afterPicture(): Promise<void> {
  if (typeof requestAnimationFrame === "undefined") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      // Behind the frame's style, layout and painting.
      setTimeout(resolve);
    });
  });
}

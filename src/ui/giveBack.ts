let returning = false;

/** Puts the focus back to where it was before a dialog: nobody came there to ask what it is. */
export function giveBack(element: HTMLElement | SVGElement): void {
  returning = true;
  element.focus();
  returning = false;
}

/** True while the focus is being put back. */
export const isGivenBack = (): boolean => returning;

/** Gives the focus back to an element that is moved to another place of the page by what is done next: moving takes it away. */
export const keepFocus = (element: HTMLElement): number => requestAnimationFrame(() => element.focus());

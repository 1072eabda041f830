import type { KeyboardEvent } from 'react';

/** Keys pressed in a small window over the page are its own: a letter is none of the page's keys, Escape closes the window alone. */
export const keepKeys = (event: KeyboardEvent): void => event.stopPropagation();

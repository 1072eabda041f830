import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Puts the focus where typing begins, once, when a whole screen opens to ask for something. */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const field = useRef<T>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}

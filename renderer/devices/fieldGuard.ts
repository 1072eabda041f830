/** Keeps a field from input methods while a scan comes in. */
export type FieldGuard = {
  /** Takes the caret out of the field, unseen by the page: what an input method makes of the keys finds no place. */
  readonly protect: () => void;
  /** Puts the caret back where it was. */
  readonly restore: () => void;
};

/**
 * Dead keys reach a field through the system's input method on some systems (Linux), past every key handler: keydown says `Process`,
 * refusing it changes nothing, and the accent is composed into the field. Only a field without the focus is safe from that.
 */
export function newFieldGuard(target: Window, signal: AbortSignal): FieldGuard {
  let field: HTMLElement | null = null;
  let isMoving = false;
  const hide = (event: Event): void => {
    if (isMoving) event.stopImmediatePropagation();
  };
  for (const name of ['focus', 'blur', 'focusin', 'focusout', 'change']) target.addEventListener(name, hide, { capture: true, signal });
  const move = (deed: () => void): void => {
    isMoving = true;
    deed();
    isMoving = false;
  };
  return {
    protect: () => {
      const active = document.activeElement;
      if (field !== null || !(active instanceof HTMLElement) || !isWriting(active)) return;
      field = active;
      move(() => active.blur());
    },
    restore: () => {
      const own = field;
      field = null;
      // A person, or the scan's own deed, may have gone elsewhere meanwhile.
      if (own === null || !own.isConnected || document.activeElement !== document.body) return;
      move(() => own.focus({ preventScroll: true }));
    },
  };
}

const isWriting = (element: HTMLElement): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element.isContentEditable;

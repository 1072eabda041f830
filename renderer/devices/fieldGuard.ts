/** Keeps a field from input methods while a scan comes in. */
export type FieldGuard = {
  /** Takes the caret out of the field, unseen by the page: what an input method makes of the keys finds no place. */
  readonly protect: () => void;
  /** Puts the caret back where it was, at once. */
  readonly restore: () => void;
  /** Puts it back when the input method has had time to finish: what it still composes of the last keys finds no place either. */
  readonly restoreSoon: () => void;
  /** The field that has lost its caret for now. */
  readonly field: () => HTMLElement | null;
};

/** An input method delivers what it composed up to some tens of milliseconds after the keys, later on a busy machine, ms. */
const SETTLE_MS = 150;

/**
 * Dead keys reach a field through the system's input method on some systems (Linux), past every key handler: keydown says `Process`,
 * refusing it changes nothing, and the accent is composed into the field. Only a field without the focus is safe from that.
 */
export function newFieldGuard(target: Window, signal: AbortSignal): FieldGuard {
  let field: HTMLElement | null = null;
  let caret: Caret = null;
  let isMoving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (event: Event): void => {
    if (isMoving) event.stopImmediatePropagation();
  };
  for (const name of ['focus', 'blur', 'focusin', 'focusout', 'change']) target.addEventListener(name, hide, { capture: true, signal });
  const move = (deed: () => void): void => {
    isMoving = true;
    deed();
    isMoving = false;
  };
  const restore = (): void => {
    clearTimeout(timer);
    const own = field;
    const before = caret;
    field = null;
    caret = null;
    // A person, or the scan's own deed, may have gone elsewhere meanwhile.
    if (own === null || !own.isConnected || document.activeElement !== document.body) return;
    move(() => {
      own.focus({ preventScroll: true });
      putCaret(own, before);
    });
  };
  return {
    protect: () => {
      clearTimeout(timer);
      const active = document.activeElement;
      if (field !== null || !(active instanceof HTMLElement) || !isWriting(active)) return;
      field = active;
      caret = caretOf(active);
      // Without the selection too: a busy browser still delivers what was composed, and writes it wherever the last selection lies.
      move(() => {
        active.blur();
        document.getSelection()?.removeAllRanges();
      });
    },
    restore,
    restoreSoon: () => {
      clearTimeout(timer);
      if (field !== null) timer = setTimeout(restore, SETTLE_MS);
    },
    field: () => field,
  };
}

/** Where the caret stood: from and to in a field, a range in rich text; null where there is none (a checkbox, a number). */
type Caret = { readonly from: number; readonly to: number } | Range | null;

function caretOf(field: HTMLElement): Caret {
  if (!isTextField(field)) {
    const selection = document.getSelection();
    return field.isContentEditable && selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  }
  const { selectionStart: from, selectionEnd: to } = field;
  return from === null || to === null ? null : { from, to };
}

function putCaret(field: HTMLElement, caret: Caret): void {
  if (caret === null) return;
  if (!(caret instanceof Range)) {
    if (isTextField(field)) field.setSelectionRange(caret.from, caret.to);
    return;
  }
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(caret);
}

const isTextField = (element: HTMLElement): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

const isWriting = (element: HTMLElement): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element.isContentEditable;

/**
 * A key press kept from the page, to be played again or forgotten. `from`: what had the focus when a key held before it was played; undefined
 * while none was.
 */
export type HeldKey = { readonly event: KeyboardEvent; readonly field: EventTarget | null; readonly from: Element | null | undefined };

/** One insertion made on a person's behalf, so that it can be taken back should the keys turn out to be a scanner's; `after` null: not ours to know. */
type Insertion = { readonly field: HTMLInputElement | HTMLTextAreaElement; readonly before: Snapshot; readonly after: string | null };
type Snapshot = { readonly value: string; readonly start: number | null; readonly end: number | null };

const synthetic = new WeakSet<Event>();

/** True for a key press this file plays again: the wedge must not hold it twice. */
export const isReplayed = (event: Event): boolean => synthetic.has(event);

/** True where held keys cannot be put in by script (date, colour, range, select): they must reach the field at once. */
export function isUnholdable(target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && /^(date|time|month|week|datetime-local|color|range)$/.test(target.type);
}

/** True for a field that takes text; boxes and buttons take none. */
export const isTextual = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !/^(button|submit|reset|image|checkbox|radio|file)$/.test(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);

/**
 * Plays a held key again as if it had just been typed: the page's key handlers see it, and where it is text for a field it is put in
 * at the caret with the browser's own insertion (beforeinput, input, undo), so that React sees it too.
 * Answers what to take back if it was a scanner's after all, or null.
 */
export function replayKey({ event, field, from }: HeldKey): Insertion | null {
  // A key follows the focus that keys before it have moved: m, then the first letter of the note; the digit that makes a promise and leaves
  // its field, then the next command. Whoever else has moved it gets none of theirs.
  const follows = from !== undefined && from !== document.activeElement;
  const target = !follows && field instanceof Node && field.isConnected ? field : document.activeElement;
  const again = new KeyboardEvent('keydown', {
    ...modifiers(event),
    key: event.key,
    code: event.code,
    location: event.location,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  synthetic.add(again);
  const isWanted = target?.dispatchEvent(again) ?? true;
  // With Alt a key is a shortcut or nothing: only AltGr writes.
  if (!isWanted || (event.altKey && !event.getModifierState('AltGraph')) || !isEditable(document.activeElement)) return null;
  const input = isTextField(document.activeElement) ? document.activeElement : null;
  const before = input === null ? null : takeSnapshot(input);
  insertText(event.key, input);
  return input === null || before === null ? null : { field: input, before, after: input.value };
}

/** What a key that goes straight to the page is about to change, to be taken back like an insertion; null where that is no field. */
export function notePassed(): Insertion | null {
  const field = document.activeElement;
  return isTextField(field) && isTextual(field) && !field.readOnly && !field.disabled
    ? { field, before: takeSnapshot(field), after: null }
    : null;
}

/** Takes back insertions, newest first, as long as nothing else has changed the field since. */
export function takeBack(insertions: readonly (Insertion | null)[]): void {
  for (const insertion of insertions.toReversed()) {
    if (insertion === null) continue;
    const { field, before, after } = insertion;
    if (after !== null && field.value !== after) return;
    if (field.value !== before.value) setValue(field, before);
  }
}

export type { Insertion };

function insertText(text: string, input: HTMLInputElement | HTMLTextAreaElement | null): void {
  // Deprecated, yet the only insertion that keeps undo, maxlength, selection and beforeinput; Chromium keeps it for editors.
  if (document.execCommand('insertText', false, text) || input === null) return;
  const { value, start, end } = takeSnapshot(input);
  const from = start ?? value.length;
  setValue(input, { value: value.slice(0, from) + text + value.slice(end ?? from), start: from + text.length, end: from + text.length });
}

/** Sets the value past React's own setter, and says so to React by the event it listens for. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, { value, start, end }: Snapshot): void {
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  if (start !== null) field.setSelectionRange(start, end);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
}

function takeSnapshot(field: HTMLInputElement | HTMLTextAreaElement): Snapshot {
  return { value: field.value, start: field.selectionStart, end: field.selectionEnd };
}

const isTextField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !/^(button|submit|reset|image)$/.test(target.type));

function isEditable(target: EventTarget | null): boolean {
  if (isTextField(target)) return isTextual(target) && !target.readOnly && !target.disabled && !isUnholdable(target);
  return isTextual(target);
}

const modifiers = (event: KeyboardEvent): EventModifierInit => ({
  shiftKey: event.shiftKey,
  altKey: event.altKey,
  ctrlKey: event.ctrlKey,
  metaKey: event.metaKey,
  modifierAltGraph: event.getModifierState('AltGraph'),
  modifierCapsLock: event.getModifierState('CapsLock'),
});

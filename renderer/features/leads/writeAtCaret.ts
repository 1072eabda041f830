import { spacedPhrase } from '#shared/domain/phrases.ts';

/**
 * Writes a phrase into a text field where its caret is (over what is selected), as if it had been typed; at the end of a field that is
 * not being typed in. The caret stands behind it afterwards.
 */
export function writeAtCaret(field: HTMLTextAreaElement, phrase: string): void {
  const isTyping = document.activeElement === field;
  field.focus();
  if (!isTyping) field.setSelectionRange(field.value.length, field.value.length);
  const { value, selectionStart: from, selectionEnd: to } = field;
  field.setRangeText(spacedPhrase(phrase, value.slice(0, from), value.slice(to)), from, to, 'end');
  // React hears of it as of any other keystroke
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

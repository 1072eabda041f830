/** A screen that takes longer than this is not waited for: the person has gone elsewhere. */
const PATIENCE_MS = 5_000;

/** Puts the focus into the field with this id as soon as it is on the screen, its text selected: for a screen that is just being opened. */
export function focusWhenShown(id: string): void {
  const take = (): boolean => {
    const field = document.getElementById(id);
    if (!(field instanceof HTMLInputElement)) return false;
    field.focus();
    field.select();
    return true;
  };
  if (take()) return;
  const stop = (): void => {
    watching.disconnect();
    clearTimeout(timer);
  };
  const watching = new MutationObserver(() => take() && stop());
  const timer = setTimeout(stop, PATIENCE_MS);
  watching.observe(document.body, { childList: true, subtree: true });
}

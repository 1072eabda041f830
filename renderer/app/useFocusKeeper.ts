import { useEffect } from 'react';

/** What can stand for a part that has gone: its dialog, else the heading of the screen, else the screen. */
const DIALOG = '[role="dialog"]';
const PLACES = ['main h2', 'main h1', 'main'] as const;

/** Focus by a deed of ours, not by Tab: no ring is drawn around a heading, and nothing scrolls. */
function put(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** The nearest dialog that was around the lost element and is still there. */
function dialogOf(path: readonly Element[]): HTMLElement | null {
  const found = path.find((element) => element.isConnected && element.matches(DIALOG));
  return found instanceof HTMLElement ? found : null;
}

const screenOf = (): HTMLElement | null =>
  PLACES.map((place) => document.querySelector<HTMLElement>(place)).find((element) => element !== null) ?? null;

const isOff = (element: Element): boolean => element.matches(':disabled');

function pathOf(element: Element): readonly Element[] {
  const path: Element[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) path.push(one);
  return path;
}

/**
 * Keeps the keyboard's place: where the element that had the focus goes away (its screen changed, its line was done), or is switched off
 * while a deed runs, the browser drops the focus onto the page, and a screen reader starts over at the top. Then the dialog it was in, or
 * the heading of the screen in view, gets it; a button that was only switched off gets it back.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let path: readonly Element[] = [];
    let wasOff = false;
    const keep = (): void => {
      const [last] = path;
      if (last === undefined || document.activeElement !== document.body) return;
      const isGone = !last.isConnected;
      if (!isGone && isOff(last)) wasOff = true;
      else if (isGone) {
        const next = dialogOf(path) ?? screenOf();
        if (next !== null) put(next);
      } else if (wasOff && last instanceof HTMLElement) last.focus({ preventScroll: true });
    };
    const note = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      path = pathOf(target);
      wasOff = false;
    };
    // who clicks beside everything wants no focus
    const forget = (): void => {
      if (document.activeElement === document.body) path = [];
    };
    // the program has just been opened, or unlocked: who hears it learns where they are
    const first = screenOf();
    if (document.activeElement === document.body && first !== null) put(first);
    const watching = new MutationObserver(keep);
    watching.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', note);
    document.addEventListener('pointerup', forget);
    return () => {
      watching.disconnect();
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerup', forget);
    };
  }, []);
}

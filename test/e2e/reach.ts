/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page takes its functions with it */
import type { Page } from 'playwright';

/**
 * What a person cannot get at on the page in view: what is wider than the window, and each control or heading that no scrolling brings
 * into view, or that lies beneath something else once it is there. What only a script could scroll counts as out of reach.
 */
export const readOutOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > window.innerWidth) faults.push(`the page is ${root.scrollWidth} px wide, the window ${window.innerWidth}`);
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
    const upwards = (element: Element): Element[] => {
      const path: Element[] = [];
      for (let one = element.parentElement; one !== null; one = one.parentElement) path.push(one);
      return path;
    };
    /** An ancestor that has no scroll bar, and was scrolled all the same. */
    const isForced = (element: Element): boolean =>
      upwards(element).some((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        const [x, y] = [one.scrollLeft, one.scrollTop];
        return (x !== 0 && overflowX === 'hidden') || (y !== 0 && overflowY === 'hidden');
      });
    /** Radios and switches are drawn by their label. */
    const drawn = (element: Element): Element | null => {
      const { width, height } = element.getBoundingClientRect();
      if (width >= 4 && height >= 4) return element;
      return element instanceof HTMLInputElement ? (element.labels?.[0] ?? null) : null;
    };
    for (const element of document.querySelectorAll('button, a[href], input, select, textarea, main h2, main h3')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[aria-hidden="true"]') !== null) continue;
      const target = drawn(element);
      if (target === null) {
        if (element.matches('h2, h3') && getComputedStyle(element).position !== 'absolute')
          faults.push(`${nameOf(element)} is squeezed to nothing`);
        continue;
      }
      target.scrollIntoView({ block: 'center', inline: 'center' });
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const hit = document.elementFromPoint(x, y);
      if (x < 0 || y < 0 || x > window.innerWidth || y > window.innerHeight) faults.push(`${nameOf(element)} is outside (${x}, ${y})`);
      else if (isForced(target)) faults.push(`${nameOf(element)} is scrolled to by script alone`);
      else if (hit === null || !(target.contains(hit) || hit.contains(element)))
        faults.push(`${nameOf(element)} is covered by ${hit === null ? 'nothing' : nameOf(hit)}`);
    }
    for (const one of document.querySelectorAll('*')) if (one.scrollTop > 0) one.scrollTop = 0;
    return faults;
  });

/** What moves on the page in view although less motion was asked for: animations longer than a frame. */
export const readMotion = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.getAnimations().flatMap((one) => {
      const { duration } = one.effect?.getComputedTiming() ?? { duration: 0 };
      const target = one.effect instanceof KeyframeEffect ? one.effect.target : null;
      return typeof duration === 'number' && duration > 1
        ? [`${target?.tagName ?? ''} ${target?.className ?? ''} moves for ${duration} ms`]
        : [];
    }),
  );

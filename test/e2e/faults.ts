import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';

const root = dirname(dirname(import.meta.dirname));
/** The source of axe, to be run in a page once. */
export const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Waits until nothing moves any more: half faded in, colours are none. What a frame begins to move is waited for too. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- what runs in the page takes its functions with it
    const isEnding = (one: Animation): boolean => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- as above
    const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    for (;;) {
      await nextFrame();
      await nextFrame();
      const moving = document.getAnimations().filter((one) => isEnding(one) && one.playState === 'running');
      if (moving.length === 0) return;
      await Promise.allSettled(moving.map((one) => one.finished));
    }
  });

/** Shows the page in light or in dark: the page hears of it a while after the system says so. */
export async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}

/** What is looked at: all rules of WCAG 2.1 A and AA, or the colours alone (the other rules say the same in light and in dark). */
export type Look = 'all' | 'colours';

/** Rail and bar stand around every screen: whoever looks at many looks at them on some. */
const AROUND = [['#root > div > header'], ['#root > div > nav']];

/**
 * The serious faults of accessibility on the page in view; `axe` has run in it before. `isWhole` false: without what stands around each
 * screen, which was looked at already.
 */
export async function readFaults(page: Page, look: Look = 'all', isWhole = true): Promise<string[]> {
  await settle(page);
  const { violations } = await page.evaluate(
    async ({ look, around }): Promise<AxeResults> => {
      const { axe } = globalThis as unknown as { axe: { run: (context: object, options: object) => Promise<AxeResults> } };
      const context = around === null ? document : { exclude: around };
      // what passes is not described: that takes longer than to find what does not
      const resultTypes = ['violations'];
      // It takes the key hints, which nobody hears, for part of a button's label.
      const rules = { 'label-content-name-mismatch': { enabled: false } };
      if (look === 'colours') return axe.run(context, { runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes });
      return axe.run(context, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], rules, resultTypes });
    },
    { look, around: isWhole ? null : AROUND },
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${failureSummary?.split('\n')[1]?.trim() ?? ''} ${html.slice(0, 200)}`),
    );
}

/** What of a screen's outline would mislead who hears it: a level of headings that is left out, no or two places to begin at. */
export const readOutline = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- what runs in the page takes its functions with it
    const isHeard = (element: Element): boolean => element.checkVisibility() && element.closest('[aria-hidden="true"]') === null;
    let before = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      if (!isHeard(heading)) continue;
      const level = Number(heading.tagName.slice(1));
      if (level > before + 1) faults.push(`h${level} behind h${before}: ${heading.textContent?.slice(0, 60) ?? ''}`);
      before = level;
    }
    const places = [...document.querySelectorAll('main')].filter(isHeard).length;
    if (places !== 1) faults.push(`${places} places called main`);
    if (document.title !== 'Boothbook') faults.push(`title ${document.title}`);
    return faults;
  });

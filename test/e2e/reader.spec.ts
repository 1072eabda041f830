import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { story } from './booth.ts';
import { readOutline } from './faults.ts';
import { newPerson } from './people.ts';

/** Slower than any scanner: what a person's fingers do. */
const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 60 });

const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key, { delay: 80 });
};

/** Notes from now on what a screen reader says by itself: words that come into a live region. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const live = '[aria-live]:not([aria-live="off"]), [role="alert"], [role="status"], output';
    const hear = (node: Node): void => {
      const element = node instanceof Element ? node : node.parentElement;
      const inside = element?.closest(live) ?? null;
      const own = inside === null && element !== null ? [...element.querySelectorAll(live)] : [];
      for (const one of inside === null ? own : [inside]) if (one.textContent?.trim()) heard.push(one.textContent.trim());
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes, type: kind } of changes) {
        if (kind === 'characterData') hear(target);
        for (const node of addedNodes) hear(node);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

/** Waits until these words were said by a live region. */
const isHeard = (page: Page, words: RegExp): Promise<void> =>
  expect
    .poll(async () => (await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).filter((line) => words.test(line)))
    .not.toEqual([]);

/** The keyboard's place is never lost: a screen reader would start over at the top of the page. */
const isSomewhere = (page: Page): Promise<void> => expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');

const ROLES = 'button|textbox|searchbox|combobox|checkbox|radio|link|tab|switch|spinbutton|slider|grid|dialog|navigation|radiogroup';

/** What a screen reader has no name for: controls and places of the accessibility tree without one. */
async function readNameless(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot();
  const nameless = new RegExp(`^\\s*- (?:${ROLES})(?: \\[[^\\]]*\\])*:?\\s*$`, 'u');
  return tree.split('\n').filter((line) => nameless.test(line));
}

async function isWhole(page: Page): Promise<void> {
  expect(await readNameless(page)).toEqual([]);
  expect(await readOutline(page)).toEqual([]);
  await isSomewhere(page);
}

story('the whole conversation is had by ear: each deed is said, every control has a name, the place is never lost', async ({ start }) => {
  const person = newPerson(62);
  const { page } = await start();
  await listen(page);
  for (const landmark of ['banner', 'navigation', 'main'] as const) await expect(page.getByRole(landmark)).toHaveCount(1);

  await press(page, 'n', 'Enter');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await isHeard(page, /at least/u);
  await expect(name).toHaveAccessibleDescription(/at least/u);
  await expect(name).toBeFocused();
  for (const [at, text] of [person.name, person.company, person.email].entries()) {
    if (at > 0) await press(page, 'Tab');
    await type(page, text);
  }
  await press(page, 'Enter');
  await isHeard(page, new RegExp(`${person.name}.*Saved`, 'u'));
  await expect(page.getByRole('main').getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  await isWhole(page);

  await press(page, '3');
  await expect(page.getByRole('button', { name: 'Hot', exact: true, pressed: true })).toBeVisible();
  await press(page, 'b', 'm');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await type(page, 'wants an offer');
  await isHeard(page, /^Saved$/u);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('region', { name: 'Conversation' })).toContainText('wants an offer');
  await isSomewhere(page);
  await expect(page.getByRole('button', { name: 'Meeting' })).toBeVisible();
  await press(page, 'F2');
  await isHeard(page, /Booked/u);
  await isSomewhere(page);

  await press(page, 'F1');
  const keys = page.getByRole('dialog', { name: 'All keys that work on this screen' });
  await expect(keys).toBeVisible();
  await press(page, 'Tab', 'Tab', 'Tab');
  expect(await keys.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await press(page, 'Escape');
  await expect(keys).toBeHidden();
  await isSomewhere(page);

  await press(page, 'Alt+5');
  await expect(page.getByRole('main').getByRole('heading', { level: 2, name: 'Hand over' })).toBeVisible();
  await isWhole(page);
  await press(page, 'Control+e');
  await isHeard(page, /1 lead/u);
  await isSomewhere(page);

  await press(page, 'Alt+7');
  await page.getByRole('radio', { name: 'Français' }).focus();
  await press(page, 'Space');
  await expect(page.getByRole('navigation', { name: 'Principal' })).toBeVisible();
  for (const key of ['Alt+7', 'Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+8']) {
    await press(page, key);
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
    await isWhole(page);
  }
});

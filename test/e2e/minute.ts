import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, exportBook, openLead, rowsOf } from './booth.ts';
import { focusWindow, typeScans } from './keyboard.ts';
import type { Person } from './people.ts';

/** Ten words, as they are typed between two visitors. */
export const NOTE = 'wants two filling lines before summer, sends plans by Friday';

/** The promise behind digit 1, as it stands in the list of phrases. */
export const PROMISE = 'Send the brochure';

/** How fast the keys come, ms from one to the next: those of commands, and those of running text. */
export type Pace = { readonly command: number; readonly text: number };

/** Sixty words a minute (five signs each), and a blink of thought before each command. */
export const HUMAN: Pace = { command: 600, text: 200 };

/** Faster than any fingers, and just slow enough not to be taken for a scanner. */
export const FAST: Pace = { command: 90, text: 60 };

/** Key presses that reached the page: all but the text of the note; `tabs` and `text` are those of them that only went on, or wrote. */
export type Keys = { readonly keys: number; readonly tabs: number; readonly text: number; readonly note: number };

declare global {
  interface Window {
    countedKeys: { keys: number; tabs: number; text: number; note: number };
  }
}

/** Begins to count each key that goes down in the page. */
export const countKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.countedKeys = { keys: 0, tabs: 0, text: 0, note: 0 };
    window.addEventListener(
      'keydown',
      (event) => {
        const isSign = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
        const counted = window.countedKeys;
        if (event.target instanceof HTMLTextAreaElement && isSign) {
          counted.note += 1;
          return;
        }
        counted.keys += 1;
        if (event.key === 'Tab') counted.tabs += 1;
        if (event.target instanceof HTMLInputElement && isSign) counted.text += 1;
      },
      { capture: true },
    );
  });

export const readKeys = (page: Page): Promise<Keys> => page.evaluate(() => window.countedKeys);

/** Scans a visitor's badge with a scanner that types at 2 ms a key; their page opens. Answers when the first key went down. */
export async function scanBadge({ app, page }: Pick<Booth, 'app' | 'page'>, person: Person): Promise<number> {
  await expect(page.getByRole('heading', { level: 2, name: 'Capture' })).toBeVisible();
  await focusWindow(app);
  const began = Date.now();
  const { family, given, company, email, phone } = person;
  await typeScans([`MECARD:N:${family},${given};ORG:${company};EMAIL:${email};TEL:${phone};;`], { delay: 2, pause: 0 });
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  return began;
}

/** The conversation by its keys: hot, two interests, budget and timeline, a promise, consent to e-mails, a note. */
export async function talkByKeys(page: Page, { command, text }: Pace): Promise<void> {
  for (const key of ['3', '4', '5', 'b', 't', 'p', '1', 'j', 'm']) {
    await page.waitForTimeout(command);
    await page.keyboard.press(key, { delay: 30 });
  }
  const note = page.getByRole('textbox', { name: 'Note', exact: true });
  // not `toBeFocused()`: it wants the display's focus on the window too, which nobody needs who only presses keys
  await expect.poll(() => note.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type(NOTE, { delay: text });
}

const consentGroup = (page: Page) => page.getByRole('group', { name: 'E-mails' });

/** What must be on the page of the lead, and so in the database it is drawn from: each by name. */
const FACTS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['hot', (page) => expect(page.getByRole('button', { name: 'Hot', exact: true })).toHaveAttribute('aria-pressed', 'true')],
  ['first interest', (page) => expect(page.getByRole('button', { name: 'Filling line' })).toHaveAttribute('aria-pressed', 'true')],
  ['second interest', (page) => expect(page.getByRole('button', { name: 'Conveyors' })).toHaveAttribute('aria-pressed', 'true')],
  ['budget', (page) => expect(page.getByRole('button', { name: 'Budget: yes' })).toBeVisible()],
  ['timeline', (page) => expect(page.getByRole('button', { name: 'Timeline: yes' })).toBeVisible()],
  ['promise', (page) => expect(page.getByRole('region', { name: 'Promises' }).getByRole('checkbox', { name: PROMISE })).toBeVisible()],
  ['consent', (page) => expect(consentGroup(page).getByRole('button', { name: 'Withdraw' })).toBeVisible()],
];

/** Waits until the page says of everything that it is saved. */
export async function isAllSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('note-state')).toContainText('Saved');
  for (const [, holds] of FACTS) await holds(page);
}

/** Opens the program again on what is on the disk: each fact on the lead's page, and what of it goes out in an export. */
export async function factsKept(booth: Booth, person: Person): Promise<string[]> {
  const { page } = booth;
  await openLead(page, person.name);
  for (const [, holds] of FACTS) await holds(page);
  await expect(page.getByRole('region', { name: 'Conversation' }).getByText(NOTE)).toBeVisible();
  const row = rowsOf(await exportBook(booth)).find((one) => Object.values(one).includes(person.email));
  const cells = Object.values(row ?? {}).join('\n');
  for (const word of [person.name, person.company, 'Filling line', 'Conveyors', NOTE]) expect(cells).toContain(word);
  return [...FACTS.map(([name]) => name), 'note'];
}

/** Goes on by Tab until what is wanted has the focus, then does what `press` says. */
async function tabTo(page: Page, name: string | RegExp, role: 'button' | 'textbox'): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
  for (let tabs = 0; tabs < 200; tabs += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab', { delay: 30 });
    await page.waitForTimeout(60);
  }
  throw new Error(`Tab never came to ${String(name)}`);
}

/**
 * The same conversation as in a program that is only a form: Tab from field to field, Space on each button, the promise written out. It
 * begins with the cursor in the first field of the contact, and goes through the page in the order of Tab, so that no key is wasted.
 */
export async function talkByTab(page: Page, { text }: Pace): Promise<void> {
  await page.getByRole('textbox', { name: 'First name' }).focus();
  await tabTo(page, 'Promise something', 'textbox');
  await page.keyboard.type(PROMISE, { delay: text });
  await page.keyboard.press('Enter', { delay: 30 });
  await page.waitForTimeout(300);
  await page.getByRole('textbox', { name: 'Promise something' }).focus();
  for (const name of ['Hot', 'Budget: not known', 'Timeline: not known', 'Filling line', 'Conveyors']) {
    await tabTo(page, name, 'button');
    await page.keyboard.press('Space', { delay: 30 });
    await page.waitForTimeout(text);
  }
  await tabTo(page, 'Note', 'textbox');
  await page.keyboard.type(NOTE, { delay: text });
  const agrees = consentGroup(page).getByRole('button', { name: 'Agrees' });
  for (let tabs = 0; tabs < 200 && !(await agrees.evaluate((element) => element === document.activeElement)); tabs += 1) {
    await page.keyboard.press('Tab', { delay: 30 });
    await page.waitForTimeout(60);
  }
  await page.keyboard.press('Space', { delay: 30 });
}

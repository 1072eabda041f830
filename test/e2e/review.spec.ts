import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { goRapid, goTo, isSaved, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const count = (page: Page, kind: string) => page.getByTestId(`review-count-${kind}`);
const rows = (page: Page, name: string) => page.getByTestId('lead-grid').getByRole('row').filter({ hasText: name });

/** Writes a note on the n-th lead of that name in the list. */
async function noteOn(page: Page, { name, at }: { name: string; at: number }, text: string): Promise<void> {
  await goTo(page, 'Leads');
  await rows(page, name).nth(at).click();
  await page.getByRole('textbox', { name: 'Note' }).fill(text);
  await expect(page.getByTestId('note-state')).toHaveText('Saved');
}

story('two cards of one visitor are merged by keys, parted again, and all that is left to look at falls to zero', async ({ start }) => {
  const { page } = await start();
  const { keyboard } = page;
  const person = newPerson(1);
  const { name } = person;
  await goTo(page, 'Capture');
  await goRapid(page);
  await typeVisitor(page, person);
  await isSaved(page, name);
  // the second card has another address and another number: nothing but the name and the company says who it is
  await typeVisitor(page, { ...person, email: 'orders@elsewhere.example', phone: '+442079460777' });
  await goTo(page, 'Leads');
  await expect(rows(page, name)).toHaveCount(2);
  await noteOn(page, { name, at: 0 }, 'wants pumps');
  await noteOn(page, { name, at: 1 }, 'wants valves');

  await keyboard.press('Alt+8');
  await expect(page.getByRole('heading', { level: 2, name: 'Review' })).toBeVisible();
  await expect(count(page, 'duplicates')).toHaveText('1');
  await keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'One person?' })).toBeVisible();
  await expect(page.getByTestId('merge-email')).toHaveAttribute('data-at', 'true');
  await keyboard.press('Enter');
  await expect(count(page, 'duplicates')).toHaveText('0');
  await expect(page.getByTestId('review-done')).toHaveText(`One lead now: ${name}`);

  await goTo(page, 'Leads');
  await expect(rows(page, name)).toHaveCount(1);
  await rows(page, name).click();
  await expect(page.getByText('wants pumps')).toBeVisible();
  await expect(page.getByText('wants valves')).toBeVisible();

  await keyboard.press('Alt+8');
  await keyboard.press('u');
  await expect(count(page, 'duplicates')).toHaveText('1');
  await goTo(page, 'Leads');
  await expect(rows(page, name)).toHaveCount(2);
  await keyboard.press('Alt+8');
  await expect(page.getByRole('heading', { name: 'One person?' })).toBeVisible();
  await keyboard.press('y');
  await expect(count(page, 'duplicates')).toHaveText('0');

  for (const [kind, key] of [
    ['owner', '1'],
    ['consent', 'n'],
  ] as const) {
    await keyboard.press(kind === 'owner' ? 'Control+5' : 'Control+6');
    if ((await count(page, kind).textContent()) !== '0') {
      await expect(page.getByTestId('review-desk').getByRole('heading', { name })).toBeVisible();
      await keyboard.press(key);
    }
    await expect(count(page, kind)).toHaveText('0');
    await expect(page.getByRole('heading', { name: 'Nothing left here' })).toBeVisible();
  }
  for (const kind of ['unresolved', 'check', 'duplicates', 'incomplete', 'owner', 'consent', 'promises'])
    await expect(count(page, kind)).toHaveText('0');
});

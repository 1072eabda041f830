import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { PASSPHRASE, countLeads, goRapid, goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const PICTURE = '0190f0c4-0000-7000-8000-000000000001';

/** Data and protection, the side of what opens the data. */
async function openProtection(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: /Backups, protection/u }).click();
  await page.keyboard.press('2');
  await expect(page.getByTestId('recovery-card')).toBeVisible();
}

/** Sets a recovery passphrase made by the program, as a person does with a note; answers it. */
async function setRecovery(page: Page): Promise<string> {
  await page.keyboard.press('r');
  const shown = page.getByRole('dialog').getByTestId('recovery-words');
  const words = (await shown.innerText()).split(/\s+/u).filter((part) => part.length === 4);
  await page.getByRole('button', { name: 'I have noted it' }).click();
  for (const field of await page.getByLabel(/^Group \d$/u).all()) {
    const number = Number(/\d/u.exec((await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent)) ?? '')?.[0]);
    await field.fill((words[number - 1] ?? '').toLowerCase());
  }
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText(/^Set on/u)).toBeVisible();
  return words.join('-');
}

const readSealed = (page: Page): Promise<unknown> =>
  page.evaluate(async (id) => {
    const picture = await window.booth.mediaGet({ id });
    const journal = await window.booth.journalSummary();
    return {
      picture: picture.ok ? new TextDecoder().decode(picture.value) : picture.error,
      hasSecret: await window.booth.secretHas({ name: 'test.token' }),
      hasJournal: journal.ok && journal.value.frames > 0,
    };
  }, PICTURE);

story('under new keys everything is there again, and the old key opens nothing any more', async ({ folder, start }) => {
  const [first, second] = [newPerson(31), newPerson(32)];
  const { app, page, profile } = await start({ vault: 'passphrase' });
  await goRapid(page);
  for (const person of [first, second]) {
    await typeVisitor(page, person);
    await isSaved(page, person.name);
  }
  await page.evaluate(async (id) => {
    await window.booth.mediaPut({ id, bytes: new TextEncoder().encode('Zebra picture') });
    await window.booth.secretPut({ name: 'test.token', value: 'Zebra token' });
  }, PICTURE);
  await openProtection(page);
  const words = await setRecovery(page);
  const oldKey = join(folder, 'old-vault.json');
  await copyFile(join(profile, 'vault.json'), oldKey);

  // the story starts it again by itself, on the same profile
  await app.evaluate(({ app: program }) => Object.assign(program, { relaunch: () => undefined }));
  const gone = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  await page.keyboard.press('k');
  await page.getByLabel('Passphrase of today').fill(PASSPHRASE);
  await page.getByLabel('Recovery passphrase').fill(words);
  await page.getByRole('button', { name: 'Change the keys now' }).click();
  await gone;

  const again = await start({ vault: 'passphrase', profile });
  await expect(again.page.getByTestId('rotation-told')).toHaveAttribute('data-same', 'true');
  await again.page.getByRole('button', { name: 'Good', exact: true }).click();
  await expect(again.page.getByRole('dialog')).toBeHidden();
  expect(await countLeads(again.page)).toBe(2);
  await openLead(again.page, first.name);
  await expect(again.page.getByLabel('E-mail', { exact: true })).toHaveValue(first.email);
  expect(await readSealed(again.page)).toEqual({ picture: 'Zebra picture', hasSecret: true, hasJournal: true });
  await again.close();

  expect(await readFile(join(profile, 'vault.json'), 'utf8')).not.toBe(await readFile(oldKey, 'utf8'));
  for (const name of ['vault.json', 'vault-copy.json']) await copyFile(oldKey, join(profile, name));
  const thief = await start({ profile, isLocked: true });
  await expect(thief.page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  expect(await thief.page.evaluate(async (passphrase) => (await window.booth.vaultUnlock({ passphrase })).ok, PASSPHRASE)).toBe(true);
  expect(await readSealed(thief.page)).toEqual({ picture: 'damaged', hasSecret: false, hasJournal: false });
});

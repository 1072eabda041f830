import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { expect } from 'playwright/test';
import { drawCode } from './badges.ts';
import { countLeads, goRapid, goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson, vcardOf } from './people.ts';

story('the same visitor scanned again opens the lead that is there, with a second visit', async ({ folder, start }) => {
  const person = newPerson(61);
  const badge = join(folder, 'badge.png');
  await writeFile(badge, await drawCode(vcardOf(person)));
  const { page } = await start();
  for (const told of ['Saved', 'Here again: visit 2']) {
    await goTo(page, 'Capture');
    await page.getByLabel('Choose files').setInputFiles(badge);
    await expect(page.getByRole('alert').filter({ hasText: told })).toContainText(person.name);
    await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  }
  await expect(page.locator('article > header')).toContainText('2 visits');
  expect(await countLeads(page)).toBe(1);
});

story('a badge with only an id waits to be resolved, and the organiser’s list gives it its name', async ({ folder, start }) => {
  const person = newPerson(62);
  const [badge, list] = [join(folder, 'badge.png'), join(folder, 'attendees.csv')];
  await writeFile(badge, await drawCode('00PX417'));
  const others = Array.from({ length: 40 }, (_, at) => newPerson(70 + at));
  const lines = [{ code: '00PX417', ...person }, ...others.map((other, at) => ({ code: `00PX${500 + at}`, ...other }))];
  await writeFile(
    list,
    [
      'Badge ID,First name,Last name,Company,E-mail',
      ...lines.map((one) => [one.code, one.given, one.family, one.company, one.email].join(',')),
    ].join('\n'),
  );
  const { page } = await start();
  await page.getByLabel('Choose files').setInputFiles(badge);
  await expect(page.getByTestId('stage')).toHaveText('To resolve', { timeout: 60_000 });

  await goTo(page, 'Show');
  await page.getByLabel('Import a list').setInputFiles(list);
  await expect(page.getByTestId('list-counts')).toContainText('41 rows, 41 with a badge id');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByTestId('list-report')).toContainText('1 earlier scan has its name now.');
  await openLead(page, person.name);
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(person.email);
  await expect(page.getByTestId('stage')).toHaveText('Contact');
});

story('undo takes the last capture back, also when its banner is gone', async ({ start }) => {
  const [first, second, third] = [newPerson(63), newPerson(64), newPerson(65)];
  const { page } = await start();
  await goRapid(page);
  for (const person of [first, second]) {
    await typeVisitor(page, person);
    await isSaved(page, person.name);
  }
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(`${second.name} was taken back`)).toBeVisible();
  await typeVisitor(page, third);
  await isSaved(page, third.name);
  await expect(page.getByRole('alert').filter({ hasText: 'Saved' })).toBeHidden();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 2, name: 'Capture' }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(`${third.name} was taken back`)).toBeVisible();
  expect(await countLeads(page)).toBe(1);
  await openLead(page, first.name);
});

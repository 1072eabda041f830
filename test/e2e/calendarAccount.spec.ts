import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { readStored } from '#shared/formats/calendar/storedEvent.ts';
import { DAY } from '#shared/lib/time.ts';
import { goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { openDav } from './davServer.ts';
import { axe, readFaults } from './faults.ts';
import { newPerson } from './people.ts';

const person = newPerson(8);

const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key, { delay: 40 });

const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '');

/** The event a week later. */
function weekLater(ics: string): string {
  const event = readStored(ics, 'UTC');
  if (event === null) throw new Error('not an event');
  return ics
    .replace(/DTSTART[^\r\n]*/u, `DTSTART:${stamp(event.startsAt + 7 * DAY)}`)
    .replace(/DTEND[^\r\n]*/u, `DTEND:${stamp(event.endsAt + 7 * DAY)}`);
}

story('moved here and there at once, both times are shown, and both can be kept', async ({ start }) => {
  story.setTimeout(180_000);
  const server = await openDav();
  const { page } = await start({ vault: 'passphrase', show: 'own' });
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Connect a calendar' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Server address').fill(server.url);
  await form.getByLabel('User name').fill(server.user);
  await form.getByLabel('Password', { exact: false }).first().fill(server.password);
  await form.getByRole('button', { name: 'Find calendars' }).click();
  await form.getByRole('button', { name: 'Test and connect' }).click();
  await expect(form).toBeHidden();
  await goTo(page, 'Capture');
  await typeVisitor(page, person);
  await isSaved(page, person.name);
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  await press(page, 'F2');
  await expect(page.getByText(/Booked:/u).first()).toBeVisible();
  await goTo(page, 'Settings');
  // what goes by itself is the story of calendar.spec.ts; here nobody waits for it
  const syncNow = page.getByRole('button', { name: 'Sync now' });
  await syncNow.click();
  await expect.poll(() => server.events.size, { timeout: 45_000 }).toBe(1);

  await expect(page.getByTestId('sync-line')).toContainText('Last in touch with the server');
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  server.change(weekLater);
  await openLead(page, person.name);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await press(page, 'Shift+F2');
  await press(page, 'F2');
  await expect(page.getByText(/Booked:/u).first()).toBeVisible();
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await syncNow.click();
  const both = page.getByRole('button', { name: 'Keep both' });
  await expect(both).toBeVisible({ timeout: 60_000 });
  await page.evaluate(axe);
  expect(await readFaults(page)).toEqual([]);
  await both.click();
  await expect(page.getByText('Both are kept')).toBeVisible();
  await syncNow.click();
  await expect.poll(() => server.events.size, { timeout: 45_000 }).toBe(2);
  await openLead(page, person.name);
  await expect(page.getByTestId('own-appointment')).toHaveCount(2);
  await server.close();
});

import { expect } from 'playwright/test';
import type { Page } from 'playwright';
import { readStored } from '#shared/formats/calendar/storedEvent.ts';
import { bookNext, goTo, isSaved, story, typeVisitor } from './booth.ts';
import { openDav } from './davServer.ts';
import { newPerson } from './people.ts';

/** Presses "Sync now" until it has said this. */
async function syncUntil(page: Page, words: RegExp): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 60_000 });
}

story(
  'a booked slot goes into the rep’s own calendar, what the rep changes there comes back, and a deletion asks first',
  async ({ start }) => {
    story.setTimeout(180_000);
    const server = await openDav();
    const first = await start({ vault: 'passphrase', show: 'own' });
    const { page } = first;
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Connect a calendar' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Server address').fill(server.url);
    await form.getByLabel('User name').fill(server.user);
    await form.getByLabel('Password', { exact: false }).first().fill('wrong');
    await form.getByRole('button', { name: 'Find calendars' }).click();
    await expect(form.getByRole('alert')).toContainText('User name or password is wrong.');
    await form.getByLabel('Password', { exact: false }).first().fill(server.password);
    await form.getByRole('button', { name: 'Find calendars' }).click();
    await expect(form.getByRole('combobox', { name: 'Calendar', exact: true })).toHaveValue('Meetings & calls');
    await form.getByRole('button', { name: 'Test and connect' }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Meetings & calls' })).toBeVisible();

    await goTo(page, 'Capture');
    const person = newPerson(7);
    await typeVisitor(page, person);
    await isSaved(page, person.name);
    await bookNext(page);
    await expect.poll(() => server.events.size, { timeout: 45_000 }).toBe(1);
    const sent = readStored([...server.events.values()][0]?.ics ?? '', 'UTC');
    expect(sent?.title).toContain(person.name);

    server.change((ics) => ics.replace(/SUMMARY:.*/u, 'SUMMARY:Moved by the rep'));
    await goTo(page, 'Settings');
    await syncUntil(page, /1 taken from the calendar/u);
    server.change(() => null);
    await syncUntil(page, /wait for a decision/u);
    await expect(page.getByText('Deleted there')).toBeVisible();
    await page.getByRole('button', { name: 'Keep this one' }).click();
    await expect(page.getByText('Deleted there')).toBeHidden();
    await syncUntil(page, /1 new/u);
    expect(readStored([...server.events.values()][0]?.ics ?? '', 'UTC')?.title).toBe('Moved by the rep');

    await first.kill();
    const again = await start({ profile: first.profile, vault: 'passphrase' });
    await goTo(again.page, 'Settings');
    await syncUntil(again.page, /0 new, 0 changed, 0 removed/u);
    expect(server.events.size).toBe(1);
    await server.close();
  },
);

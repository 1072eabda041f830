import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { readStored } from '#shared/formats/calendar/storedEvent.ts';
import { goTo, isSaved, isWorking, openLead, story, typeVisitor } from './booth.ts';
import { axe, readFaults } from './faults.ts';
import { fakeMailProgram, openedMails } from './mailProgram.ts';
import { newPerson } from './people.ts';

const person = newPerson(4);

/** Presses a key as a hand does: the hand scanner is faster. */
const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key, { delay: 40 });

async function openNewLead(page: Page, email: string): Promise<void> {
  await typeVisitor(page, { ...person, email });
  await isSaved(page, person.name);
  await openLead(page, person.name);
  await expect(page.getByTestId('marked-slot')).toBeVisible();
}

const state = (page: Page) => page.getByTestId('invite-state');
const eventOf = (ics: string) => readStored(ics, 'UTC');

story('from the lead page to a booked slot and its invitation in the mail program by two keys', async ({ start }) => {
  const first = await start({ show: 'own' });
  const { page, app } = first;
  await fakeMailProgram(app);
  await openNewLead(page, person.email);
  const keys: string[] = [];
  const count = async (key: string): Promise<void> => {
    keys.push(key);
    await press(page, key);
  };
  await count('F2');
  await expect(page.getByTestId('stage')).toHaveText('Qualified');
  await expect(state(page)).toHaveText('Invitation not sent yet');
  await count('F6');
  await expect.poll(async () => (await openedMails(app)).length).toBe(1);
  expect(keys.length).toBeLessThanOrEqual(4);
  const [invite] = await openedMails(app);
  expect(invite?.headers).toContain('X-Unsent: 1');
  expect(invite?.headers).toContain(person.email);
  expect(invite?.text).toContain(`Hello ${person.name},`);
  expect(invite?.ics).toContain('METHOD:REQUEST');
  expect(invite?.ics).toContain('BEGIN:VALARM');
  expect(invite?.ics.replaceAll('\r\n ', '')).toContain('mailto:nadisse@ixworthy.example');
  expect(invite?.ics.replaceAll('\r\n ', '')).toContain(`mailto:${person.email}`);
  await expect(state(page)).toContainText('Sent?');
  await press(page, 'Shift+F6');
  await expect(state(page)).toHaveText(/^Sent /u);

  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await press(page, 'Shift+F2');
  await press(page, 'F2');
  await expect(state(page)).toHaveText('The visitor does not know the new time');
  await first.kill();

  const again = await start({ profile: first.profile });
  await isWorking(again.page);
  await fakeMailProgram(again.app);
  await goTo(again.page, 'Agenda');
  await expect(again.page.getByTestId('count-drafts')).toHaveText('1');
  await press(again.page, 'o');
  const outbox = again.page.getByTestId('drafts');
  await expect(outbox.getByText('New time', { exact: true })).toBeVisible();
  await again.page.evaluate(axe);
  expect(await readFaults(again.page)).toEqual([]);
  await press(again.page, 'o');
  await expect.poll(async () => (await openedMails(again.app)).length).toBe(1);
  const [moved] = await openedMails(again.app);
  const [before, after] = [eventOf(invite?.ics ?? ''), eventOf(moved?.ics ?? '')];
  expect(after?.uid).toBe(before?.uid);
  expect([before?.sequence, after?.sequence]).toEqual([0, 1]);
  expect(after?.startsAt).toBeGreaterThan(before?.startsAt ?? 0);
  await expect(outbox.getByText(/Sent\?/u)).toBeVisible();
  await press(again.page, 's');
  await expect(outbox.getByText('No mail waits')).toBeVisible();
  await press(again.page, 's');
  await expect(outbox.getByText('New time', { exact: true })).toBeVisible();
  await press(again.page, 's');
  await expect(outbox.getByText('No mail waits')).toBeVisible();

  await openLead(again.page, person.name);
  await again.page.getByRole('button', { name: 'Cancel the appointment' }).click();
  await expect(state(again.page)).toHaveText('The visitor does not know it is cancelled');
  await press(again.page, 'F6');
  await expect.poll(async () => (await openedMails(again.app)).length).toBe(2);
  const cancelled = (await openedMails(again.app))[1];
  expect(cancelled?.ics).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/u);
  expect(eventOf(cancelled?.ics ?? '')).toMatchObject({ uid: before?.uid, sequence: 2 });
});

story('other slots, days and colleagues are keys away, and the slot that is marked is the one that is booked', async ({ start }) => {
  const { page } = await start({ show: 'own' });
  await openNewLead(page, person.email);
  const marked = page.getByTestId('marked-slot');
  const name = async (): Promise<string> => (await marked.getAttribute('aria-label')) ?? '';
  const first = await name();
  await press(page, 'Alt+ArrowRight');
  await expect(marked).not.toHaveAttribute('aria-label', first);
  const second = await name();
  await press(page, 'Alt+ArrowLeft');
  await expect(marked).toHaveAttribute('aria-label', first);
  await press(page, 'Shift+F2');
  await expect(marked).not.toHaveAttribute('aria-label', first);
  await page.getByRole('button', { name: 'Back to the first free slots' }).click();
  await expect(marked).toHaveAttribute('aria-label', first);
  await press(page, 'Alt+ArrowRight');
  await expect(marked).toHaveAttribute('aria-label', second);
  await press(page, 'F3');
  await expect(page.getByTestId('own-appointment').getByLabel('Call-back')).toBeVisible();
  const time = second.split(' ').slice(-2).join(' ');
  await expect(page.getByTestId('own-appointment')).toContainText(time.split(' ').at(-1) ?? '');
});

story('a visitor without an e-mail address: it is said, and the calendar file can be saved', async ({ start }) => {
  const { page, app, saved } = await start({ show: 'own' });
  await fakeMailProgram(app);
  await openNewLead(page, '');
  await press(page, 'F2');
  await expect(state(page)).toContainText('No e-mail address');
  await press(page, 'F6');
  await expect(page.getByText('has no e-mail address that one can write to')).toBeVisible();
  expect(await openedMails(app)).toEqual([]);
  await page.getByRole('button', { name: 'Invitation (.ics)' }).click();
  await expect.poll(async () => (await readdir(saved)).filter((name) => name.endsWith('.ics'))).toHaveLength(1);
  const file = (await readdir(saved)).find((name) => name.endsWith('.ics')) ?? '';
  const ics = await readFile(join(saved, file), 'utf8');
  expect(ics).toContain('METHOD:REQUEST');
  expect(eventOf(ics)?.title).toContain(person.name);
});

story('where nothing opens mails, the mail is saved as a file instead', async ({ start }) => {
  const { page, app, saved } = await start({ show: 'own' });
  await fakeMailProgram(app, 'no application');
  await openNewLead(page, person.email);
  await press(page, 'F2');
  await expect(state(page)).toHaveText('Invitation not sent yet');
  await press(page, 'F6');
  await expect.poll(async () => (await readdir(saved)).filter((name) => name.endsWith('.eml'))).toHaveLength(1);
  await expect(page.getByText('Nothing on this computer opens mails')).toBeVisible();
});

story('the words of the mails are the show’s: with a real lead in view, unknown fields named, and kept', async ({ start }) => {
  const { page, app } = await start({ show: 'own' });
  await fakeMailProgram(app);
  await openNewLead(page, person.email);
  await goTo(page, 'Show');
  await press(page, 'm');
  await expect(page.getByTestId('template-preview')).toContainText(`Hello ${person.name},`);
  const text = page.getByRole('textbox', { name: 'Text' });
  await text.fill('Dear {givenName} of {firm},\n\n{when}\n');
  await expect(page.getByTestId('unknown-fields')).toContainText('{firm}');
  await expect(page.getByTestId('template-preview')).toContainText(`Dear ${person.given} of {firm},`);
  await text.fill('Dear {givenName} of ');
  await page.getByRole('button', { name: 'Company', exact: true }).click();
  await expect(text).toHaveValue('Dear {givenName} of {company}');
  await page.evaluate(axe);
  expect(await readFaults(page)).toEqual([]);
  await press(page, 'Control+s');
  await expect(page.getByRole('button', { name: 'First words again' })).toBeVisible();
  await openLead(page, person.name);
  await press(page, 'F2');
  await expect(state(page)).toHaveText('Invitation not sent yet');
  await press(page, 'F6');
  await expect.poll(async () => (await openedMails(app)).length).toBe(1);
  expect((await openedMails(app))[0]?.text).toBe(`Dear ${person.given} of ${person.company}`);
});

import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, bookNext, goRapid, goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { openDav } from './davServer.ts';
import { axe, readFaults } from './faults.ts';
import { newPerson } from './people.ts';

const [first, second, third] = [newPerson(11), newPerson(12), newPerson(13)];

/** Puts visitors into the show at work. */
async function fill({ page }: Pick<Booth, 'page'>): Promise<void> {
  await goTo(page, 'Capture');
  await goRapid(page);
  for (const person of [first, second, third]) {
    await typeVisitor(page, person);
    await isSaved(page, person.name);
  }
}

const block = (page: Page, name: string): Locator => page.getByTestId('agenda-grid').getByRole('button', { name: new RegExp(name, 'u') });

/** The time of a block, as it is read aloud. */
const timeOf = async (of: Locator): Promise<string> => /\d{1,2}:\d{2}/u.exec((await of.getAttribute('aria-label')) ?? '')?.[0] ?? '';

/** Drags something by a way in pixels, as a hand does: in steps. */
async function drag(page: Page, what: Locator, way: { x?: number; y?: number }): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  if (box === null) throw new Error('nothing to drag');
  const [x, y] = [box.x + box.width / 2, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (way.x ?? 0) / 2, y + (way.y ?? 0) / 2, { steps: 4 });
  await page.mouse.move(x + (way.x ?? 0), y + (way.y ?? 0), { steps: 4 });
  await expect(page.getByTestId('agenda-ghost')).toBeVisible();
  await page.mouse.up();
}

story('a free time is booked from the agenda, moved by hand and by keys, cancelled, and each deed taken back', async ({ start }) => {
  const booth = await start({ show: 'own' });
  const { page } = booth;
  await fill(booth);
  await goTo(page, 'Agenda');
  // a day of the week after, which lies ahead whatever the hour is
  await page.keyboard.press('w', { delay: 40 });
  await page.keyboard.press('ArrowRight', { delay: 40 });
  await page.keyboard.press('b', { delay: 40 });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'For whom?' }).fill(first.family);
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter', { delay: 40 });
  await expect(dialog).toBeHidden();
  const one = block(page, first.name);
  await expect(one).toBeVisible();
  const booked = await timeOf(one);

  const day = await one.locator('xpath=..').boundingBox();
  const next = await one.locator('xpath=../following-sibling::*[1]').boundingBox();
  if (day === null || next === null) throw new Error('no columns');
  await drag(page, one, { y: 120 });
  await expect(page.getByText(/^Moved:/u).first()).toBeAttached();
  await expect.poll(() => timeOf(one)).not.toBe(booked);
  await page.keyboard.press('u', { delay: 40 });
  await expect.poll(() => timeOf(one)).toBe(booked);

  // clicking on free time of the next day books there for somebody else
  await page.mouse.click(next.x + next.width / 2, ((await one.boundingBox())?.y ?? 0) + 8);
  await dialog.getByRole('textbox', { name: 'For whom?' }).fill(second.family);
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter', { delay: 40 });
  await expect(dialog).toBeHidden();
  const other = block(page, second.name);
  const taken = await timeOf(other);

  // what is taken is refused, and says so
  await drag(page, one, { x: next.x - day.x });
  await expect(page.getByText(/the rep has another appointment then/u).last()).toBeVisible();
  expect(await timeOf(one)).toBe(booked);

  // by keys: m, an arrow, Enter
  await other.click();
  await page.keyboard.press('m', { delay: 40 });
  await page.keyboard.press('ArrowDown', { delay: 40 });
  await page.keyboard.press('ArrowDown', { delay: 40 });
  await expect(page.getByTestId('agenda-told')).toContainText('free');
  await page.keyboard.press('Enter', { delay: 40 });
  await expect.poll(() => timeOf(other)).not.toBe(taken);
  await page.keyboard.press('x', { delay: 40 });
  await expect(other).toBeHidden();
  await page.keyboard.press('u', { delay: 40 });
  await expect(other).toBeVisible();
  await page.keyboard.press('l', { delay: 40 });
  await expect(page.getByTestId('agenda-list').getByRole('button')).toHaveCount(2);
  await page.keyboard.press('ArrowDown', { delay: 40 });
  await page.keyboard.press('Enter', { delay: 40 });
  await expect(page.getByTestId('stage')).toHaveText('Qualified');
});

const timesOf = (ics: string): string[] => ics.split(/\r?\n/u).filter((line) => /^DT(?:START|END)/u.test(line));

story('a rep moves one booking onto another in their own calendar: both are kept, and one key moves the later one', async ({ start }) => {
  story.setTimeout(180_000);
  const server = await openDav();
  const booth = await start({ vault: 'passphrase', show: 'own' });
  const { page } = booth;
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Connect a calendar' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Server address').fill(server.url);
  await form.getByLabel('User name').fill(server.user);
  await form.getByLabel('Password', { exact: false }).first().fill(server.password);
  await form.getByRole('button', { name: 'Find calendars' }).click();
  await form.getByRole('button', { name: 'Test and connect' }).click();
  await expect(form).toBeHidden();
  await fill(booth);
  for (const person of [first, second]) {
    await openLead(page, person.name);
    await bookNext(page);
  }
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect.poll(() => server.events.size, { timeout: 60_000 }).toBe(2);
  const earlier = [...server.events.values()].find(({ ics }) => ics.includes(first.family))?.ics ?? '';
  const [begin = '', end = ''] = timesOf(earlier);
  server.change((ics) => (ics.includes(second.family) ? ics.replace(/DTSTART.*/u, begin).replace(/DTEND.*/u, end) : ics));
  await expect(async () => {
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expect(page.getByText(/1 taken from the calendar/u).first()).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 60_000 });

  await goTo(page, 'Agenda');
  await page.keyboard.press('n', { delay: 40 });
  const conflicts = page.getByTestId('conflicts');
  await expect(conflicts).toContainText(`${first.name} (booked first) and ${second.name}`);
  await expect(block(page, `${first.name}.*double booking`)).toBeVisible();
  await expect(block(page, `${second.name}.*double booking`)).toBeVisible();
  const shared = await timeOf(block(page, first.name));
  await page.keyboard.press('c', { delay: 40 });
  await expect(conflicts).toBeHidden();
  await page.keyboard.press('u', { delay: 40 });
  await expect(conflicts).toBeVisible();
  await page.keyboard.press('c', { delay: 40 });
  await expect(conflicts).toBeHidden();
  await page.keyboard.press('n', { delay: 40 });
  expect(await timeOf(block(page, first.name))).toBe(shared);
  await server.close();
});

const utc = (at: number): string => `${new Date(at).toISOString().replaceAll(/[-:]/gu, '').slice(0, 15)}Z`;

/** A calendar file with an event over all of some days, and one line nobody can read. */
function busyFile(from: number, days: number): Buffer {
  const event = [
    'BEGIN:VEVENT',
    'UID:away@elsewhere.example',
    'SUMMARY:Plant visit',
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(from + days * 86_400_000)}`,
  ];
  const broken = ['BEGIN:VEVENT', 'UID:broken@elsewhere.example', 'DTSTART:sometime', 'END:VEVENT'];
  return Buffer.from(
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//tests//EN', ...event, 'END:VEVENT', ...broken, 'END:VCALENDAR', ''].join('\r\n'),
  );
}

story(
  'a calendar file of busy times takes slots away, read again it takes none twice, and removed it gives them back',
  async ({ start }) => {
    const booth = await start({ show: 'own' });
    const { page } = booth;
    await fill(booth);
    await goTo(page, 'Agenda');
    await page.keyboard.press('b', { delay: 40 });
    const dialog = page.getByRole('dialog');
    const slot = await dialog.getByRole('heading').innerText();
    await page.keyboard.press('Escape', { delay: 40 });
    await expect(dialog).toBeHidden();
    await page.keyboard.press('s', { delay: 40 });
    const setup = page.getByTestId('rep-setup');
    // since yesterday: an hour ago may lie behind the end of the day that is shown
    const buffer = busyFile(Date.now() - 86_400_000, 15);
    for (const _again of [1, 2]) {
      await setup.locator('input[type=file]').setInputFiles({ name: 'nadisse.ics', mimeType: 'text/calendar', buffer });
      await expect(setup.getByText('nadisse.ics: 1 busy time taken')).toBeVisible();
      await expect(setup.getByText('1 entry could not be read')).toBeVisible();
      await expect(setup.getByRole('button', { name: 'Remove: nadisse.ics' })).toHaveCount(1);
    }
    await setup
      .locator('input[type=file]')
      .setInputFiles({ name: 'photo.ics', mimeType: 'text/calendar', buffer: Buffer.from([255, 216, 255]) });
    await expect(setup.getByText('photo.ics is not a calendar file (.ics).')).toBeVisible();
    await page.evaluate(axe);
    expect(await readFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('[data-kind=busy]').first()).toBeVisible();
    await page.keyboard.press('b', { delay: 40 });
    await expect(dialog.getByRole('heading')).not.toHaveText(slot);
    await page.keyboard.press('Escape', { delay: 40 });
    await expect(dialog).toBeHidden();
    await page.keyboard.press('s', { delay: 40 });
    await setup.getByRole('button', { name: 'Remove: nadisse.ics' }).click();
    await expect(setup.getByRole('button', { name: 'Remove: nadisse.ics' })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
    await page.keyboard.press('b', { delay: 40 });
    await expect(dialog.getByRole('heading')).toHaveText(slot);
  },
);

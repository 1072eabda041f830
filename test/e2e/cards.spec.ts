import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect } from 'playwright/test';
import { card, countLeads, exportBook, goRapid, goTo, openLead, rowsOf, sorted, story } from './booth.ts';
import { drawCard, drawCards } from './drawnCards.ts';
import { newPerson } from './people.ts';
import { focusWindow, typeScans } from './keyboard.ts';

/** The lead page of the photographed card: what was read, and the picture as it was taken. */
async function isReadWhole(page: Page): Promise<void> {
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('maubrine.vostrikane@tallowick.example.com');
  await expect(page.getByLabel('Phone', { exact: true })).toHaveValue('+44 20 7946 0812');
  await expect(page.getByLabel('Company', { exact: true })).toHaveValue('Tallowick Bottling Ltd');
  await page.getByRole('button', { name: 'Enlarge picture 1' }).click();
  const dialog = page.getByRole('dialog');
  const picture = dialog.getByRole('img', { name: 'Enlarge picture 1' });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(1480);
  await page.keyboard.press('Escape', { delay: 40 });
  await expect(dialog).toBeHidden();
}

/** Refuses every request that leaves the program, and writes it down. */
const denyNetwork = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ session }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
      const isOwn = /^(app|data|blob|devtools):/u.test(url);
      if (!isOwn) asked.push(url);
      answer({ cancel: !isOwn });
    });
    const { Socket } = process.getBuiltinModule('node:net');
    Socket.prototype.connect = () => {
      asked.push('socket');
      throw new Error('the network is denied');
    };
  });

const readAsked = (app: ElectronApplication): Promise<string[]> => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where a word of the card lies, once the picture has found its place on the screen. */
async function placeOf(page: Page, word: string): Promise<Place> {
  const box = page.locator(`[data-word="${word}"]`).first();
  let last = await box.boundingBox();
  await expect
    .poll(async () => {
      const before = JSON.stringify(last);
      await page.waitForTimeout(200);
      last = await box.boundingBox();
      return last !== null && JSON.stringify(last) === before;
    })
    .toBe(true);
  if (last === null) throw new Error(`no word ${word}`);
  return last;
}

/** Clicks a word of the card on its picture. */
async function clickWord(page: Page, word: string): Promise<void> {
  const box = await placeOf(page, word);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Presses Enter, as a person does who looks at each field, until something is so. */
async function enterUntil(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  for (let press = 0; press < 20 && !(await isSo()); press += 1) {
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
  }
  await expect.poll(isSo).toBe(true);
}

/** Goes through what is left to check, until the review has ended. */
const enterThrough = (page: Page): Promise<void> => enterUntil(page, () => page.getByTestId('card-picture').isHidden());

story(
  'a card becomes a lead with its picture, is corrected by clicking its words, kept by Enter and exported so, all without a network',
  async ({ start }) => {
    const booth = await start();
    const { app, page } = booth;
    await denyNetwork(app);
    await page.getByLabel('Choose files').setInputFiles(card);
    await expect(page.getByRole('heading', { level: 2, name: 'Maubrine Vostrikane' })).toBeVisible({ timeout: 60_000 });
    await isReadWhole(page);
    await page
      .getByRole('button', { name: /Check the card/u })
      .first()
      .click();
    await expect(page.getByTestId('card-picture')).toBeVisible();
    const company = page.getByLabel('Company', { exact: true });
    await company.focus();
    await expect(page.locator('[data-word="Bottling"]')).toHaveAttribute('data-lit', 'true');
    await expect(page.locator('[data-word="Purchasing"]')).toHaveAttribute('data-lit', 'false');
    // one click puts the word in place of what is there, the next one adds
    await clickWord(page, 'Bottling');
    await expect(company).toHaveValue('Bottling');
    await clickWord(page, 'Tallowick');
    await expect(company).toHaveValue('Bottling Tallowick');
    await expect(company).toBeFocused();
    await enterThrough(page);
    await expect(page.getByLabel('Company', { exact: true })).toHaveValue('Bottling Tallowick');
    await expect(page.getByRole('button', { name: 'Enlarge picture 1' })).toBeVisible();
    const [row] = rowsOf(await exportBook(booth));
    expect(row).toMatchObject({ 'Full name': 'Maubrine Vostrikane', Company: 'Bottling Tallowick' });
    expect(await readAsked(app)).toEqual([]);
  },
);

story('words drawn over are put in together, a change is taken back, and the other side joins the same lead', async ({ folder, start }) => {
  const booth = await start();
  const { page } = booth;
  const front = join(folder, 'front.jpg');
  await writeFile(
    front,
    await drawCard(page, {
      name: 'Jérôme Lefèvre',
      title: 'Directeur des achats',
      company: 'Société Générale des Écrous',
      email: 'jerome.lefevre@ecrous-exemple.fr',
      phone: '+33 1 99 00 12 34',
    }),
  );
  await page.getByLabel('Choose files').setInputFiles(front);
  await expect(page.getByRole('heading', { level: 2, name: 'Jérôme Lefèvre' })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('g');
  await expect(page.getByTestId('card-picture')).toBeVisible();
  const [from, to] = [await placeOf(page, 'Jérôme'), await placeOf(page, 'Lefèvre')];
  const title = page.getByLabel('Job title', { exact: true });
  await title.focus();
  const before = await title.inputValue();
  await page.mouse.move(from.x + 8, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width - 8, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(title).toHaveValue('Jérôme Lefèvre');
  await page.keyboard.press('Control+z');
  await expect(title).toHaveValue(before);
  await page.getByLabel('Other side', { exact: true }).setInputFiles(card);
  await expect(page.getByRole('button', { name: 'Picture 2' })).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('[data-word="Vostrikane"]')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('PageUp');
  await expect(page.locator('[data-word="Lefèvre"]')).toBeVisible();
  await page.getByRole('button', { name: /All right/u }).click();
  await expect(page.getByRole('button', { name: 'Enlarge picture 2' })).toBeVisible();
  expect(await countLeads(page)).toBe(1);
});

story(
  'a folder of cards is read in the background: stopped, closed and started again it goes on, and scans are saved meanwhile',
  async ({ folder, start }) => {
    story.setTimeout(240_000);
    const booth = await start();
    const { app, page, profile } = booth;
    await goRapid(page);
    const paths = await drawCards(page, folder, { from: 40, count: 6 });
    await page.getByLabel('Choose files').setInputFiles(paths);
    const progress = page.getByTestId('card-progress');
    // stopped at once, so that there is something left to read when all are taken in, on a slow machine too
    await progress.getByRole('button', { name: 'Stop' }).click();
    await expect(progress).toContainText('Reading stopped:');
    await expect(page.getByText('6 files read')).toBeVisible({ timeout: 120_000 });
    await progress.getByRole('button', { name: 'Go on' }).click();
    await expect(progress).toContainText(/Reading cards: \d+ of 6, card_/u, { timeout: 60_000 });
    // a badge is scanned while cards are read: saved at once
    await focusWindow(app);
    await typeScans(['EX-4711/while-reading'], { delay: 2, pause: 40 });
    await expect(page.getByRole('alert').filter({ hasText: 'EX-4711/while-reading' })).toBeVisible();
    await expect(progress).toContainText(/Reading cards: \d+ of 6/u);
    await goTo(page, 'Agenda');
    await expect(page.getByTestId('card-chip')).toContainText(/Reading \d+ of 6/u);
    await page.getByTestId('card-chip').click();
    await progress.getByRole('button', { name: 'Stop' }).click();
    await expect(progress).toContainText(/Reading stopped: \d+ cards? wait/u);
    await goTo(page, 'Leads');
    await expect(page.getByText('Card not read yet').first()).toBeVisible();
    await booth.close();

    const again = await start({ profile });
    await expect(again.page.getByText(/Reading goes on by itself/u)).toBeVisible();
    await goTo(again.page, 'Capture');
    await expect(again.page.getByTestId('card-progress')).toContainText('Reading cards:');
    await expect(again.page.getByTestId('card-chip')).toBeHidden({ timeout: 120_000 });
    expect(await countLeads(again.page)).toBe(7);
    const rows = rowsOf(await exportBook(again));
    const mails = rows.map((row) => row['E-mail']).filter((mail) => mail !== '');
    expect(mails).toHaveLength(6);
    expect(new Set(sorted(mails)).size).toBe(6);
  },
);

story('cards with doubts follow one another by Enter, until none is left', async ({ folder, start }) => {
  const { page } = await start();
  await goRapid(page);
  const people = [70, 71].map(newPerson);
  const paths: string[] = [];
  for (const person of people) {
    const path = join(folder, `${person.family}.jpg`);
    // without a line for it the company is guessed from the domain: somebody has to look
    await writeFile(path, await drawCard(page, { ...person, company: '', email: `${person.email}.com` }));
    paths.push(path);
  }
  await page.getByLabel('Choose files').setInputFiles(paths);
  await expect(page.getByText('2 files read')).toBeVisible();
  await expect(page.getByTestId('card-chip')).toBeHidden({ timeout: 60_000 });
  await openLead(page, people[0]?.given ?? '');
  // the key is there when the picture is; the banner may offer the same
  await expect(page.getByRole('button', { name: /^Check the card/u }).first()).toBeVisible();
  await page.keyboard.press('g');
  const left = page.getByTestId('cards-left');
  await expect(left).toHaveText('1 more to check');
  await expect(page.getByText(/^(?:check|unsure \d+ %)$/u).first()).toBeVisible();
  await enterUntil(page, () => left.isHidden());
  await enterThrough(page);
  await expect(page.getByRole('button', { name: 'Enlarge picture 1' })).toBeVisible();
  await expect(page.getByText(/\d to check/u)).toBeHidden();
});

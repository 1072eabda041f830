import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, goTo, story } from './booth.ts';
import { focusWindow, pressScans, setLayout } from './keyboard.ts';
import { programWords } from './launch.ts';

const run = promisify(execFile);

/** How a scanner types here. */
const PACE = { delay: 3, pause: 900 };

const BADGE = 'MECARD:N:Tallowick,Nadisse;ORG:Ixworthy;EMAIL:nadisse@ixworthy.example;;';

async function openSheet(page: Page): Promise<void> {
  await goTo(page, 'Show');
  await page.getByRole('button', { name: 'Desk sheet' }).click();
  await expect(page.getByTestId('desk-preview').getByRole('img').first()).toBeVisible();
}

/** The cells of the paper by the key of their command: pictures of each as the printer gets it. */
async function printCells(page: Page, folder: string): Promise<string[]> {
  await mkdir(folder);
  await page.emulateMedia({ media: 'print' });
  const cells = page.locator('[data-paper] [data-key]');
  const keys = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('data-key') ?? ''));
  for (const [at] of keys.entries()) await cells.nth(at).screenshot({ path: join(folder, `${String(at).padStart(3, '0')}.png`) });
  await page.emulateMedia({ media: null });
  return keys;
}

/** Reads pictures with the program's own batch mode; the texts in the order of the files. */
async function readPictures({ app }: Pick<Booth, 'app'>, folder: string): Promise<string[]> {
  const engine = ['--log-level=3', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const out = `${folder}.jsonl`;
  await run(app.process().spawnfile, [...engine, ...programWords, '--batch', 'read', folder, '--only', 'code', '--out', out]);
  const lines = (await readFile(out, 'utf8')).trim().split('\n');
  const files = lines.map((line) => JSON.parse(line) as { file: string; found: { text?: string }[] }); // the batch mode's own lines
  return files.sort((a, b) => (a.file < b.file ? -1 : 1)).map(({ found }) => found.map(({ text }) => text ?? '').join('+'));
}

/** Reads the sheet of the show at work back from its paper: the text of each command's code. */
async function readSheet(booth: Booth, folder: string): Promise<Map<string, string>> {
  const keys = await printCells(booth.page, folder);
  const texts = await readPictures(booth, folder);
  return new Map(keys.map((key, at) => [key, texts[at] ?? '']));
}

/** The first PDF that was saved, and how many pages it says it has. */
async function readPdf(saved: string): Promise<{ pages: number; sizes: string[] }> {
  const name = async (): Promise<string | undefined> => (await readdir(saved)).find((one) => one.endsWith('.pdf'));
  await expect.poll(name, { timeout: 60_000 }).toBeDefined();
  const pdf = (await readFile(join(saved, (await name()) ?? ''))).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)].map(([, width, height]) =>
    [width, height].map((points) => Math.round(Number(points))).join('×'),
  );
  return { pages: [...pdf.matchAll(/\/Type \/Page\b/gu)].length, sizes };
}

story(
  'the desk sheet is one page of codes, each read back from the paper; a badge and two of them make a hot lead',
  { tag: '@alone' },
  async ({ folder, start }) => {
    const booth = await start();
    const { app, page, saved } = booth;
    await openSheet(page);
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    expect(await readPdf(saved)).toEqual({ pages: 1, sizes: ['595×842'] });
    const codes = await readSheet(booth, join(folder, 'cells'));
    expect(codes.size).toBeGreaterThan(20);
    for (const [key, text] of codes) expect(text, key).toMatch(/^[B-X]{15}$/u);
    expect(new Set(codes.values()).size).toBe(codes.size);
    const code = (key: string): string => codes.get(key) ?? `no ${key}`;

    await goTo(page, 'Capture');
    await focusWindow(app);
    const told = page.locator('[role=alert][data-kind]');
    await pressScans([code('heat:hot')], PACE);
    await expect(told).toContainText('No visitor in hand: scan a badge first');

    // three scans, no key; the pause is shorter than the scanner's own
    await pressScans([BADGE, code('heat:hot'), code('interest:conveyors')], PACE);
    await expect(told).toContainText('Conveyors: Nadisse Tallowick');
    await expect(page.getByTestId('stage')).toHaveText('SQL');
    await expect(page.getByRole('button', { name: /^Hot/u })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: /^Conveyors/u })).toHaveAttribute('aria-pressed', 'true');

    // a scanner set to US keys on a computer set to French ones, Caps Lock and all: the keys count, not the letters
    await setLayout('fr');
    try {
      await pressScans([code('step:quote'), code('slot:next')], PACE);
      await expect(told).toContainText('Next free slot: Nadisse Tallowick');
    } finally {
      await setLayout('us');
    }
    await expect(page.getByTestId('stage')).toHaveText('Qualified');
    await pressScans([code('control:undo')], PACE);
    await expect(told).toContainText('Taken back: Next free slot');
    await expect(page.getByTestId('stage')).toHaveText('SQL');
    await pressScans([code('control:next')], PACE);
    await expect(page.getByRole('heading', { level: 2, name: 'Capture' })).toBeVisible();
  },
);

story('a sheet of bar codes on A4 across is saved with the show and printed in that size', async ({ folder, start }) => {
  // a printer draws finer than a screen: three dots to a pixel
  const booth = await start({ args: ['--force-device-scale-factor=3'] });
  const { page, saved } = booth;
  await openSheet(page);
  await page.getByText('Bar codes', { exact: true }).click();
  await page.getByText('A4 across', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Disqualify' }).click();
  await goTo(page, 'Capture');
  await openSheet(page);
  await expect(page.getByRole('radio', { name: 'Bar codes' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Competitor' })).toBeChecked();
  await page.keyboard.press('Control+s');
  const { pages, sizes } = await readPdf(saved);
  expect(pages).toBe(await page.locator('[data-paper] [data-page]').count());
  expect(new Set(sizes)).toEqual(new Set(['842×595']));
  const codes = await readSheet(booth, join(folder, 'cells'));
  for (const [key, text] of codes) expect(text, key).toMatch(/^[B-X]{15}$/u);
});

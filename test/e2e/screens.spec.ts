import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, speakFrench, story } from './booth.ts';
import { axe, readFaults, readOutline, settle, showIn } from './faults.ts';
import { PLACES, fillShow, onEachScreen } from './screens.ts';

const root = dirname(dirname(import.meta.dirname));
type Words = { readonly [key: string]: string | Words };

function flatWords(words: Words): string[] {
  return Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : flatWords(value)));
}

async function readWords(language: 'en' | 'fr'): Promise<string[]> {
  const folder = join(root, 'renderer/i18n', language);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return (await Promise.all(names.map(async (name) => flatWords(JSON.parse(await readFile(join(folder, name), 'utf8')) as Words)))).flat(); // our own files
}

/** All that a person can read or have read aloud on the screen. */
const readScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node.textContent?.trim() ?? '');
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name)?.trim() ?? '');
    return texts.filter(Boolean);
  });

/** The sample show was made in English, a choice of languages names each one in itself, and a card says what its owner does. */
const OWN: ReadonlySet<string> = new Set(['Sample show', 'English', 'Purchasing']);

// one walk for both: each screen is opened once, in the longer language
story('no screen has a serious fault of accessibility in light or in dark, and in French no English is left', async ({ folder, start }) => {
  story.setTimeout(180_000);
  const booth = await start();
  const { page } = booth;
  await fillShow(booth, folder);
  await speakFrench(booth.page);
  await page.evaluate(axe);
  const french = new Set(await readWords('fr'));
  const english = new Set((await readWords('en')).filter((words) => words.length > 3 && !french.has(words)));
  const faults: string[] = [];
  const left: string[] = [];
  await onEachScreen(booth, async (name) => {
    const read = await readScreen(page);
    expect(read.some((text) => french.has(text))).toBe(true);
    left.push(...read.filter((text) => english.has(text) && !OWN.has(text)).map((text) => `${name}: ${text}`));
    const isPlace = PLACES.some((place) => place === name);
    await showIn(page, 'dark');
    faults.push(...(await readFaults(page, 'colours', isPlace)).map((fault) => `dark ${name}: ${fault}`));
    await showIn(page, 'light');
    faults.push(...(await readFaults(page, 'all', isPlace)).map((fault) => `light ${name}: ${fault}`));
    faults.push(...(await readOutline(page)).map((fault) => `${name}: ${fault}`));
  });
  expect(faults).toEqual([]);
  expect(left).toEqual([]);
});

const shots = process.env['BOOTHBOOK_SHOTS'];

story('every screen is photographed when asked for', async ({ folder, start }) => {
  story.skip(shots === undefined, 'only with BOOTHBOOK_SHOTS=FOLDER');
  story.setTimeout(180_000);
  if (shots === undefined) return;
  await mkdir(shots, { recursive: true });
  const profile = join(folder, 'fresh');
  await mkdir(profile);
  const first = await start({ profile, isLocked: true });
  await first.page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await first.page.screenshot({ path: join(shots, 'vault.png') });
  await first.page.getByRole('radio', { name: /No protection/u }).click();
  await first.page.getByRole('button', { name: 'Start', exact: true }).click();
  await first.page.getByRole('button', { name: /Try it with a sample show/u }).waitFor();
  await first.page.screenshot({ path: join(shots, 'welcome.png') });
  await first.close();
  const booth = await start();
  const { app, page } = booth;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
  await onEachScreenEmpty(booth, shots);
  await fillShow(booth, folder);
  for (const language of ['en', 'fr']) {
    if (language === 'fr') await speakFrench(booth.page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await showIn(page, colorScheme);
      await onEachScreen(booth, async (name) => {
        await settle(page);
        await page.screenshot({ path: join(shots, `${name}-${language}-${colorScheme}.png`) });
      });
    }
  }
});

async function onEachScreenEmpty({ page }: Pick<Booth, 'page'>, to: string): Promise<void> {
  for (const at of [1, 2, 3, 4]) {
    await page.keyboard.press(`Alt+${at}`);
    await page.locator('main h2').first().waitFor();
    await settle(page);
    await page.screenshot({ path: join(to, `empty-${at}.png`) });
  }
}

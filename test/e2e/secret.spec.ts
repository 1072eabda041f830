import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { bookNext, card, goTo, isSaved, openLead, story, typeVisitor, unlock } from './booth.ts';
import { newPerson } from './people.ts';

const person = newPerson(34);
const NOTE = 'asked about the zirconium nozzles';

/** Files below a folder that hold one of the words, in any of the ways text is stored. */
async function filesHolding(folder: string, words: readonly (string | Buffer)[]): Promise<string[]> {
  const needles = words.flatMap((word) => {
    if (typeof word !== 'string') return [word];
    return [word, word.toLowerCase(), word.toUpperCase()].flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const holding: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (needles.some((needle) => bytes.includes(needle))) holding.push(path);
  }
  return holding;
}

story(
  'with a passphrase nothing of any visitor lies readable on the disk, a wrong one is refused, the right one opens',
  async ({ folder, start }) => {
    story.setTimeout(150_000);
    const booth = await start({ vault: 'passphrase' });
    const { page, profile } = booth;
    await typeVisitor(page, person);
    await isSaved(page, person.name);
    await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
    await bookNext(page);
    await page.getByRole('textbox', { name: 'Note' }).fill(NOTE);
    await expect(page.getByTestId('note-state')).toHaveText('Saved');
    await goTo(page, 'Capture');
    await page.getByLabel('Choose files').setInputFiles(card);
    await expect(page.getByRole('heading', { level: 2, name: 'Maubrine Vostrikane' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('button', { name: 'Enlarge picture 1' })).toBeVisible();

    const picture = (await readFile(card)).subarray(40_000, 40_064);
    const local = person.phone.slice(3);
    const words = [
      person.given,
      person.family,
      person.company,
      person.email,
      person.phone,
      local,
      'zirconium',
      'Maubrine',
      'Vostrikane',
      'Tallowick',
      '79460812',
      picture,
    ];
    expect(await filesHolding(profile, words)).toEqual([]);
    await booth.close();
    expect(await filesHolding(profile, words)).toEqual([]);
    // The search itself finds what is there.
    await writeFile(join(folder, 'plain.txt'), Buffer.from(`… ${person.email} …`, 'utf16le'));
    expect(await filesHolding(folder, words)).toEqual([join(folder, 'plain.txt')]);

    const again = await start({ profile, isLocked: true });
    await unlock(again.page, 'not the right words');
    await expect(again.page.getByText('This passphrase does not open it.')).toBeVisible();
    await unlock(again.page, 'gravel orchid seventeen');
    await openLead(again.page, person.name);
    await expect(again.page.getByText(NOTE)).toBeVisible();
  },
);

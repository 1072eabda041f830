import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { openJournal } from '#electron/main/journal/journal.ts';
import { openVault } from '#electron/main/vault.ts';
import { newCodec } from '#renderer/data/codec.ts';
import { card, countLeads, goRapid, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

/** Who is on the photographed card. */
const GONE = 'Maubrine Vostrikane';
const NOTE = 'asked for a quiet corner and a kettle';

/** Everything the journal of a closed profile says, its bodies opened. */
async function wordsOfJournal(profile: string): Promise<string> {
  const vault = openVault(profile, { isAvailable: () => false, seal: () => Buffer.alloc(0), open: () => null });
  const state = vault.state();
  const key = vault.key('journal');
  if (state.kind !== 'open' || key === null) throw new Error('the vault is not open');
  const codec = await newCodec(state.keys);
  const journal = await openJournal({ folder: join(profile, 'journal'), key });
  const { frames } = await journal.read({ from: 0, limit: 5_000, wanted: [[1, 100_000]] });
  await journal.close();
  const words: string[] = [];
  for (const { line, ops } of frames) {
    words.push(JSON.stringify(await codec.open(`history/${line.seq}`, line.body)));
    for (const op of ops)
      if ('put' in op && op.put.body !== null) words.push(JSON.stringify(await codec.open(`${op.table}/${op.put.id}`, op.put.body)));
  }
  return words.join('\n');
}

/** Files of the profile in which a text lies in plain. */
async function filesWith(profile: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if ((await readFile(path).catch(() => Buffer.alloc(0))).includes(text)) found.push(path);
  }
  return found;
}

story(
  'a visitor with a note and a picture is erased: after a restart nothing of them is found, the others are whole',
  async ({ start }) => {
    const stays = newPerson(31);
    const booth = await start();
    const { page, profile } = booth;
    await goRapid(page);
    await page.getByLabel('Choose files').setInputFiles([card]);
    await expect(page.getByText('1 file read')).toBeVisible({ timeout: 60_000 });
    await typeVisitor(page, stays);
    await isSaved(page, stays.name);
    for (const name of [GONE, stays.name]) {
      await openLead(page, name);
      await page.getByRole('textbox', { name: 'Note' }).fill(`${NOTE}, says ${name}`);
      await expect(page.getByTestId('note-state')).toHaveText('Saved');
    }
    expect(await readdir(join(profile, 'media'))).toHaveLength(1);
    await openLead(page, GONE);
    await page.getByRole('button', { name: 'This person’s data…' }).click();
    await page.getByTestId('person').getByRole('button', { name: 'Erase…' }).click();
    await expect(page.getByTestId('erase-goes')).toContainText('Leads and contact data: 1');
    await page.getByLabel(/Type “erase”/u).fill('erase');
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await expect(page.getByTestId('certificate')).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page.getByTestId('erasure-pending')).toContainText('next start');
    await booth.close();

    const words = await wordsOfJournal(profile);
    expect(words).not.toMatch(/vostrikane/iu);
    expect(await readdir(join(profile, 'media'))).toEqual([]);
    expect(words).toContain(`${NOTE}, says ${stays.name}`);

    const again = await start({ profile });
    expect(await countLeads(again.page)).toBe(1);
    await openLead(again.page, stays.name);
    await expect(again.page.getByText(`${NOTE}, says ${stays.name}`)).toBeVisible();
    await again.close();
    expect(await filesWith(profile, 'Vostrikane')).toEqual([]);
  },
);

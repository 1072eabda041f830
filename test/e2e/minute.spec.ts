import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { bookNext, goTo, story, typeVisitor } from './booth.ts';
import { countKeys, factsKept, FAST, HUMAN, isAllSaved, NOTE, readKeys, scanBadge, talkByKeys, talkByTab } from './minute.ts';
import type { Keys, Pace } from './minute.ts';
import { newPerson, type Person } from './people.ts';

/** PRODUCT.md §2 and the issue: key presses besides the text of the note. */
const MOST_KEYS = 12;

story(
  'a conversation of thirty seconds takes at most twelve keys besides its note, and every fact of it is there after a restart',
  async ({ folder, start }) => {
    const profile = join(folder, 'minute');
    await mkdir(profile);
    const booth = await start({ profile, isFresh: true });
    const person = newPerson(31);
    await scanBadge(booth, person);
    await countKeys(booth.page);
    await talkByKeys(booth.page, FAST);
    await isAllSaved(booth.page);
    const { keys, note } = await readKeys(booth.page);
    expect(note).toBe(NOTE.length);
    expect(keys).toBeLessThanOrEqual(MOST_KEYS);
    await booth.close();
    await factsKept(await start({ profile }), person);
  },
);

story('a booked appointment qualifies a lead, a cancelled one demotes it, and the page says by whom', async ({ start }) => {
  const { page } = await start();
  const person = newPerson(32);
  await goTo(page, 'Capture');
  await typeVisitor(page, person);
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  const standing = page.getByTestId('standing');
  await expect(standing).toContainText('Contact: no interest shown yet');
  await page.keyboard.press('2', { delay: 90 });
  await expect(standing).toContainText('MQL: rated warm (the temperature was set by Alex Martin');
  await bookNext(page);
  await expect(standing).toContainText('Qualified: an appointment was booked by Alex Martin');
  await page.getByRole('button', { name: 'Cancel the appointment' }).first().click();
  await expect(standing).toContainText('MQL again: the appointment was cancelled by Alex Martin');
  await expect(page.getByTestId('stage')).toHaveText('MQL');
  await page.keyboard.press('x', { delay: 90 });
  await page.getByRole('button', { name: 'No budget' }).click();
  await expect(standing).toContainText('Disqualified: No budget (set aside by Alex Martin');
  await page.keyboard.press('x', { delay: 90 });
  await page.getByRole('button', { name: 'New facts' }).click();
  await expect(standing).toContainText('MQL again: rated warm (brought back by Alex Martin');
});

const isBench = process.env['BOOTHBOOK_MINUTE'] !== undefined;

type Run = Keys & { readonly name: string; readonly seconds: number; readonly facts: number };

story('the minute is measured when asked for', async ({ folder, start }) => {
  story.skip(!isBench, 'only with `npm run bench -- minute`');
  story.setTimeout(600_000);
  const play = async (name: string, person: Person, by: { talk: typeof talkByKeys; pace: Pace }): Promise<Run> => {
    const profile = join(folder, name);
    await mkdir(profile);
    const booth = await start({ profile, isFresh: true });
    const began = await scanBadge(booth, person);
    await countKeys(booth.page);
    await by.talk(booth.page, by.pace);
    await isAllSaved(booth.page);
    const seconds = (Date.now() - began) / 1000;
    const counted = await readKeys(booth.page);
    await booth.close();
    const again = await start({ profile });
    const kept = await factsKept(again, person);
    await again.close();
    return { ...counted, name, seconds, facts: kept.length };
  };
  const runs = [
    await play('keys', newPerson(41), { talk: talkByKeys, pace: HUMAN }),
    await play('fast', newPerson(42), { talk: talkByKeys, pace: FAST }),
    await play('form', newPerson(43), { talk: talkByTab, pace: HUMAN }),
  ];
  const table = runs.map(({ name, keys, tabs, text, note, seconds, facts }) =>
    [
      name.padEnd(6),
      ...[keys, tabs, text, note].map((n) => String(n).padStart(6)),
      seconds.toFixed(1).padStart(9),
      `${facts} of 8`.padStart(8),
    ].join(''),
  );
  process.stdout.write(
    [
      '',
      'One conversation: hot, two interests, budget, timeline, a promise, consent, a note of ten words; no mouse.',
      `keys: by the page’s keys, ${HUMAN.command} ms before each command and ${HUMAN.text} ms a sign. fast: the same, ${FAST.text} ms a sign.`,
      'form: the same page by Tab and Space alone, from its first field on and in its order, the promise written out; no thought between.',
      'note: signs of the note, not counted as keys. facts: found again after a restart, on the page and in an export.',
      `${'run'.padEnd(6)}  keys  tabs  text  note  seconds   facts`,
      ...table,
      `RESULT minute keys=${runs[0]?.keys} seconds=${runs[0]?.seconds.toFixed(1)} fastSeconds=${runs[1]?.seconds.toFixed(1)} facts=${runs[0]?.facts}/8 formKeys=${runs[2]?.keys} formSeconds=${runs[2]?.seconds.toFixed(1)}`,
      '',
    ].join('\n'),
  );
  expect(runs[0]?.keys).toBeLessThanOrEqual(MOST_KEYS);
  expect(runs[0]?.seconds).toBeLessThan(30);
});

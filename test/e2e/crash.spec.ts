import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'playwright/test';
import { type Booth, exportBook, goRapid, isSaved, rowsOf, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

/** Enough to notice what breaks; BOOTHBOOK_KILLS asks for more, and `npm run bench -- faults` kills every kind of write. */
const KILLS = Number(process.env['BOOTHBOOK_KILLS'] ?? 4);

/** Moments that look random but are the same in every run (a linear congruence, Numerical Recipes). */
function newMoments(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

story('kills right after "saved" lose nobody', async ({ start }) => {
  story.setTimeout(240_000);
  const random = newMoments(417);
  const saved: string[] = [];
  let next = 0;
  let booth: Booth = await start();
  const { profile } = booth;
  await goRapid(booth.page);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const own: string[] = [];
    for (let count = 1 + Math.floor(random() * 2); count > 0; count -= 1) {
      const person = newPerson((next += 1));
      await typeVisitor(booth.page, person);
      await isSaved(booth.page, person.name);
      own.push(person.name);
    }
    // Half the time someone else is on the way when the end comes: they may be there or not, but nobody else goes with them.
    if (random() < 0.5) void typeVisitor(booth.page, newPerson((next += 1))).catch(() => undefined);
    await wait(random() * 60);
    await booth.kill();
    booth = await start({ profile });
    for (const name of own)
      await expect(booth.page.getByTestId('capture').getByText(name, { exact: true }), `after kill ${kill}`).toHaveCount(1);
    saved.push(...own);
  }
  const rows = rowsOf(await exportBook(booth));
  expect(rows.map((row) => row['Full name'])).toEqual(expect.arrayContaining(saved));
  // Nobody is there in part or twice.
  for (const row of rows) expect(row['E-mail']).toBe(`${row['Full name']?.replace(' ', '.')}@${row['Last name']}.example`.toLowerCase());
  expect(new Set(rows.map((row) => row['E-mail'])).size).toBe(rows.length);
});

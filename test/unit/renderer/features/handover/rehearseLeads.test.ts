import { expect, test } from 'vitest';
import { readExportIds } from '#renderer/data/exports.ts';
import { discardLead, updateLead } from '#renderer/data/leads.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { newSession } from '#renderer/features/handover/rehearseLeads.ts';
import type { Rehearser } from '#renderer/features/handover/rehearseLeads.ts';
import { salesforce } from '#shared/formats/export/salesforce.ts';
import { newDesk } from '#shared/formats/rehearsal/desk.ts';
import type { Desk } from '#shared/formats/rehearsal/desk.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

/** The worker's work, done beside us; `checked` counts the leads that were judged. */
function newRehearser() {
  const seen = { checked: 0 };
  let desk: Desk = newDesk(salesforce, { shows: [], language: 'en' });
  const rehearser: Rehearser = {
    begin: ({ context }) => {
      desk = newDesk(salesforce, context);
      return Promise.resolve();
    },
    check: (leads, gone) => {
      seen.checked += leads.length;
      desk.check(leads);
      desk.forget(gone);
      return Promise.resolve();
    },
    sum: (ids) => Promise.resolve(desk.sum(ids)),
    close: () => undefined,
  };
  return { seen, rehearser };
}

const quiet = () => undefined;

test('a rehearsal is kept true while leads are mended, and only those are judged again', async () => {
  const { store } = await newTestStore();
  await seedLeads(store, { leads: 250, shows: 1, seed: 5, until: Date.UTC(2026, 10, 20) });
  const choice = { showId: null, only: 'all' } as const;
  const ids = await readExportIds(store, choice);
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error('leads were seeded');
  const { seen, rehearser } = newRehearser();
  const session = newSession(store, { template: 'salesforce', own: [], language: 'en', choice }, () => rehearser);
  const { signal } = new AbortController();
  const told: number[] = [];
  const before = await session.pass(signal, ({ done }) => void told.push(done));
  expect([before?.rows, seen.checked, told]).toEqual([250, 250, [100, 200, 250]]);

  const bad = { formattedName: 'Odd One', organization: ['Ofen'], emails: [{ value: 'nobody', kind: 'work' }] } as const;
  await updateLead(store, first, { action: 'edit', change: (lead) => ({ ...lead, contact: bad }) });
  await discardLead(store, second);
  const after = await session.pass(signal, quiet);
  expect(after?.listed.find(({ leadId }) => leadId === first)).toMatchObject({
    name: 'Odd One',
    issues: [{ column: 'Email', why: 'not-email' }],
  });
  expect([after?.rows, seen.checked]).toEqual([249, 251]);

  const good = { ...bad, emails: [{ value: 'odd@one.example', kind: 'work' }] } as const;
  await updateLead(store, first, { action: 'edit', change: (lead) => ({ ...lead, contact: good }) });
  expect((await session.pass(signal, quiet))?.listed.filter(({ leadId }) => leadId === first)).toEqual([]);
  expect(await session.pass(AbortSignal.abort(), quiet)).toBeNull();
});

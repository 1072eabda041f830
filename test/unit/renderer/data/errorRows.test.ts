import { describe, expect, test } from 'vitest';
import { findErrorRows } from '#renderer/data/errorRows.ts';
import { readExportIds, readFileRefusal, refuseExported, saveExported, readExportBatch } from '#renderer/data/exports.ts';
import { readLead, updateLead } from '#renderer/data/leads.ts';
import { counts, readStuck, retry } from '#renderer/data/outbox.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { ErrorRow } from '#shared/formats/rehearsal/errorFile.ts';
import { newTestStore } from './testStore.ts';

const row = (told: Partial<ErrorRow>): ErrorRow => ({
  at: 1,
  leadId: null,
  email: '',
  name: '',
  company: '',
  row: null,
  field: null,
  reason: 'Bad',
  ...told,
});

const exported = async (store: Store): Promise<void> => {
  const ids = await readExportIds(store, { showId: null, only: 'all' });
  const { revs, left } = await readExportBatch(store, ids);
  await saveExported(store, { revs, left, file: 'csv salesforce', rows: revs.length });
};

const called = (n: number, more: Partial<Contact> = {}): Contact => ({
  formattedName: `Ulmar Dresnik${n}`,
  organization: [`Pumps${n} GmbH`],
  emails: [{ value: `u${n}@dresnik.example`, kind: 'work' }],
  ...more,
});

/** A booth whose leads are in a file: u0@… to u4@…, named and numbered. */
async function handedOver(): Promise<{ store: Store; ids: readonly LeadId[] }> {
  const { store } = await newTestStore();
  await seedLeads(store, { leads: 5, shows: 1, seed: 7, until: Date.UTC(2026, 10, 20) });
  const ids = await readExportIds(store, { showId: null, only: 'all' });
  for (const [at, id] of ids.entries())
    await updateLead(store, id, { action: 'edit', change: (lead) => ({ ...lead, contact: called(at) }) });
  await exported(store);
  return { store, ids };
}

describe('an error file is read back onto the leads', () => {
  test('which are found by key, by e-mail, by name and company, and by their row in the last file', async () => {
    const { store, ids } = await handedOver();
    const found = await findErrorRows(
      store,
      [
        row({ leadId: ids[0] ?? null, email: 'u1@dresnik.example' }),
        row({ email: ' U1@Dresnik.example ' }),
        row({ name: 'DRESNIK2 Ulmar', company: 'pumps2' }),
        row({ row: 5 }),
        row({ name: 'Somebody Else', company: 'Pumps2' }),
        row({ leadId: 'gone' as LeadId }),
      ],
      ids,
    );
    expect(found.map(({ lead, by }) => [lead?.id, by])).toEqual([
      [ids[0], 'key'],
      [ids[1], 'email'],
      [ids[2], 'name'],
      [ids[3], 'row'],
      [undefined, null],
      [undefined, null],
    ]);
  });

  test('and nobody is taken where two may be meant', async () => {
    const { store, ids } = await handedOver();
    const [a, b] = ids;
    if (a === undefined || b === undefined) throw new Error('five were seeded');
    for (const id of [a, b]) await updateLead(store, id, { action: 'edit', change: (lead) => ({ ...lead, contact: called(9) }) });
    const found = await findErrorRows(store, [row({ email: 'u9@dresnik.example', name: 'Ulmar Dresnik9', company: 'Pumps9' })], []);
    expect(found).toMatchObject([{ lead: null }]);
  });

  test('wait refused with field and words until they are edited and in the next file', async () => {
    const { store, ids } = await handedOver();
    const [first, second] = ids;
    if (first === undefined || second === undefined) throw new Error('five were seeded');
    const refusal = { field: 'Email', reason: 'Not an address' };
    await updateLead(store, second, { action: 'edit', change: (lead) => ({ ...lead, interests: ['mended'] }) });
    expect(
      await refuseExported(store, [
        { leadId: first, refusal },
        { leadId: first, refusal: { field: null, reason: 'Too long' } },
        { leadId: second, refusal },
        { leadId: 'gone' as LeadId, refusal },
      ]),
    ).toEqual({ refused: [first], edited: [second], unknown: ['gone'] });
    const stuck = [{ leadId: first, state: 'failed', refusal: { field: 'Email', reason: 'Not an address; Too long' } }];
    expect(await readStuck(store, FILES_TARGET)).toEqual(stuck);
    expect(await readFileRefusal(store, first)).toEqual(stuck[0]?.refusal);
    // the same again is refused again: another file does not make it right
    await exported(store);
    expect(await readStuck(store, FILES_TARGET)).toEqual(stuck);
    expect(await readExportIds(store, { showId: null, only: 'new' })).toEqual([]);
    await updateLead(store, first, { action: 'edit', change: (lead) => ({ ...lead, interests: ['mended'] }) });
    expect(await readFileRefusal(store, first)).toBeNull();
    expect(await readExportIds(store, { showId: null, only: 'new' })).toEqual([first]);
    await exported(store);
    expect(await counts(store, FILES_TARGET)).toMatchObject({ ready: 0, failed: 0, sent: 5 });
    expect((await readLead(store, first))?.interests).toEqual(['mended']);
  });

  test('and go into the next file as they are when a person says so', async () => {
    const { store, ids } = await handedOver();
    const [first] = ids;
    if (first === undefined) throw new Error('five were seeded');
    await refuseExported(store, [{ leadId: first, refusal: { field: null, reason: 'List was full' } }]);
    await retry(store, FILES_TARGET, [first]);
    expect(await readExportIds(store, { showId: null, only: 'new' })).toEqual([first]);
  });
});

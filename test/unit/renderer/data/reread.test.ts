import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importAttendees } from '#renderer/data/attendees.ts';
import { readLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { rereadCaptures } from '#renderer/data/reread.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { captureScan } from '#renderer/features/capture/captureScan.ts';
import { editContact } from '#renderer/data/editContact.ts';
import type { BadgeFormat, BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { readBadge } from '#shared/formats/badge/readBadge.ts';
import { proposeBadgeFormat } from '#shared/formats/badge/learn.ts';
import { newTestStore } from './testStore.ts';

const SHOW = { id: 'show' as ShowId };
const badge = (code: string, last: string, first: string, company: string): string => `Z9¤${code}¤${last}¤${first}¤${company}`;
const ONE = badge('00123', 'DOE', 'Jane', 'Acme SA');
const TWO = badge('00891', 'TALLOWICK', 'Camille', 'Lumen Partners');
const THREE = badge('01544', 'KRANZHOF', 'Thomas', 'Kranz GmbH');

const format: BadgeFormat = {
  ...proposeBadgeFormat([ONE, TWO, THREE]),
  v: 1,
  id: 'format' as BadgeFormatId, // any id will do
  name: 'Hall 4',
  learntAt: 1,
};

const scanOf = (text: string): Scan => ({ source: 'scanner', text });
const untaught = (scan: Scan) => readBadge(scan, { country: 'FR' });
const taught = (scan: Scan) => readBadge(scan, { country: 'FR', formats: [format] });
const options = { read: taught, readBefore: untaught, because: 'Hall 4' };

const capture = async (store: Store, text: string): Promise<Lead> => {
  const [captured] = await captureScan({ store, showId: SHOW.id, country: 'FR' }, scanOf(text));
  if (captured === undefined) throw new Error('nothing captured');
  return captured.lead;
};

const again = async (store: Store, id: LeadId): Promise<Lead> => {
  const lead = await readLead(store, id);
  if (lead === undefined) throw new Error('no such lead');
  return lead;
};

async function* list() {
  yield [
    {
      code: '00123',
      contact: { formattedName: 'Jane Doe', jobTitle: 'Buyer', emails: [{ value: 'jane@acme.example', kind: 'work' as const }] },
    },
  ];
}

describe('when a badge is taught', () => {
  test('scans that were waiting get their names, their ids and a line that says why', async () => {
    const { store } = await newTestStore();
    const leads = [await capture(store, ONE), await capture(store, TWO)];
    expect(leads.map(({ isResolved }) => isResolved)).toEqual([false, false]);
    const report = await rereadCaptures(store, SHOW, options);
    expect(report).toEqual({ leads: 2, changed: 2, named: 2, isWhole: true });
    const [one] = await Promise.all(leads.map(({ id }) => again(store, id)));
    expect(one).toMatchObject({
      isResolved: true,
      badgeCode: '00123',
      contact: { familyName: 'DOE', givenName: 'Jane', organization: ['Acme SA'] },
      toCheck: [],
    });
    expect(one?.contact.note).toBeUndefined();
    const { history } = await readTimeline(store, leads[0]?.id ?? ('' as LeadId)); // '' is nobody's id
    expect(history.at(-1)).toMatchObject({ action: 'resolve' });
    expect(history.at(-1)?.changes).toContainEqual({ field: 'badgeFormat', from: '', to: 'Hall 4' });
  });

  test('the next scan arrives named, and the same badge is the same lead', async () => {
    const { store } = await newTestStore();
    const { id } = await capture(store, ONE);
    await rereadCaptures(store, SHOW, options);
    const context = { store, showId: SHOW.id, country: 'FR', formats: [format] };
    const [next] = await captureScan(context, scanOf(THREE));
    expect(next).toMatchObject({ isNew: true, lead: { isResolved: true, badgeCode: '01544', contact: { familyName: 'KRANZHOF' } } });
    const [same] = await captureScan(context, scanOf(ONE));
    expect(same).toMatchObject({ isNew: false, lead: { id, visits: 2 } });
  });

  test('the attendee list is asked for the new id', async () => {
    const { store } = await newTestStore();
    const { id } = await capture(store, ONE);
    await importAttendees(store, { showId: SHOW.id, name: 'list', rows: list() });
    await rereadCaptures(store, SHOW, options);
    expect((await again(store, id)).contact).toMatchObject({
      familyName: 'DOE',
      jobTitle: 'Buyer',
      emails: [{ value: 'jane@acme.example' }],
    });
  });

  test('what a person typed stays, what they emptied stays empty, the rest is filled', async () => {
    const { store } = await newTestStore();
    const { id } = await capture(store, ONE);
    await editContact(store, id, { field: 'family', value: 'Doering', country: 'FR' });
    await editContact(store, id, { field: 'title', value: 'Boss', country: 'FR' });
    await editContact(store, id, { field: 'title', value: '', country: 'FR' });
    await rereadCaptures(store, SHOW, options);
    const { contact, badgeCode } = await again(store, id);
    expect(contact.familyName).toBe('Doering');
    expect(contact.givenName ?? '').toBe('');
    expect(contact.organization).toEqual(['Acme SA']);
    expect(badgeCode).toBe('00123');
  });

  test('visitors typed at the desk and cards read from a picture are left alone', async () => {
    const { store } = await newTestStore();
    const seed = { contact: { formattedName: 'Jane Doe' }, isResolved: true };
    const typed = await saveCapture(store, { showId: SHOW.id, scan: { source: 'manual', text: ONE }, seed });
    const card = await saveCapture(store, { showId: SHOW.id, scan: { source: 'image', text: TWO }, seed });
    expect(await rereadCaptures(store, SHOW, options)).toMatchObject({ changed: 0 });
    expect(await again(store, typed.lead.id)).toEqual(typed.lead);
    expect(await again(store, card.lead.id)).toEqual(card.lead);
  });

  test('it can be stopped between two leads and goes on where it stood', async () => {
    const { store } = await newTestStore();
    const texts = Array.from({ length: 5 }, (_, at) => badge(`0020${at}`, 'DOE', 'Jane', `Acme ${at}`));
    for (const text of texts) await capture(store, text);
    const stop = new AbortController();
    let met = 0;
    const read = (scan: Scan) => {
      met += 1;
      if (met === 3) stop.abort();
      return taught(scan);
    };
    const first = await rereadCaptures(store, SHOW, { ...options, read, signal: stop.signal });
    expect(first).toEqual({ leads: 3, changed: 3, named: 3, isWhole: false });
    expect(await rereadCaptures(store, SHOW, options)).toMatchObject({ named: 2, isWhole: true });
  });

  test('a format that is corrected takes its first, wrong names back', async () => {
    const { store } = await newTestStore();
    const { id } = await capture(store, ONE);
    const swapped: BadgeFormat = {
      ...format,
      columns: format.columns.map((column) => ({ ...column, field: column.field === 'company' ? ('title' as const) : column.field })),
    };
    const wrong = (scan: Scan) => readBadge(scan, { country: 'FR', formats: [swapped] });
    await rereadCaptures(store, SHOW, { ...options, read: wrong });
    expect((await again(store, id)).contact).toMatchObject({ jobTitle: 'Acme SA' });
    await rereadCaptures(store, SHOW, { ...options, readBefore: wrong });
    const { contact } = await again(store, id);
    expect(contact.organization).toEqual(['Acme SA']);
    expect(contact.jobTitle).toBeUndefined();
  });
});

const FIELDS = ['given', 'family', 'company', 'title', 'email', 'phone', 'city'] as const;
const edit = fc.record({
  at: fc.nat(4),
  field: fc.constantFrom(...FIELDS),
  value: fc.constantFrom('', 'Sarn', 'sarn@ombre.example', '+33612345678'),
});

describe('whatever people did before', () => {
  test('reading twice changes nothing the second time, and edited fields never change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 8 }), fc.boolean(), async (edits, isHot) => {
        const { store } = await newTestStore();
        const texts = [ONE, TWO, THREE, 'Jane;Doe;jane.doe@acme.example', '4711'];
        const ids: LeadId[] = [];
        for (const text of texts) ids.push((await capture(store, text)).id);
        for (const { at, field, value } of edits)
          await editContact(store, ids[at] ?? ids[0] ?? ('' as LeadId), { field, value, country: 'FR' });
        if (isHot)
          await updateLead(store, ids[0] ?? ('' as LeadId), { action: 'heat', change: (lead) => ({ ...lead, heatChosen: 'hot' }) });
        const before = await Promise.all(ids.map((id) => again(store, id)));
        await rereadCaptures(store, SHOW, options);
        const first = await Promise.all(ids.map((id) => again(store, id)));
        const lines = await store.db.history.count();
        expect(await rereadCaptures(store, SHOW, options)).toMatchObject({ changed: 0, named: 0 });
        expect(await Promise.all(ids.map((id) => again(store, id)))).toEqual(first);
        expect(await store.db.history.count()).toBe(lines);
        for (const { at, field } of edits) {
          const [was, is] = [before[at]?.contact, first[at]?.contact];
          const keys = {
            given: 'givenName',
            family: 'familyName',
            company: 'organization',
            title: 'jobTitle',
            email: 'emails',
            phone: 'phones',
            city: 'addresses',
          } as const;
          const lines = (await readTimeline(store, ids[at] ?? ('' as LeadId))).history;
          const isTyped = lines.some(({ action, changes }) => action === 'edit' && changes.some((change) => change.field === field));
          if (isTyped) expect(is?.[keys[field]]).toEqual(was?.[keys[field]]);
        }
        expect(first[0]?.heatChosen).toBe(isHot ? 'hot' : undefined);
      }),
      { numRuns: 25 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import { resolveWaiting } from '#renderer/data/attendeeMatch.ts';
import { importAttendees } from '#renderer/data/attendees.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { captureScan } from '#renderer/features/capture/captureScan.ts';
import { feedbackOf } from '#renderer/features/capture/captureState.ts';
import { contactOf } from '#renderer/features/capture/deeds.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const SHOW = 'show' as ShowId;
const CARD =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Okafor;Ada;;;\r\nFN:Ada Okafor\r\nORG:Okafor Pumps\r\nEMAIL:ada@okafor.example\r\nTEL:+33 6 12 34 56 78\r\nEND:VCARD';

const newBooth = async () => {
  const { store, clock } = await newTestStore();
  return { store, clock, context: { store, showId: SHOW, country: 'FR' } };
};

async function* people(...rows: { code: string; name: string }[]) {
  yield rows.map(({ code, name }) => ({ code, contact: { formattedName: name } }));
}

const sameList = () => ({
  showId: SHOW,
  name: 'list.csv',
  rows: people({ code: '1', name: 'Ivo Marek' }, { code: '2', name: 'Lea Roth' }),
});

describe('a scan at the booth', () => {
  test('of a vCard is a lead with its name, company and both addresses', async () => {
    const { context } = await newBooth();
    const [captured] = await captureScan(context, { source: 'camera', symbology: 'QR', text: CARD });
    expect(captured?.isNew).toBe(true);
    expect(captured?.lead.contact).toMatchObject({
      familyName: 'Okafor',
      organization: ['Okafor Pumps'],
      phones: [{ e164: '+33612345678' }],
    });
    expect(captured && feedbackOf(captured)).toMatchObject({ kind: 'new', name: 'Ada Okafor', company: 'Okafor Pumps' });
  });

  test('of the same visitor again is a visit, also from another badge with the same e-mail', async () => {
    const { context, store, clock } = await newBooth();
    const [first] = await captureScan(context, { source: 'camera', text: CARD });
    clock.now += 60_000;
    const [again] = await captureScan(context, { source: 'scanner', text: 'MECARD:N:Okafor,Ada;EMAIL:ADA@okafor.example;;' });
    expect(again?.isNew).toBe(false);
    expect(again?.lead.id).toBe(first?.lead.id);
    expect(again?.lead.visits).toBe(2);
    const timeline = await readTimeline(store, again?.lead.id ?? ('' as never));
    expect(timeline.captures.map(({ scan }) => scan.source)).toEqual(['camera', 'scanner']);
  });

  test('of an unknown code is kept raw, to resolve, and found again by the same code', async () => {
    const { context } = await newBooth();
    const [first] = await captureScan(context, { source: 'scanner', text: '000417-X' });
    expect(first?.lead).toMatchObject({ isResolved: false, badgeCode: '000417-X' });
    expect(first && feedbackOf(first).kind).toBe('unresolved');
    const [again] = await captureScan(context, { source: 'scanner', text: '000417-X' });
    expect(again?.lead.visits).toBe(2);
  });

  test('of an id is named by the attendee list at once, and earlier ones when the list comes', async () => {
    const { context, store } = await newBooth();
    const [early] = await captureScan(context, { source: 'scanner', text: '00417' });
    const report = await importAttendees(store, {
      showId: SHOW,
      name: 'list.csv',
      rows: people({ code: '00417', name: 'Ivo Marek' }, { code: '00418', name: 'Lea Roth' }),
    });
    expect(report).toMatchObject({ rows: 2, resolved: 1 });
    const named = await readLead(store, early?.lead.id ?? ('' as never));
    expect(named && nameOf(named)).toBe('Ivo Marek');
    const [late] = await captureScan(context, { source: 'scanner', text: '00418' });
    expect(late?.lead).toMatchObject({ isResolved: true, contact: { formattedName: 'Lea Roth' } });
    expect(await resolveWaiting(store, SHOW)).toBe(0);
  });

  test('imported twice, a list is not doubled', async () => {
    const { store } = await newBooth();
    await importAttendees(store, sameList());
    await importAttendees(store, sameList());
    expect(await store.db.attendees.count()).toBe(2);
    expect(await store.db.lists.count()).toBe(1);
  });

  test('of what staff corrected meanwhile keeps the correction when the list comes', async () => {
    const { context, store } = await newBooth();
    const { lead } = await saveCapture(store, {
      showId: SHOW,
      scan: { source: 'scanner', text: '7' },
      seed: { contact: { formattedName: 'Ivo M.' }, badgeCode: '7', isResolved: false },
    });
    await importAttendees(store, { showId: SHOW, name: 'list.csv', rows: people({ code: '7', name: 'Ivo Marek' }) });
    expect((await readLead(store, lead.id))?.contact.formattedName).toBe('Ivo M.');
    expect(context.country).toBe('FR');
  });

  test('by hand takes what was typed and completes the phone number', () => {
    expect(contactOf({ name: ' ', company: '', email: '', phone: '' }, 'FR')).toBeUndefined();
    const contact = contactOf({ name: 'Ada Okafor', company: '', email: 'ada@gmial.com', phone: '06 12 34 56 78' }, 'FR');
    expect(contact).toMatchObject({
      formattedName: 'Ada Okafor',
      emails: [{ suggestion: 'ada@gmail.com' }],
      phones: [{ e164: '+33612345678' }],
    });
  });
});

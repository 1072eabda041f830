import { describe, expect, test } from 'vitest';
import { rateLead } from '#renderer/features/qualify/rateLead.ts';
import {
  addCardPicture,
  askForCard,
  countWaitingCards,
  failCard,
  readLeadsToCheck,
  readPictures,
  readWaitingCards,
  settleCard,
  withPrint,
} from '#renderer/data/cards.ts';
import { confirmAll, confirmField, editContact, restoreField } from '#renderer/data/editContact.ts';
import { discardLead, readLead, saveCapture } from '#renderer/data/leads.ts';
import { giveMedia, keepMedia } from '#renderer/data/media.ts';
import { readAll, readRecord } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { PrintSource } from '#shared/domain/cardPrint.ts';
import type { LeadId, MediaId, ShowId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead, LeadSeed } from '#shared/domain/lead.ts';
import { printOfPerson, printSaying } from './somePrints.ts';
import { newTestStore } from './testStore.ts';

const showId = 'show-1' as ShowId; // an id of the test's own
const photo = new Blob([new Uint8Array([0xff, 0xd8, 9])], { type: 'image/jpeg' });
const context = { id: 'lead-1' as LeadId, showId, now: 1, staff: null };

/** A photographed card as the capture screen saves it: a lead with nothing but its picture. */
async function photograph(store: Store, name = 'card.jpg'): Promise<{ lead: Lead; id: MediaId }> {
  const picture = await keepMedia(store, { blob: photo, name, card: { kind: 'waiting', from: 'card' } });
  const { lead } = await saveCapture(store, {
    showId,
    scan: { source: 'image', text: '' },
    seed: { contact: {}, isResolved: false },
    picture,
  });
  return { lead, id: picture.id };
}

/** A badge whose code tells only `seed`, photographed: its print is asked for. */
async function photographBadge(store: Store, seed: LeadSeed, from: PrintSource): Promise<{ lead: Lead; id: MediaId }> {
  const { lead } = await saveCapture(store, { showId, scan: { source: 'image', text: 'x', symbology: 'QR' }, seed });
  const { id } = await giveMedia(
    store,
    lead.id,
    await keepMedia(store, { blob: photo, name: 'badge.jpg', card: { kind: 'waiting', from } }),
  );
  return { lead, id };
}

describe('what print adds to a lead', () => {
  const print = printSaying(
    {
      formattedName: 'Ada Corder',
      givenName: 'Ada',
      familyName: 'Corder',
      jobTitle: 'Buyer',
      emails: [{ value: 'a.corder@acme.example', kind: 'work' }],
      organization: ['Acme'],
    },
    { name: 0.95, given: 0.9, family: 0.9, title: 0.5, emails: 0.7, company: 0.99 },
  );

  test('only what is missing is filled, and only what was filled is to be checked', () => {
    const known = newLead(
      { contact: { formattedName: 'Ada Cordner', emails: [{ value: 'ada@acme.example', kind: 'work' }] }, isResolved: true },
      context,
    );
    const { contact, toCheck, confidence } = withPrint(known, print, 'card');
    expect(contact).toEqual({ ...known.contact, jobTitle: 'Buyer', organization: ['Acme'] });
    expect(toCheck).toEqual(['title']);
    expect(confidence).toEqual({ title: 0.5, company: 0.99 });
  });

  test('a lead that knows nothing is told everything', () => {
    const after = withPrint(newLead({ contact: {}, isResolved: false }, context), print, 'card');
    expect(after).toMatchObject({ contact: print.contact, isResolved: true, toCheck: ['title', 'emails'] });
  });

  test('a badge’s print proposes who it is and of which company, each to be looked at, and the id still waits for the attendee list', () => {
    const badge = newLead({ contact: {}, badgeCode: '0042', isResolved: false }, context);
    const after = withPrint(badge, print, 'badge-text');
    expect(after.contact).toEqual({
      formattedName: 'Ada Corder',
      givenName: 'Ada',
      familyName: 'Corder',
      jobTitle: 'Buyer',
      organization: ['Acme'],
    });
    expect([...after.toCheck].toSorted()).toEqual(['company', 'family', 'given', 'name', 'title']);
    expect(Math.max(...Object.values(after.confidence))).toBe(0.8);
    expect(after.isResolved).toBe(false);
  });
});

describe('a card that was read', () => {
  test('fills its lead, is kept word by word, and no longer waits', async () => {
    const { store, journal } = await newTestStore();
    const { lead, id } = await photograph(store);
    expect(await countWaitingCards(store)).toBe(1);
    const settled = await settleCard(store, id, printOfPerson('Ada Corder', 'ada@acme.example'));
    expect(settled).toMatchObject({ isKnown: false, lead: { id: lead.id, contact: { formattedName: 'Ada Corder' }, toCheck: ['phones'] } });
    expect(await countWaitingCards(store)).toBe(0);
    const card = (await readRecord(store, 'media', id))?.card;
    expect(card?.kind === 'read' && card.print.words.map(({ text }) => text).join(' ')).toBe(
      'Ada Corder ada@acme.example +33 6 12 34 56 78',
    );
    expect(journal.frames.at(-1)?.ops.map(({ table }) => table)).toEqual(['leads', 'media', 'outbox']);
    expect((await readLead(store, lead.id))?.contact.phones?.[0]?.e164).toBe('+33612345678');
    expect(await settleCard(store, id, printOfPerson('Somebody Else', 'else@acme.example'))).toBeUndefined();
  });

  test('what a code of the same picture said stays', async () => {
    const { store } = await newTestStore();
    const seed = { contact: { formattedName: 'Ada Corder', organization: ['Acme Works'] }, isResolved: true };
    const { lead, id } = await photographBadge(store, seed, 'card');
    await settleCard(
      store,
      id,
      printSaying({ formattedName: 'Ada Corner', organization: ['Acne'], jobTitle: 'Buyer' }, { name: 0.5, company: 0.4, title: 0.99 }),
    );
    expect(await readLead(store, lead.id)).toMatchObject({
      contact: { formattedName: 'Ada Corder', organization: ['Acme Works'], jobTitle: 'Buyer' },
      toCheck: [],
    });
  });

  test('what a person typed while it was read stays', async () => {
    const { store } = await newTestStore();
    const { lead, id } = await photograph(store);
    await Promise.all([
      editContact(store, lead.id, { field: 'email', value: 'typed@acme.example', country: 'FR' }),
      settleCard(store, id, printOfPerson('Ada Corder', 'read@acme.example')),
    ]);
    expect((await readLead(store, lead.id))?.contact).toMatchObject({
      formattedName: 'Ada Corder',
      emails: [{ value: 'typed@acme.example' }],
    });
  });

  test('of somebody known is one more visit of theirs: the picture moves over, the bare lead is taken back', async () => {
    const { store } = await newTestStore();
    const known = await saveCapture(store, {
      showId,
      scan: { source: 'scanner', text: 'x' },
      seed: { contact: { formattedName: 'Ada Corder', emails: [{ value: 'ADA@acme.example', kind: 'work' }] }, isResolved: true },
    });
    const { lead: bare, id } = await photograph(store);
    const settled = await settleCard(store, id, printOfPerson('Ada Corder', 'ada@acme.example'));
    expect(settled).toMatchObject({ isKnown: true, lead: { id: known.lead.id, visits: 2, pictures: [id] } });
    // the card told a number that the badge did not
    expect(settled?.lead.contact.phones?.[0]?.value).toBe('+33 6 12 34 56 78');
    expect(settled?.lead.toCheck).toEqual(['phones']);
    expect((await readLead(store, bare.id))?.discardedAt).toBe(store.now());
    expect(await readRecord(store, 'media', id)).toMatchObject({ leadId: known.lead.id, card: { kind: 'read' } });
    const { interactions, captures } = await readTimeline(store, known.lead.id);
    expect([interactions.length, captures.length]).toEqual([2, 2]);
    expect((await readTimeline(store, bare.id)).captures).toEqual([]);
  });

  test.each([
    ['rated it', (store: Store, id: LeadId) => rateLead(store, id, 'hot')],
    ['typed something into it', (store: Store, id: LeadId) => editContact(store, id, { field: 'city', value: 'Lyon', country: 'FR' })],
    ['took it back', (store: Store, id: LeadId) => discardLead(store, id)],
  ])('of somebody known does not take away a lead when somebody has %s', async (_what, deed) => {
    const { store } = await newTestStore();
    const known = await saveCapture(store, {
      showId,
      scan: { source: 'scanner', text: 'x' },
      seed: { contact: { emails: [{ value: 'ada@acme.example', kind: 'work' }] }, isResolved: true },
    });
    const { lead, id } = await photograph(store);
    await deed(store, lead.id);
    const settled = await settleCard(store, id, printOfPerson('Ada Corder', 'ada@acme.example'));
    expect(settled?.lead.id).toBe(lead.id);
    expect((await readLead(store, known.lead.id))?.visits).toBe(1);
  });

  test('two colleagues with the number of one switchboard stay two people', async () => {
    const { store } = await newTestStore();
    const cards = [await photograph(store, '1.jpg'), await photograph(store, '2.jpg')] as const;
    await settleCard(store, cards[0].id, printOfPerson('Ada Corder', 'ada@acme.example'));
    await settleCard(store, cards[1].id, printOfPerson('Bo Lind', 'bo@acme.example'));
    const leads = (await readAll(store, 'leads')).filter(({ discardedAt }) => discardedAt === undefined);
    expect(leads.map(({ contact }) => String(contact.formattedName)).toSorted()).toEqual(['Ada Corder', 'Bo Lind']);
  });

  test('and one scanned at the same moment are one person', async () => {
    const { store } = await newTestStore();
    const { id } = await photograph(store);
    const seed = {
      contact: { formattedName: 'Ada Corder', emails: [{ value: 'ada@acme.example', kind: 'work' as const }] },
      isResolved: true,
    };
    await Promise.all([
      settleCard(store, id, printOfPerson('Ada Corder', 'ada@acme.example')),
      saveCapture(store, { showId, scan: { source: 'scanner', text: 'x' }, seed }),
    ]);
    const leads = (await readAll(store, 'leads')).filter(({ discardedAt }) => discardedAt === undefined);
    expect(leads).toHaveLength(1);
    expect(leads[0]?.visits).toBe(2);
  });
});

test('a picture that cannot be read keeps its lead, says so, and can be asked for again', async () => {
  const { store } = await newTestStore();
  const { lead, id } = await photograph(store);
  await failCard(store, id);
  expect(await readRecord(store, 'media', id)).toMatchObject({ leadId: lead.id, card: { kind: 'failed', from: 'card' } });
  expect(await readWaitingCards(store)).toEqual([]);
  expect((await readLead(store, lead.id))?.pictures).toEqual([id]);
  await askForCard(store, id);
  expect((await readWaitingCards(store)).map((media) => media.id)).toEqual([id]);
});

test('the other side of a card is read into the same lead', async () => {
  const { store } = await newTestStore();
  const { lead, id } = await photograph(store);
  await settleCard(store, id, printOfPerson('Ada Corder', 'ada@acme.example'));
  const back = await addCardPicture(store, lead.id, { blob: photo, name: 'back.jpg' });
  await settleCard(store, back.id, printSaying({ organization: ['Acme'] }, { company: 0.7 }));
  const after = await readLead(store, lead.id);
  expect(after).toMatchObject({
    pictures: [id, back.id],
    contact: { formattedName: 'Ada Corder', organization: ['Acme'] },
    toCheck: ['phones', 'company'],
  });
  expect(after === undefined ? [] : (await readPictures(store, after)).map(({ name }) => name)).toEqual(['card.jpg', 'back.jpg']);
});

describe('cards to be checked', () => {
  test('are those read with a doubt, the first captured first, until each was looked at', async () => {
    const { store, clock } = await newTestStore();
    const first = await photograph(store, '1.jpg');
    clock.now += 1000;
    const second = await photograph(store, '2.jpg');
    expect(await readLeadsToCheck(store, showId)).toEqual([]);
    await settleCard(store, second.id, printOfPerson('Bo Lind', 'bo@acme.example'));
    await settleCard(store, first.id, printOfPerson('Ada Corder', 'ada@acme.example'));
    expect(await readLeadsToCheck(store, showId)).toEqual([first.lead.id, second.lead.id]);
    await confirmAll(store, first.lead.id);
    expect(await readLeadsToCheck(store, showId)).toEqual([second.lead.id]);
    expect(await readLeadsToCheck(store, 'show-2' as ShowId)).toEqual([]);
  });

  test('a doubt that two fields share goes with the second of them', async () => {
    const { store } = await newTestStore();
    const { lead, id } = await photograph(store);
    await settleCard(
      store,
      id,
      printSaying(
        {
          emails: [
            { value: 'a@acme.example', kind: 'work' },
            { value: 'b@acme.example', kind: 'work' },
          ],
        },
        { emails: 0.5 },
      ),
    );
    expect((await confirmField(store, lead.id, { field: 'email', keep: ['emails'] }))?.toCheck).toEqual(['emails']);
    expect((await confirmField(store, lead.id, { field: 'email2', keep: [] }))?.toCheck).toEqual([]);
  });

  test('a badge whose proposals a person found right is no longer a code to resolve', async () => {
    const { store } = await newTestStore();
    const { lead, id } = await photographBadge(store, { contact: {}, badgeCode: '0042', isResolved: false }, 'badge-text');
    await settleCard(store, id, printSaying({ formattedName: 'Ada Corder' }, { name: 0.9 }));
    expect((await readLead(store, lead.id))?.isResolved).toBe(false);
    expect(await confirmAll(store, lead.id)).toMatchObject({ isResolved: true, toCheck: [], contact: { formattedName: 'Ada Corder' } });
  });

  test('a field put back is as it was, doubt and all', async () => {
    const { store } = await newTestStore();
    const { lead, id } = await photograph(store);
    const before = (await settleCard(store, id, printOfPerson('Ada Corder', 'ada@acme.example')))?.lead;
    await editContact(store, lead.id, { field: 'phone', value: '+33 6 99 99 99 99', country: 'FR', keep: [] });
    const after = await restoreField(store, lead.id, {
      field: 'phone',
      value: '+33 6 12 34 56 78',
      country: 'FR',
      toCheck: before?.toCheck ?? [],
    });
    expect(after?.contact.phones).toEqual(before?.contact.phones);
    expect(after?.toCheck).toEqual(['phones']);
  });
});

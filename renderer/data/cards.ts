import type { CardPrint, PrintSource } from '#shared/domain/cardPrint.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId, MediaId, ShowId } from '#shared/domain/ids.ts';
import type { Media } from '#shared/domain/interaction.ts';
import { fieldsToCheck } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Confidence } from '#shared/domain/scan.ts';
import { nameAndCompany } from '#shared/formats/card/print.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import { commit } from './commit.ts';
import type { Put } from './commit.ts';
import { saveMedia } from './media.ts';
import { captureLane, findKnown, updateLead } from './leads.ts';
import { openRows, readMany, readRecord, readWhere } from './read.ts';
import { settleLead } from './settleLead.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** Pictures still to be read, the oldest first. */
export async function readWaitingCards(store: Store): Promise<Media[]> {
  const rows = await store.db.media.where('card').equals('waiting').toArray();
  return (await openRows(store, 'media', rows)).sort((a, b) => a.at - b.at);
}

/** How many pictures are still to be read. */
export const countWaitingCards = (store: Store): Promise<number> => store.db.media.where('card').equals('waiting').count();

/** A badge's print is a proposal: whatever was read on it, a person looks. */
const offered = (print: CardPrint, from: PrintSource): { contact: Contact; confidence: Confidence; toCheck: readonly string[] } => {
  if (from === 'card') return { contact: print.contact, confidence: print.confidence, toCheck: fieldsToCheck(print.confidence) };
  const contact = nameAndCompany(print.contact);
  const fields = ['name', 'given', 'family', 'title', 'company', 'org'].filter((field) => print.confidence[field] !== undefined);
  const confidence = Object.fromEntries(fields.map((field) => [field, Math.min(0.8, print.confidence[field] ?? 0)]));
  return { contact, confidence, toCheck: fields };
};

/** Which part of a contact a confidence speaks of. */
const PART_OF: Readonly<Record<string, keyof Contact>> = {
  name: 'formattedName',
  given: 'givenName',
  family: 'familyName',
  title: 'jobTitle',
  company: 'organization',
  org: 'organization',
  emails: 'emails',
  phones: 'phones',
  websites: 'urls',
  address: 'addresses',
  socials: 'socials',
};

/**
 * A lead with what its card says: a code, a list and a person come first, print fills what is missing. Only what print has filled is
 * to be checked. Pure.
 */
export function withPrint(lead: Lead, print: CardPrint, from: PrintSource): Lead {
  const { contact, confidence, toCheck } = offered(print, from);
  const isMissing = (field: string): boolean => lead.contact[PART_OF[field] ?? 'note'] === undefined;
  // a name told whole needs no parts from print, nor the other way round: two sources must not be mixed in one name
  const isNamed = [lead.contact.formattedName, lead.contact.givenName, lead.contact.familyName].some((part) => part !== undefined);
  const { formattedName, givenName, familyName, prefix, suffix, ...others } = contact;
  const name = Object.fromEntries(
    Object.entries({ formattedName, givenName, familyName, prefix, suffix }).filter(([, value]) => value !== undefined),
  );
  const isFilled = (field: string): boolean =>
    ['name', 'given', 'family'].includes(field) ? !isNamed && contact[PART_OF[field] ?? 'note'] !== undefined : isMissing(field);
  const filled = Object.entries(confidence).filter(([field]) => isFilled(field));
  return {
    ...lead,
    contact: { ...others, ...(isNamed ? {} : name), ...lead.contact },
    confidence: { ...lead.confidence, ...Object.fromEntries(filled) },
    toCheck: [...new Set([...lead.toCheck, ...toCheck.filter(isFilled)])],
    // what a badge's print proposes must not keep the attendee list from telling who it is
    isResolved: lead.isResolved || (from === 'card' && Object.keys(contact).length > 0),
  };
}

/** What became of a picture: its lead as it now is, and whether it turned out to be someone who was here already. */
export type Settled = { readonly lead: Lead; readonly isKnown: boolean };

/** Is all that is known of the lead its pictures? Only then may it give way to the lead of the same person. */
async function isBare(store: Store, lead: Lead): Promise<boolean> {
  const { contact, bant, opportunity, heatChosen, badgeCode, discardedAt, disqualified, outcome } = lead;
  const said = [contact, bant, opportunity].some((part) => Object.keys(part).length > 0);
  const decided = [heatChosen, badgeCode, discardedAt, disqualified, outcome].some((part) => part !== undefined);
  const noted =
    lead.interests.length + lead.consents.length + lead.appointments.length > 0 || lead.actions.some((action) => action !== 'scan');
  if (lead.isResolved || lead.visits > 1 || said || decided || noted) return false;
  const match = { index: 'leadId', value: lead.id };
  const interactions = await readWhere(store, 'interactions', match);
  const promises = await store.db.promises.where('leadId').equals(lead.id).count();
  return promises === 0 && interactions.every(({ kind }) => kind === 'visit');
}

type Read = { readonly media: Media; readonly print: CardPrint; readonly from: PrintSource };

/**
 * Gives a bare lead's capture and picture to the lead of the same person, as one more visit; the bare one is taken back. Undefined
 * when it is not bare (any more). Both stand still meanwhile: what is typed into the bare lead now finds it given away or not bare.
 */
const joinKnown = (store: Store, id: LeadId, { known: knownId, read }: { readonly known: LeadId; readonly read: Read }) =>
  inTurn(id, () =>
    inTurn(knownId, async (): Promise<Lead | undefined> => {
      const bare = await readRecord(store, 'leads', id);
      const known = await readRecord(store, 'leads', knownId);
      if (bare === undefined || known === undefined || !(await isBare(store, bare))) return undefined;
      const match = { index: 'leadId', value: id };
      const captures = await readWhere(store, 'captures', match);
      const interactions = await readWhere(store, 'interactions', match);
      const media = await readWhere(store, 'media', match);
      const now = store.now();
      const filled = withPrint(known, read.print, read.from);
      const after: Lead = { ...filled, visits: known.visits + 1, pictures: [...known.pictures, ...bare.pictures], updatedAt: now };
      const { lead, line } = await settleLead(store, { before: known, after, action: 'visit' });
      const puts: Put[] = [
        { table: 'leads', record: lead },
        { table: 'leads', record: { ...bare, pictures: [], discardedAt: now, updatedAt: now } },
        ...captures.map((record): Put => ({ table: 'captures', record: { ...record, leadId: knownId } })),
        ...interactions.map((record): Put => ({ table: 'interactions', record: { ...record, leadId: knownId } })),
        ...media.map((one): Put => ({ table: 'media', record: { ...(one.id === read.media.id ? read.media : one), leadId: knownId } })),
      ];
      await commit(store, { puts, queue: [knownId, id], line: { action: 'visit', leadId: knownId, ...line } });
      return lead;
    }),
  );

/** What follows from the words of a card: the likely address behind a mistyped one, E.164 of numbers by the show's country. */
export async function finishPrint(store: Store, showId: ShowId, print: CardPrint): Promise<CardPrint> {
  const show = await readRecord(store, 'shows', showId);
  return { ...print, contact: finishContact(print.contact, show === undefined ? {} : { country: show.country }) };
}

/**
 * Writes what was read on a waiting picture into its lead. A card of someone who was captured before becomes a visit of theirs.
 * Resolves when it is on the disk; undefined when the picture or its lead is gone, or it no longer waits.
 */
export async function settleCard(store: Store, id: MediaId, read: CardPrint): Promise<Settled | undefined> {
  const waiting = await readRecord(store, 'media', id);
  const first = waiting === undefined ? undefined : await readRecord(store, 'leads', waiting.leadId);
  if (first === undefined) return undefined;
  const print = await finishPrint(store, first.showId, read);
  // a scan of the same person must not come between looking for them and writing
  return inTurn(captureLane(first.showId), async () => {
    const media = await readRecord(store, 'media', id);
    if (media?.card?.kind !== 'waiting') return undefined;
    const { from } = media.card;
    const settled: Media = { ...media, card: { kind: 'read', from, print } };
    const known = from === 'card' ? await findKnown(store, first.showId, { contact: print.contact, isResolved: true }) : undefined;
    if (known !== undefined && known.id !== media.leadId) {
      const lead = await joinKnown(store, media.leadId, { known: known.id, read: { media: settled, print, from } });
      if (lead !== undefined) return { lead, isKnown: true };
    }
    const lead = await updateLead(store, media.leadId, {
      action: 'resolve',
      change: (now) => withPrint(now, print, from),
      also: () => [{ table: 'media', record: settled }],
    });
    return lead === undefined ? undefined : { lead, isKnown: false };
  });
}

/** Says that a picture could not be read; it stays with its lead. */
export async function failCard(store: Store, id: MediaId): Promise<void> {
  const media = await readRecord(store, 'media', id);
  if (media?.card?.kind !== 'waiting') return;
  const record: Media = { ...media, card: { kind: 'failed', from: media.card.from } };
  await commit(store, { puts: [{ table: 'media', record }], line: { action: 'picture', leadId: media.leadId } });
}

/** Asks for a picture to be read, again or for the first time. */
export async function askForCard(store: Store, id: MediaId, from: PrintSource = 'card'): Promise<void> {
  const media = await readRecord(store, 'media', id);
  if (media === undefined) return;
  const record: Media = { ...media, card: { kind: 'waiting', from } };
  await commit(store, { puts: [{ table: 'media', record }], line: { action: 'picture', leadId: media.leadId } });
}

/** The pictures of a lead, in its order; one that is damaged for good is left out. */
export const readPictures = (store: Store, lead: Pick<Lead, 'pictures'>): Promise<Media[]> => readMany(store, 'media', lead.pictures);

/** Leads of a show whose print was read and still has fields to check, the first captured first. */
export async function readLeadsToCheck(store: Store, showId: ShowId): Promise<LeadId[]> {
  const media = await store.db.media.where('card').equals('read').toArray();
  const ids = [...new Set(media.map((row) => String(row['leadId'])))];
  return (await readMany(store, 'leads', ids))
    .filter((lead) => lead.showId === showId)
    .filter(({ toCheck, discardedAt }) => toCheck.length > 0 && discardedAt === undefined)
    .sort((a, b) => a.capturedAt - b.capturedAt)
    .map(({ id }) => id);
}

/** Adds a picture to a lead, the other side of its card most often; its print is read with the others. Resolves when it is on the disk. */
export const addCardPicture = (store: Store, leadId: LeadId, picture: { readonly blob: Blob; readonly name: string }): Promise<Media> =>
  saveMedia(store, { leadId, ...picture, card: { kind: 'waiting', from: 'card' } });

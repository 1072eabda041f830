import type { CardPrint, PrintSource } from '#shared/domain/cardPrint.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId, MediaId } from '#shared/domain/ids.ts';
import type { Media } from '#shared/domain/interaction.ts';
import { fieldsToCheck } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Confidence } from '#shared/domain/scan.ts';
import { nameAndCompany } from '#shared/formats/card/print.ts';
import { commit } from './commit.ts';
import type { Put } from './commit.ts';
import { findKnown, updateLead } from './leads.ts';
import { openRows, readRecord, readWhere } from './read.ts';
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
    isResolved: lead.isResolved || Object.keys(contact).length > 0,
  };
}

/** What became of a picture: its lead as it now is, and whether it turned out to be someone who was here already. */
export type Settled = { readonly lead: Lead; readonly isKnown: boolean };

/** Is all that is known of the lead its pictures? Only then may it give way to the lead of the same person. */
async function isBare(store: Store, lead: Lead): Promise<boolean> {
  if (lead.isResolved || lead.visits > 1 || lead.badgeCode !== undefined || lead.appointments.length > 0) return false;
  const match = { index: 'leadId', value: lead.id };
  const [interactions, promises] = await Promise.all([
    readWhere(store, 'interactions', match),
    store.db.promises.where('leadId').equals(lead.id).count(),
  ]);
  return promises === 0 && interactions.every(({ kind }) => kind === 'visit');
}

/** Gives a bare lead's capture and picture to the lead of the same person, as one more visit; the bare one is taken back. */
async function joinKnown(store: Store, bare: Lead, into: { readonly id: LeadId; readonly media: Media }): Promise<Lead | undefined> {
  const match = { index: 'leadId', value: bare.id };
  const [captures, interactions, media] = await Promise.all([
    readWhere(store, 'captures', match),
    readWhere(store, 'interactions', match),
    readWhere(store, 'media', match),
  ]);
  return inTurn(into.id, async () => {
    const known = await readRecord(store, 'leads', into.id);
    if (known === undefined) return undefined;
    const now = store.now();
    const lead: Lead = { ...known, visits: known.visits + 1, pictures: [...known.pictures, ...bare.pictures], updatedAt: now };
    const puts: Put[] = [
      { table: 'leads', record: lead },
      { table: 'leads', record: { ...bare, pictures: [], discardedAt: now, updatedAt: now } },
      ...captures.map((record): Put => ({ table: 'captures', record: { ...record, leadId: into.id } })),
      ...interactions.map((record): Put => ({ table: 'interactions', record: { ...record, leadId: into.id } })),
      ...media.map((one): Put => ({ table: 'media', record: { ...(one.id === into.media.id ? into.media : one), leadId: into.id } })),
    ];
    await commit(store, { puts, queue: [into.id, bare.id], line: { action: 'visit', leadId: into.id } });
    return lead;
  });
}

/**
 * Writes what was read on a picture into its lead. A card of someone who was captured before becomes a visit of theirs. Resolves when
 * it is on the disk; undefined when the picture or its lead is gone.
 */
export async function settleCard(store: Store, id: MediaId, print: CardPrint): Promise<Settled | undefined> {
  const media = await readRecord(store, 'media', id);
  const before = media === undefined ? undefined : await readRecord(store, 'leads', media.leadId);
  if (media?.card === undefined || before === undefined) return undefined;
  const read: Media = { ...media, card: { kind: 'read', from: media.card.from, print } };
  const known = await findKnown(store, before.showId, { contact: print.contact, isResolved: true });
  if (media.card.from === 'card' && known !== undefined && known.id !== before.id && (await isBare(store, before))) {
    const lead = await joinKnown(store, before, { id: known.id, media: read });
    if (lead !== undefined) return { lead, isKnown: true };
  }
  const { from } = media.card;
  const lead = await updateLead(store, before.id, {
    action: 'resolve',
    change: (now) => withPrint(now, print, from),
    also: () => [{ table: 'media', record: read }],
  });
  return lead === undefined ? undefined : { lead, isKnown: false };
}

/** Says that a picture could not be read; it stays with its lead. */
export async function failCard(store: Store, id: MediaId): Promise<void> {
  const media = await readRecord(store, 'media', id);
  if (media?.card === undefined) return;
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

import type { Attendee } from '#shared/domain/attendee.ts';
import type { AttendeeId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { filledFrom, foldedName, isSameCompany } from '#shared/domain/samePerson.ts';
import { openAttendees } from './attendeeMatch.ts';
import { nameKey } from './keys.ts';
import { updateLead } from './leads.ts';
import { inZone } from './read.ts';
import type { Store } from './store.ts';

/** An attendee who may be the visitor: same name; `sameCompany` null when one of the two names none. */
export type Proposal = { readonly attendee: Attendee; readonly sameCompany: boolean | null };

/** Nobody looks through more. */
const MOST = 3;

/** Whether the list tells anything of the visitor that the lead does not have. */
const addsTo = (lead: Lead, { code, contact }: Attendee): boolean =>
  !lead.isResolved ||
  (lead.badgeCode === undefined && code !== undefined) ||
  Object.keys(filledFrom(lead.contact, contact)).length > Object.keys(lead.contact).length;

/**
 * Attendees of the show's lists with the name of the lead, same company first: a proposal for a person to confirm, never more. None
 * of another company, none that was refused, none that would add nothing.
 */
export async function proposeAttendees(store: Store, lead: Lead): Promise<Proposal[]> {
  const name = foldedName(lead.contact);
  if (name === '') return [];
  const key = await inZone(nameKey(name, store.codec));
  const lists = new Set((await store.db.lists.where('showId').equals(lead.showId).primaryKeys()).map(String));
  const rows = await store.db.attendees.where('keys').equals(key).limit(50).toArray();
  const attendees = await openAttendees(
    store,
    lead.showId,
    rows.filter((row) => lists.has(String(row['listId']))),
  );
  return attendees
    .filter(({ id }) => lead.refusedAttendees?.includes(id) !== true)
    .filter((attendee) => addsTo(lead, attendee))
    .map((attendee) => ({ attendee, sameCompany: isSameCompany(lead.contact, attendee.contact) }))
    .filter(({ sameCompany }) => sameCompany !== false)
    .sort((a, b) => Number(b.sameCompany) - Number(a.sameCompany))
    .slice(0, MOST);
}

/** Takes a proposal: what the lead lacks comes from the attendee, the badge id too; what staff wrote stays. */
export const acceptProposal = (store: Store, id: Lead['id'], attendee: Attendee): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'resolve',
    change: (lead) => ({
      ...lead,
      contact: filledFrom(lead.contact, attendee.contact),
      ...(lead.badgeCode === undefined && attendee.code !== undefined ? { badgeCode: attendee.code } : {}),
      isResolved: true,
    }),
  });

/** Says that the lead is not this attendee: it is not proposed again. */
export const refuseProposal = (store: Store, id: Lead['id'], attendeeId: AttendeeId): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'edit',
    change: (lead) => ({ ...lead, refusedAttendees: [...new Set([...(lead.refusedAttendees ?? []), attendeeId])] }),
  });

import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { hasAddress } from '#shared/domain/qualification.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import { updateLead } from './leads.ts';
import type { Store } from './store.ts';
import { CONTACT_FIELDS } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';

/** What was typed: which field, its new text, and the show's country (to read phone numbers without a prefix). */
export type Typed = { readonly field: ContactField; readonly value: string; readonly country: string } & Keep;

/** Doubts that stay although the field is settled: other fields that share them were not looked at yet. Without it they all go. */
export type Keep = { readonly keep?: readonly string[] };

/** The doubts of a field; those of a list's further items are the list's. */
export const doubtsOf = (field: ContactField): readonly string[] => {
  const { doubts, printed } = CONTACT_FIELDS[field];
  return doubts.length > 0 ? doubts : [printed[0]];
};

const withoutDoubts = (lead: Lead, field: ContactField, keep: Keep['keep']): readonly string[] => {
  const own = keep === undefined ? CONTACT_FIELDS[field].doubts : doubtsOf(field);
  return lead.toCheck.filter((doubt) => keep?.includes(doubt) === true || !own.includes(doubt));
};

/** A person who has looked at everything that was in doubt knows who it is, once there is a name or an address. */
const isKnown = ({ contact, toCheck }: Pick<Lead, 'contact' | 'toCheck'>): boolean =>
  toCheck.length === 0 && (hasAddress({ contact }) || contact.formattedName !== undefined);

/** The lead with a field as a person typed it: no longer in doubt, and resolved once it has a name or an address. Pure. */
export function withTyped(lead: Lead, { field, value, country, keep }: Typed): Lead {
  const contact = finishContact(CONTACT_FIELDS[field].write(lead.contact, value.trim()), { country });
  const isTold = hasAddress({ contact }) || contact.formattedName !== undefined;
  return { ...lead, contact, toCheck: withoutDoubts(lead, field, keep), isResolved: lead.isResolved || isTold };
}

/** Saves one field of the contact; nothing is written when it stays as it was. Resolves when it is on the disk. */
export const editContact = (store: Store, id: LeadId, typed: Typed): Promise<Lead | undefined> => {
  const { read } = CONTACT_FIELDS[typed.field];
  return updateLead(store, id, {
    action: 'edit',
    change: (lead) => (read(lead.contact) === typed.value.trim() ? lead : withTyped(lead, typed)),
    changes: (before, after) => (before === after ? [] : [{ field: typed.field, from: read(before.contact), to: read(after.contact) }]),
  });
};

/** Says that a doubted field is right as it stands. Resolves when it is on the disk. */
export const confirmField = (
  store: Store,
  id: LeadId,
  { field, keep }: { readonly field: ContactField } & Keep,
): Promise<Lead | undefined> => settleDoubts(store, id, (lead) => withoutDoubts(lead, field, keep));

/** Says that everything of a lead is right as it stands. Resolves when it is on the disk. */
export const confirmAll = (store: Store, id: LeadId): Promise<Lead | undefined> => settleDoubts(store, id, () => []);

const settleDoubts = (store: Store, id: LeadId, left: (lead: Lead) => readonly string[]): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'edit',
    change: (lead) => {
      const after = { ...lead, toCheck: left(lead) };
      return { ...after, isResolved: lead.isResolved || isKnown(after) };
    },
    changes: (before, after) =>
      before.toCheck.length === after.toCheck.length
        ? []
        : [{ field: 'toCheck', from: before.toCheck.join(', '), to: after.toCheck.join(', ') }],
  });

/** Takes `confirmAll` back: these doubts stand again. Resolves when it is on the disk. */
export const doubtAgain = (store: Store, id: LeadId, doubts: readonly string[]): Promise<Lead | undefined> =>
  settleDoubts(store, id, (lead) => [...new Set([...lead.toCheck, ...doubts])]);

/** Puts a field back as it was, its doubts too. Resolves when it is on the disk. */
export const restoreField = (store: Store, id: LeadId, was: Typed & { readonly toCheck: readonly string[] }): Promise<Lead | undefined> => {
  const { read } = CONTACT_FIELDS[was.field];
  const doubts = was.toCheck.filter((doubt) => doubtsOf(was.field).includes(doubt));
  return updateLead(store, id, {
    action: 'edit',
    change: (lead) => {
      const typed = read(lead.contact) === was.value ? lead : withTyped(lead, was);
      return { ...typed, toCheck: [...new Set([...lead.toCheck, ...doubts])] };
    },
    changes: (before, after) => [
      ...(read(before.contact) === read(after.contact) ? [] : [{ field: was.field, from: read(before.contact), to: read(after.contact) }]),
      ...(before.toCheck.length === after.toCheck.length
        ? []
        : [{ field: 'toCheck', from: before.toCheck.join(', '), to: after.toCheck.join(', ') }]),
    ],
  });
};

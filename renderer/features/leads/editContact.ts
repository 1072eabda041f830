import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { hasAddress } from '#shared/domain/qualification.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { CONTACT_FIELDS } from './contactFields.ts';
import type { ContactField } from './contactFields.ts';

/** What was typed: which field, its new text, and the show's country (to read phone numbers without a prefix). */
export type Typed = { readonly field: ContactField; readonly value: string; readonly country: string };

const withoutDoubts = (lead: Lead, field: ContactField): readonly string[] =>
  lead.toCheck.filter((doubt) => !CONTACT_FIELDS[field].doubts.includes(doubt));

/** The lead with a field as a person typed it: no longer in doubt, and resolved once it has a name or an address. Pure. */
export function withTyped(lead: Lead, { field, value, country }: Typed): Lead {
  const contact = finishContact(CONTACT_FIELDS[field].write(lead.contact, value.trim()), { country });
  const isKnown = hasAddress({ contact }) || contact.formattedName !== undefined;
  return { ...lead, contact, toCheck: withoutDoubts(lead, field), isResolved: lead.isResolved || isKnown };
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
export const confirmField = (store: Store, id: LeadId, field: ContactField): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'edit',
    change: (lead) => ({ ...lead, toCheck: withoutDoubts(lead, field) }),
    changes: (before, after) =>
      before.toCheck.length === after.toCheck.length
        ? []
        : [{ field: 'toCheck', from: before.toCheck.join(', '), to: after.toCheck.join(', ') }],
  });

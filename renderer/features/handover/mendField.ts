import { readLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { focusWhenShown } from '#renderer/ui/focusWhenShown.ts';
import type { SourceField } from '#shared/crm/sourceFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { LeadId } from '#shared/domain/ids.ts';

/** The field of the lead page where a fact is mended. Facts that are nowhere typed over open the page alone. */
const FIELDS: Readonly<Partial<Record<SourceField, ContactField>>> = {
  fullName: 'family',
  firstName: 'given',
  lastName: 'family',
  company: 'company',
  department: 'department',
  jobTitle: 'title',
  email: 'email',
  otherEmails: 'email2',
  phone: 'phone',
  mobile: 'phone',
  anyPhone: 'phone',
  website: 'website',
  street: 'street',
  postalCode: 'postalCode',
  city: 'city',
  country: 'country',
};

const PHONES = ['phone', 'phone2', 'phone3'] as const satisfies readonly ContactField[];

/** Phones stand on the page in the order they were read in: the one with these digits is meant. */
async function phoneField(store: Store, id: LeadId, value: string): Promise<ContactField> {
  const digits = value.replaceAll(/\D/gu, '').slice(-6);
  const phones = (await readLead(store, id))?.contact.phones ?? [];
  const at = phones.findIndex((phone) => digits !== '' && phone.value.replaceAll(/\D/gu, '').endsWith(digits));
  return PHONES[at] ?? 'phone';
}

/** A cell to mend: whose, the fact, and what stands there. */
export type Mending = { readonly id: LeadId; readonly field: SourceField | null; readonly value: string };

/** Opens a lead with the caret in the field that is to be mended. */
export async function mendField(store: Store, onOpen: (id: LeadId) => void, cell: Mending): Promise<void> {
  const field = cell.field === null ? undefined : FIELDS[cell.field];
  const shown = field === 'phone' ? await phoneField(store, cell.id, cell.value) : field;
  onOpen(cell.id);
  if (shown !== undefined) focusWhenShown(`contact-${shown}`);
}

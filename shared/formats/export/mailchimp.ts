import { consentState } from '#shared/domain/consentReceipt.ts';
import type { LeftOut, Template } from './column.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { showOf } from './exportLead.ts';
import { addressOf } from './facts.ts';
import { columnOfPreset } from './preset.ts';
import type { PresetColumn } from './preset.ts';

/**
 * May this visitor be put on a mailing list? Only who said yes to the newsletter or to e-mails; a no to one of the two, or a yes taken
 * back, counts more than a yes to the other.
 */
export function leftOutOfMailings({ lead }: ExportLead): LeftOut | null {
  const states = [consentState(lead, 'newsletter'), consentState(lead, 'email')];
  if (states.some((state) => state === 'refused' || state === 'withdrawn')) return 'refused';
  return states.includes('given') ? null : 'no-consent';
}

/** Only who took back a yes to the newsletter or to e-mails: those whom an earlier file may have put on a list. */
export function leftOutOfWithdrawals({ lead }: ExportLead): LeftOut | null {
  const states = [consentState(lead, 'newsletter'), consentState(lead, 'email')];
  return states.includes('withdrawn') ? null : 'not-withdrawn';
}

/** The parts of an address two spaces apart, country last, as the field "Address" reads them; '' without street and city. */
function address(item: ExportLead): string {
  const { street, extended, city, region, postalCode, country } = addressOf(item);
  if (!street || !city) return '';
  return [street, extended, city, region, postalCode, country]
    .map((part) => part?.replace(/\s+/gu, ' ').trim())
    .filter(Boolean)
    .join('  ');
}

/** Tags are split at commas; longer ones than 100 characters are refused. */
const tags = (item: ExportLead, context: ExportContext): string =>
  [...new Set([showOf(context, item)?.name ?? '', ...item.lead.interests, ...(item.lead.facts?.tags ?? [])])]
    .map((tag) => tag.replace(/[,"\s]+/gu, ' ').trim())
    .map((tag) => tag.slice(0, 100))
    .filter(Boolean)
    .join(',');

/** Text fields are cut after these bytes without a word. */
const TEXT_BYTES = 255;

const columns: readonly PresetColumn[] = [
  { header: 'Email Address', from: 'email', rule: { required: true, kind: 'ascii-email', isUnique: true } },
  { header: 'First Name', from: 'firstName', rule: { maxBytes: TEXT_BYTES } },
  { header: 'Last Name', from: 'lastName', rule: { maxBytes: TEXT_BYTES } },
  { header: 'Phone Number', from: 'anyPhone', rule: { kind: 'phone' } },
  { header: 'Address', from: 'street', read: address },
  { header: 'Tags', from: 'interestsAndTags', read: tags },
];

/**
 * Mailchimp, contacts (mailchimp.com/help/format-guidelines-for-your-import-file): CSV only, commas, UTF-8 without a byte order mark,
 * plain letters before the @. The e-mail address is the key. Who did not consent is not in the file.
 */
export const mailchimp: Template = {
  name: 'mailchimp',
  vendor: 'mailchimp',
  formats: ['csv'],
  separator: ',',
  hasMark: false,
  leavesOut: leftOutOfMailings,
  columns: () => columns.map(columnOfPreset),
};

const withdrawnColumns: readonly PresetColumn[] = columns.slice(0, 3);

/**
 * Mailchimp, contacts to unsubscribe: imported with the status "Unsubscribed", it takes those off the list whom an earlier file brought
 * and who have withdrawn since (mailchimp.com/help/import-unsubscribed-addresses).
 */
export const mailchimpWithdrawn: Template = {
  name: 'mailchimp-withdrawn',
  vendor: 'mailchimp',
  formats: ['csv'],
  separator: ',',
  hasMark: false,
  leavesOut: leftOutOfWithdrawals,
  columns: () => withdrawnColumns.map(columnOfPreset),
};

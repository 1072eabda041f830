import { heatOf } from '#shared/domain/qualification.ts';
import { consentOf, nameOf } from '#shared/domain/lead.ts';
import type { Template } from './column.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { showOf } from './exportLead.ts';
import * as facts from './facts.ts';
import { summaryOf } from './told.ts';

/** A Salesforce pick list "Rating" knows these three, in English whatever the user's language. */
const RATING = { cold: 'Cold', warm: 'Warm', hot: 'Hot' } as const;

/** A lead without a last name is refused: then what it is known by (company, e-mail, badge code), else "[not provided]" as Salesforce's own forms say. */
const lastName = (item: ExportLead): string => facts.nameParts(item).last || nameOf(item.lead) || '[not provided]';
const company = ({ lead }: ExportLead): string => lead.contact.organization?.[0] || '[not provided]';

/** Longest text of the field (Salesforce, Lead.Description: long text area of 32,000). */
const DESCRIPTION_CHARACTERS = 32_000;

/** The receipt of the consents comes last and is never cut off: what was said before it is. */
function description(item: ExportLead, context: ExportContext): string {
  const parts = [
    item.lead.interests.join(', '),
    facts.notesOf(item, context),
    facts.appointmentsOf(item, context),
    facts.promisesOf(item, context),
    summaryOf(item, context),
  ];
  const receipt = facts.receiptOf(item, context).slice(0, DESCRIPTION_CHARACTERS);
  const said = parts
    .filter(Boolean)
    .join('\n')
    .slice(0, Math.max(0, DESCRIPTION_CHARACTERS - receipt.length - 1));
  return [said, receipt].filter(Boolean).join('\n');
}

/** True when the visitor refused e-mail; asked or not, silence is not a refusal. */
const isOptOut = ({ lead }: ExportLead): boolean => consentOf(lead, 'email')?.given === false;
const isNoCall = ({ lead }: ExportLead): boolean => consentOf(lead, 'call')?.given === false;

const owner = ({ lead }: ExportLead, { shows }: ExportContext): string =>
  shows.flatMap((show) => show.staff).find((staff) => staff.id === lead.owner)?.email ?? '';

const SOURCES: readonly (readonly [
  header: string,
  width: number,
  source: (item: ExportLead, context: ExportContext) => string | undefined,
])[] = [
  ['First Name', 16, (item) => facts.nameParts(item).first],
  ['Last Name', 18, lastName],
  ['Company', 26, company],
  ['Title', 24, ({ lead }) => lead.contact.jobTitle ?? lead.contact.role],
  ['Email', 28, (item) => facts.emailsOf(item)[0]],
  ['Phone', 18, (item) => facts.phonesOf(item, 'fixed')[0]],
  ['Mobile Phone', 18, (item) => facts.phonesOf(item, 'mobile')[0]],
  ['Website', 26, ({ lead }) => lead.contact.urls?.[0]],
  ['Street', 26, facts.streetOf],
  ['City', 18, (item) => facts.addressOf(item).city],
  ['State', 14, (item) => facts.addressOf(item).region],
  ['Postal Code', 12, (item) => facts.addressOf(item).postalCode],
  ['Country', 14, (item) => facts.addressOf(item).country],
  ['Lead Source', 18, () => 'Trade Show'],
  ['Rating', 9, ({ lead }) => RATING[heatOf(lead)]],
  ['Industry', 18, ({ lead }) => lead.profile?.industry],
  ['Description', 50, description],
  ['Record Owner', 24, owner],
  ['Email Opt Out', 9, (item) => (isOptOut(item) ? '1' : '0')],
  ['Do Not Call', 9, (item) => (isNoCall(item) ? '1' : '0')],
  ['Campaign', 22, (item, context) => showOf(context, item)?.name],
  ['External ID', 40, ({ lead }) => lead.externalKey],
];

/**
 * Salesforce Data Import Wizard, leads (help.salesforce.com, field_mapping_for_importing_leads): CSV with commas, UTF-8, at
 * most 50,000 rows, "First Name" and "Last Name" instead of "Full Name". "Campaign" and "External ID" are mapped by hand to
 * the org's own fields; the second makes a later sync update these same records.
 */
export const salesforce: Template = {
  name: 'salesforce',
  formats: ['csv'],
  separator: ',',
  maxRows: 50_000,
  columns: () =>
    SOURCES.map(([header, width, source]) => ({ header, width, kind: 'text', cell: (item, context) => source(item, context) ?? null })),
};

import { nameOf } from '#shared/domain/lead.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { showOf } from './exportLead.ts';
import * as facts from './facts.ts';
import { summaryOf } from './told.ts';

/** What CRM files say alike. */

/** What Salesforce's own forms write where a required text is not known; other vendors' people read it as easily. */
export const NOT_PROVIDED = '[not provided]';

/** The last name that a CRM asks for: else what the lead is known by (company, e-mail, badge code), else `[not provided]`. */
export const lastNameOf = (item: ExportLead): string => facts.nameParts(item).last || nameOf(item.lead) || NOT_PROVIDED;

/** The company that a CRM asks for. */
export const companyOf = ({ lead }: ExportLead): string => lead.contact.organization?.[0] || NOT_PROVIDED;

/** What a lead is called in a list of leads: `name – company – show`, at most `most` characters. */
export const titleOf =
  (most: number) =>
  (item: ExportLead, context: ExportContext): string => {
    const parts = [nameOf(item.lead), item.lead.contact.organization?.[0], showOf(context, item)?.name].map((part) => part?.trim() ?? '');
    return ([...new Set(parts.filter((part) => part !== ''))].join(' – ') || item.lead.externalKey).slice(0, most);
  };

/**
 * Everything that was said, at most `most` characters, in the language of the screens. The receipt of the consents comes last and is cut
 * off only when it alone is too long: what was said before it is.
 */
export const descriptionOf =
  (most: number) =>
  (item: ExportLead, context: ExportContext): string => {
    const parts = [
      item.lead.interests.join(', '),
      facts.notesOf(item, context),
      facts.appointmentsOf(item, context),
      facts.promisesOf(item, context),
      summaryOf(item, context),
    ];
    const receipt = facts.receiptOf(item, context).slice(0, most);
    const said = parts
      .filter(Boolean)
      .join('\n')
      .slice(0, Math.max(0, most - receipt.length - 1));
    return [said, receipt].filter(Boolean).join('\n');
  };

import { pushShowOf, sourceOf } from '#shared/crm/sourceOf.ts';
import type { LeadSource } from '#shared/crm/record.ts';
import type { Show } from '#shared/domain/show.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { showOf } from './exportLead.ts';

/** Stands for a show nobody knows any more, so that its leads can still be written. */
const forgottenShow = ({ lead }: ExportLead): Show => ({
  v: 1,
  id: lead.showId,
  name: '',
  venue: '',
  zone: 'UTC',
  firstDay: '1970-01-01',
  lastDay: '1970-01-01',
  country: '',
  company: '',
  staff: [],
  interests: [],
  hours: { from: 0, to: 0 },
  slotMinutes: 30,
  consentWording: [],
  isSample: false,
  createdAt: 0,
});

/** A row is written cell by cell, and each cell asks again: the last answer is kept for as long as its lead is. */
const made = new WeakMap<ExportContext, WeakMap<ExportLead, LeadSource>>();

/** A lead of a file as the CRM connectors know it, so that a column and a field of the API say the same. A file holds no pictures. */
export function leadSourceOf(item: ExportLead, context: ExportContext): LeadSource {
  const known = made.get(context) ?? new WeakMap<ExportLead, LeadSource>();
  made.set(context, known);
  const before = known.get(item);
  if (before !== undefined) return before;
  const show = showOf(context, item) ?? forgottenShow(item);
  const { interactions, appointments, promises } = item;
  const source = { ...sourceOf(item.lead, show, { interactions, appointments, promises, media: [] }), show: pushShowOf(show), rev: '' };
  known.set(item, source);
  return source;
}

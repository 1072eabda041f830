import { countryCodeOf } from '#shared/formats/country.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { heatOf } from '#shared/domain/qualification.ts';
import { conversationHtml, escapeHtml, lastDayOf } from './conversation.ts';
import { appointmentKey, cleanText, present, staffName } from './record.ts';
import type { Connector, CrmRecord, Json, LeadSource, PushPicture, PushShow } from './record.ts';
import type { SourceField } from './sourceFields.ts';

/** Models of a lead, an appointment and a picture in Odoo. */
export const LEAD_MODEL = 'crm.lead';
export const EVENT_MODEL = 'calendar.event';
export const FILE_MODEL = 'ir.attachment';

/** Odoo's stars (`crm.lead.priority`): none, medium, high, very high. */
const PRIORITY: Readonly<Record<Heat, string>> = { cold: '1', warm: '2', hot: '3' };

/** Odoo names its countries `base.<alpha-2>`, but for the United Kingdom. */
function countryId(written: string | undefined): string | undefined {
  const code = written === undefined ? null : countryCodeOf(written);
  return code === null ? undefined : `base.${code === 'GB' ? 'uk' : code.toLowerCase()}`;
}

/** `load` separates names in a cell by commas, so a comma inside a name becomes a semicolon. */
const oneName = (name: string): string => cleanText(name).replaceAll(',', ';');

/** `YYYY-MM-DD HH:MM:SS` in UTC, the only form Odoo reads (ISO's T and Z are refused). */
export const odooInstant = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

const phoneOf = ({ contact }: Lead): string | undefined => {
  const phones = (contact.phones ?? []).filter(({ kind }) => kind !== 'fax' && kind !== 'pager');
  const best = phones.find(({ kind }) => kind === 'mobile') ?? phones[0];
  return best?.e164 ?? best?.value;
};

function titleOf(lead: Lead, show: PushShow): string {
  const parts = [nameOf(lead), lead.contact.organization?.[0], show.name]
    .map((part) => cleanText(part ?? ''))
    .filter((part) => part !== '');
  return [...new Set(parts)].join(' – ') || lead.externalKey;
}

function leadFields(source: LeadSource): Record<string, Json> {
  const { lead, show } = source;
  const { contact, opportunity } = lead;
  const address = contact.addresses?.[0];
  return present({
    name: titleOf(lead, show),
    contact_name: contact.formattedName ?? [contact.givenName, contact.familyName].filter(Boolean).join(' '),
    partner_name: contact.organization?.[0],
    function: contact.jobTitle ?? contact.role,
    email_from: contact.emails?.[0]?.value,
    phone: phoneOf(lead),
    website: contact.urls?.[0],
    street: address?.street,
    street2: address?.extended,
    zip: address?.postalCode,
    city: address?.city,
    country_id: countryId(address?.country),
    tag_ids: [...new Set([...lead.interests, ...(lead.facts?.tags ?? [])].map(oneName))].filter(Boolean).join(','),
    source_id: oneName(show.name),
    priority: PRIORITY[heatOf(lead)],
    probability: opportunity.probability,
    expected_revenue: opportunity.amount,
    date_deadline: lastDayOf(opportunity.month),
    description: conversationHtml(source),
  });
}

function eventRecord(source: LeadSource, appointment: Appointment): CrmRecord {
  const rep = staffName(source.show, appointment.rep);
  const name = nameOf(source.lead);
  const text = [rep === undefined ? '' : `With: ${rep}`, `Booked for: ${appointment.zone}`, `Visitor: ${name}`].filter(Boolean).join('\n');
  return {
    model: EVENT_MODEL,
    externalKey: appointmentKey(appointment),
    fields: present({
      name: appointment.title || name || source.lead.externalKey,
      start: odooInstant(appointment.startsAt),
      stop: odooInstant(appointment.endsAt),
      location: appointment.place,
      description: escapeHtml(text),
      'opportunity_id/id': source.lead.externalKey,
      // a cancelled event is archived, not deleted: it stays in the CRM's history
      active: appointment.cancelledAt === undefined ? '1' : '0',
    }),
  };
}

/** Pictures have no name of their own that says more than when they were taken. */
const fileName = ({ id, name, mediaType }: PushPicture): string =>
  cleanText(name) || `${id}.${mediaType === 'image/png' ? 'png' : mediaType === 'image/webp' ? 'webp' : 'jpg'}`;

/** The hash of the bytes stands where main puts the bytes themselves, so that a picture goes again only when it is another one. */
const fileRecord = (picture: PushPicture): CrmRecord => ({
  model: FILE_MODEL,
  externalKey: `boothbook.${picture.id}`,
  fields: present({ name: fileName(picture), mimetype: picture.mediaType, datas: picture.sha256 }),
  file: picture,
});

/**
 * Odoo 14 and later: `crm.lead`, then a `calendar.event` for each appointment and an `ir.attachment` for each picture. Values as the
 * model's own `load` reads them; a country by Odoo's own name of it (`base.fr`).
 */
export const odoo: Connector = {
  kind: 'odoo',
  // two calls of leads, and one of what hangs from them: the fewer small calls, the less is lost on each one's beginning
  batch: 200,
  recordsOf: (source) => [
    { model: LEAD_MODEL, externalKey: source.lead.externalKey, fields: leadFields(source) },
    ...source.appointments.map((appointment) => eventRecord(source, appointment)),
    ...source.pictures.map(fileRecord),
  ],
};

/** What goes into a lead's fields without being told: a field of ours, or null for a rule of the connector's own. */
export const ODOO_USUAL: Readonly<Record<string, SourceField | null>> = {
  name: null,
  contact_name: 'fullName',
  partner_name: 'company',
  function: 'jobTitle',
  email_from: 'email',
  phone: 'anyPhone',
  website: 'website',
  street: 'street',
  street2: null,
  zip: 'postalCode',
  city: 'city',
  country_id: 'country',
  tag_ids: 'interestsAndTags',
  source_id: 'showName',
  priority: null,
  probability: 'probability',
  expected_revenue: 'amount',
  date_deadline: 'closeDate',
  description: 'conversationHtml',
};

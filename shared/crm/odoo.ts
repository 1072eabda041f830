import { countryCodeOf } from '#shared/formats/country.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { heatOf } from '#shared/domain/qualification.ts';
import { conversationHtml, escapeHtml, lastDayOf } from './conversation.ts';
import { appointmentKey, cleanText, present, staffName } from './record.ts';
import type { Connector, CrmRecord, Json, LeadSource, PushShow } from './record.ts';

/** Model of a lead and of an appointment in Odoo. */
export const LEAD_MODEL = 'crm.lead';
export const EVENT_MODEL = 'calendar.event';

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
    'country_id/id': countryId(address?.country),
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

/** Odoo 19 and later: `crm.lead`, then a `calendar.event` for each appointment. Fields as read by the model's own `load`. */
export const odoo: Connector = {
  kind: 'odoo',
  batch: 100,
  recordsOf: (source) => [
    { model: LEAD_MODEL, externalKey: source.lead.externalKey, fields: leadFields(source) },
    ...source.appointments.map((appointment) => eventRecord(source, appointment)),
  ],
};

import type { AppointmentId, InteractionId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Note } from '#shared/crm/record.ts';
import type { PushItem } from '#shared/crm/push.ts';

const STAFF = 'staff-1' as StaffId; // an id of the tests' own

/** A show in Lyon. */
export const someShow: Show = {
  v: 1,
  id: 'show-lyon' as ShowId, // an id of the tests' own
  name: 'Mesures & Métiers, Lyon',
  venue: 'Hall 3',
  zone: 'Europe/Paris',
  firstDay: '2026-03-16',
  lastDay: '2026-03-18',
  country: 'FR',
  company: 'Capteurs Rhône',
  staff: [{ id: STAFF, name: 'Inès Barrot', email: 'ines@capteurs.example' }],
  interests: ['Laser, 3D', 'Robots'],
  hours: { from: 540, to: 1080 },
  slotMinutes: 30,
  consentWording: [{ version: 'w1', language: 'fr', text: 'Puis-je vous écrire ?' }],
  isSample: false,
  createdAt: 0,
};

/** Monday 16 March 2026, 9:00 UTC. */
const NINE = Date.UTC(2026, 2, 16, 9);

const COUNTRIES = ['France', 'Deutschland', 'GB', 'Italia', 'Atlantis'];

const numbered = (at: number): string => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;

/** The lead number `at`: some have more fields than others, as at a booth. */
export function someLead(at: number): Lead {
  const lead = newLead(
    {
      contact: {
        formattedName: `Visitor ${at} Dupré`,
        organization: [`Atelier ${at % 17}`, 'Achats'],
        emails: [{ value: `visitor${at}@atelier.example`, kind: 'work' }],
        ...(at % 2 === 0 ? { phones: [{ value: '06 12 34 56 78', e164: '+33612345678', kind: 'mobile' }] } : {}),
        ...(at % 3 === 0 ? { jobTitle: 'Cheffe d’atelier' } : {}),
        ...(at % 5 === 0
          ? {
              addresses: [
                { street: '1 rue des Essais', postalCode: '69001', city: 'Lyon', country: COUNTRIES[at % COUNTRIES.length] ?? 'FR' },
              ],
            }
          : {}),
      },
      isResolved: true,
    },
    { id: numbered(at) as LeadId, showId: someShow.id, now: NINE + at * 1_000, staff: STAFF }, // an id of the tests' own
  );
  return {
    ...lead,
    interests: at % 2 === 0 ? ['Laser, 3D'] : ['Robots', 'Laser, 3D'],
    ...(at % 4 === 0
      ? { opportunity: { probability: 40, amount: 1_200 + at, currency: 'EUR', month: '2026-06' }, heatChosen: 'hot' as const }
      : {}),
    consents: [{ purpose: 'email', given: true, at: NINE, by: STAFF, method: 'spoken', wordingVersion: 'w1', language: 'fr' }],
  };
}

/** A note of a lead. */
export const someNote = (lead: Lead, text: string): Note => ({
  id: `note-${lead.id}` as InteractionId,
  at: lead.capturedAt,
  by: STAFF,
  text,
}); // an id of the tests' own

/** A meeting of a lead with the rep, 10:00 to 10:30 UTC of the day after. */
export const someAppointment = (lead: Lead): Appointment => ({
  v: 1,
  id: `appointment-${lead.id}` as AppointmentId, // an id of the tests' own
  showId: lead.showId,
  leadId: lead.id,
  rep: STAFF,
  kind: 'meeting',
  startsAt: NINE + 25 * 3_600_000,
  endsAt: NINE + 25.5 * 3_600_000,
  zone: 'Europe/Paris',
  title: `Demo for ${lead.contact.formattedName ?? ''}`,
  place: 'Hall 3, B12',
  bookedAt: NINE,
  bookedBy: STAFF,
  sequence: 0,
});

/** The lead number `at` on its way for the first time. */
export const somePushItem = (at: number, lead: Lead = someLead(at)): PushItem => ({
  lead,
  appointments: at % 6 === 0 ? [someAppointment(lead)] : [],
  notes: [someNote(lead, `Saw the <b>laser</b> & liked it\nNumber ${at}`)],
  rev: `rev-${at}`,
  remoteId: null,
  sent: null,
});

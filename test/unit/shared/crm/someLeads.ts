import type { AppointmentId, InteractionId, LeadId, PromiseId, QuestionId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Appointment, PromiseMade } from '#shared/domain/interaction.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Note } from '#shared/crm/record.ts';
import type { PushItem } from '#shared/crm/push.ts';

const STAFF = 'staff-1' as StaffId; // ids of the tests' own
const Q1 = 'q1' as QuestionId;

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

/** Something promised to a lead, for 14:30 of a day. */
export const somePromise = (lead: Lead): PromiseMade => ({
  v: 1,
  id: `promise-${lead.id}` as PromiseId, // an id of the tests' own
  showId: lead.showId,
  leadId: lead.id,
  text: 'Send the <offer>',
  owner: STAFF,
  dueOn: '2026-03-20',
  dueAtMinutes: 870,
  madeAt: NINE,
});

/** The lead number `at` on its way for the first time. */
export const somePushItem = (at: number, lead: Lead = someLead(at)): PushItem => ({
  lead,
  appointments: at % 6 === 0 ? [someAppointment(lead)] : [],
  notes: [someNote(lead, `Saw the <b>laser</b> & liked it\nNumber ${at}`)],
  promises: at % 4 === 0 ? [somePromise(lead)] : [],
  answers: [],
  next: null,
  memos: 0,
  pictures: [],
  rev: `rev-${at}`,
  remoteId: null,
  sent: null,
  remotes: {},
});

/** A lead with something of everything that staff can note. */
export const richLead = (at = 7): Lead => ({
  ...someLead(at),
  heatChosen: 'hot',
  intention: 'yes',
  wantsContact: 'no',
  judgement: { version: 3, maturity: 60, fit: 50, score: 30, heat: 'warm' },
  standing: { stage: 'sql', from: 'mql', because: 'hot', cause: 'heat', since: NINE + 60_000, by: STAFF },
  bant: { budget: 'yes', need: 'yes' },
  bantDetail: { amount: 40_000, currency: 'EUR', role: 'decides', need: 'Cut <waste>', by: '2026-09' },
  profile: { size: '50-249', industry: 'Optics', territory: 'FR-69001' },
  facts: { tags: ['vip, gold'], signals: ['hiring'], competitor: 'Rival & Co', isCustomer: false, channel: 'email' },
  answers: { [Q1]: { value: ['c1'], version: 1, at: NINE, by: STAFF } },
  consents: [
    { purpose: 'email', given: true, at: NINE, by: STAFF, method: 'screen', wordingVersion: 'w1', language: 'fr' },
    { purpose: 'email', given: false, at: NINE + 5_000, by: STAFF, method: 'spoken', wordingVersion: 'w1', language: 'fr' },
  ],
});

/** It on its way, with a promise, an answer and its next action. */
export const richPushItem = (): PushItem => {
  const lead = richLead();
  return {
    ...somePushItem(7, lead),
    promises: [somePromise(lead)],
    answers: [{ id: Q1, question: 'Which <line>?', text: 'Line & 2', value: ['c1'] }],
    next: { kind: 'hand-over', dueAt: NINE + 2 * 86_400_000 },
    memos: 2,
    pictures: [],
  };
};

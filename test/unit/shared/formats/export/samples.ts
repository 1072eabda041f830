import type { Appointment, Capture, Interaction, PromiseMade } from '#shared/domain/interaction.ts';
import type { AppointmentId, CaptureId, InteractionId, LeadId, PromiseId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import type { ExportContext, ExportLead } from '#shared/formats/export/exportLead.ts';

const showId = 'show-1' as ShowId;
const staff = 'staff-1' as StaffId;
/** 2026-03-14 09:05:30 UTC: 10:05 in Paris. */
export const capturedAt = Date.UTC(2026, 2, 14, 9, 5, 30);

export const show: Show = {
  v: 1,
  id: showId,
  name: 'Salon de la brique',
  venue: 'Hall 4',
  zone: 'Europe/Paris',
  firstDay: '2026-03-14',
  lastDay: '2026-03-16',
  country: 'FR',
  company: 'Brique & Fils',
  staff: [{ id: staff, name: 'Odile Vannier', email: 'odile@brique.example' }],
  interests: ['Four', 'Tuile'],
  hours: { from: 540, to: 1080 },
  slotMinutes: 30,
  consentWording: [],
  isSample: false,
  createdAt: 0,
};

export const context: ExportContext = { shows: [show], language: 'en' };

const base: Lead = newLead(
  {
    contact: {
      formattedName: 'Zoë Straßmeier',
      givenName: 'Zoë',
      familyName: 'Straßmeier',
      organization: ['Ofenbau GmbH', 'Einkauf'],
      jobTitle: 'Leiterin Einkauf',
      emails: [
        { value: 'zoe@ofenbau.example', kind: 'work' },
        { value: 'z@privat.example', kind: 'home' },
      ],
      phones: [
        { value: '+49 30 1234567', e164: '+49301234567', kind: 'work' },
        { value: '0170 5551234', e164: '+491705551234', kind: 'mobile' },
      ],
      addresses: [{ street: 'Am Ofen 1', city: 'Köln', postalCode: '05067', country: 'Deutschland' }],
    },
    badgeCode: '000123',
    isResolved: true,
  },
  { id: 'lead-1' as LeadId, showId, now: capturedAt, staff },
);

const note = (text: string): Interaction => ({
  v: 1,
  id: 'note-1' as InteractionId,
  showId,
  leadId: base.id,
  at: capturedAt,
  updatedAt: capturedAt,
  by: staff,
  kind: 'note',
  text,
});

export const appointment: Appointment = {
  v: 1,
  id: 'appointment-1' as AppointmentId,
  showId,
  leadId: base.id,
  rep: staff,
  kind: 'meeting',
  startsAt: Date.UTC(2026, 2, 15, 9, 0),
  endsAt: Date.UTC(2026, 2, 15, 9, 30),
  zone: 'Europe/Paris',
  title: 'Four à tuiles, devis; suite',
  place: 'Stand 4-B',
  bookedAt: capturedAt,
  bookedBy: staff,
  sequence: 2,
};

const promise: PromiseMade = {
  v: 1,
  id: 'promise-1' as PromiseId,
  showId,
  leadId: base.id,
  text: 'Send the price list',
  owner: staff,
  dueOn: '2026-03-20',
  madeAt: capturedAt,
};

const capture: Capture = {
  v: 1,
  id: 'capture-1' as CaptureId,
  showId,
  leadId: base.id,
  at: capturedAt,
  by: staff,
  scan: { source: 'camera', text: 'RAW;000123', symbology: 'QR' },
};

/** A lead with something of everything; `text` is its note. */
export const item = (change: Partial<Lead> = {}, text = 'Wants a quote'): ExportLead => ({
  lead: {
    ...base,
    heatChosen: 'hot',
    bant: { budget: 'yes', need: 'no' },
    opportunity: { probability: 40, amount: 12_500, currency: 'EUR', month: '2026-09' },
    interests: ['Four', 'Tuile'],
    appointments: [appointment.id],
    consents: [{ purpose: 'email', given: false, at: capturedAt, by: staff, method: 'spoken', wordingVersion: '1', language: 'fr' }],
    ...change,
  },
  interactions: [note(text)],
  appointments: [appointment],
  promises: [promise],
  captures: [capture],
});

import type { Definitions } from '#shared/domain/definitions.ts';
import type { HistoryAction, HistoryLine } from '#shared/domain/history.ts';
import type { AppointmentId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { settle } from '#shared/domain/qualification.ts';

export const MARIE = 'marie' as StaffId;
export const SAM = 'sam' as StaffId;

/** One thing that may happen to a lead, as the screens do it. */
export type Deed = { readonly action: HistoryAction; readonly change: (lead: Lead) => Lead };

const appointment = (name: string): AppointmentId => name as AppointmentId;

export const book = (name: string): Deed => ({
  action: 'book',
  change: (lead) => ({ ...lead, appointments: [...lead.appointments.filter((one) => one !== name), appointment(name)] }),
});
export const cancel = (name: string): Deed => ({
  action: 'cancel',
  change: (lead) => ({ ...lead, appointments: lead.appointments.filter((one) => one !== name) }),
});
export const rate = (heat: Lead['heatChosen']): Deed => ({
  action: 'heat',
  change: ({ heatChosen: _before, ...lead }) => (heat === undefined ? lead : { ...lead, heatChosen: heat }),
});
export const forecast = (opportunity: Lead['opportunity']): Deed => ({
  action: 'opportunity',
  change: (lead) => ({ ...lead, opportunity }),
});
export const disqualify = (reason: string): Deed => ({
  action: 'disqualify',
  change: (lead) => ({ ...lead, disqualified: { reason, at: 5, by: SAM } }),
});
export const requalify: Deed = { action: 'requalify', change: ({ disqualified: _out, ...lead }) => lead };
export const outcome = (value: Lead['outcome']): Deed => ({
  action: 'outcome',
  change: ({ outcome: _before, ...lead }) => (value === undefined ? lead : { ...lead, outcome: value }),
});
export const interest = (...interests: string[]): Deed => ({ action: 'interests', change: (lead) => ({ ...lead, interests }) });
export const reach = (contact: Lead['contact']): Deed => ({ action: 'edit', change: (lead) => ({ ...lead, contact }) });
export const intend = (intention: 'yes' | 'no'): Deed => ({ action: 'intention', change: (lead) => ({ ...lead, intention }) });

/** A booth that keeps one lead and its history. */
export function newBooth(definitions?: readonly Definitions[]) {
  const lines: Pick<HistoryLine, 'stage' | 'facts'>[] = [];
  let at = 1_000;
  let now: Lead | null = null;
  const does = (deed: Deed, by: StaffId = MARIE): Lead => {
    at += 60_000;
    const before = now;
    const after = deed.change(before ?? unread);
    const { lead, line } = settle(before, after, { action: deed.action, at, by, definitions });
    lines.push(line);
    now = lead;
    return lead;
  };
  return { does, lines, lead: (): Lead => now ?? unread };
}

const unread: Lead = newLead({ contact: {}, isResolved: false }, { id: 'l' as LeadId, showId: 's' as ShowId, now: 1_000, staff: MARIE });
export const NORA: Lead['contact'] = { formattedName: 'Nora Lind', emails: [{ value: 'nora@lind.example', kind: 'work' }] };
export const capture = (contact: Lead['contact'] = NORA): Deed => ({
  action: 'capture',
  change: (lead) => ({ ...lead, contact, isResolved: true }),
});

export function after(...deeds: readonly Deed[]): Lead {
  const booth = newBooth();
  for (const deed of deeds) booth.does(deed);
  return booth.lead();
}

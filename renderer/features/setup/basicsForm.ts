import { minutesText } from '#shared/lib/time.ts';
import type { Show } from '#shared/domain/show.ts';
import type { FieldFault, LiveForm } from './liveForm.ts';

/** Name, place and time of a show as they are typed: every field is text. */
export type BasicsDraft = {
  readonly name: string;
  readonly company: string;
  readonly venue: string;
  readonly zone: string;
  readonly country: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly from: string;
  readonly to: string;
  readonly slotMinutes: string;
};

/** Shortest and longest slot, minutes. */
export const SLOT = { least: 5, most: 240 } as const;

const minutesOf = (text: string): number => {
  const [hours, minutes] = text.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};

/** A date field passes through the year 0002 on the way to 2026. */
const isDay = (day: string): boolean => /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/u.test(day);

type Fault = FieldFault<BasicsDraft>;

function daysOf({ firstDay, lastDay }: BasicsDraft): Fault[] {
  if (!isDay(firstDay)) return [{ field: 'firstDay', fault: 'day' }];
  if (!isDay(lastDay)) return [{ field: 'lastDay', fault: 'day' }];
  return lastDay < firstDay ? [{ field: 'lastDay', fault: 'days' }] : [];
}

function faultsOf(draft: BasicsDraft): Fault[] {
  const slot = Number(draft.slotMinutes);
  const hasHours = draft.from !== '' && draft.to !== '' && minutesOf(draft.to) > minutesOf(draft.from);
  return [
    ...(draft.name.trim() === '' ? [{ field: 'name', fault: 'name' } as const] : []),
    ...daysOf(draft),
    ...(/^[A-Za-z]{2}$/u.test(draft.country.trim()) ? [] : [{ field: 'country', fault: 'country' } as const]),
    ...(hasHours ? [] : [{ field: 'to', fault: 'hours' } as const]),
    ...(Number.isInteger(slot) && slot >= SLOT.least && slot <= SLOT.most ? [] : [{ field: 'slotMinutes', fault: 'slot' } as const]),
  ];
}

/** Fields that are saved together or not at all. */
const PAIRS: readonly (readonly (keyof BasicsDraft)[])[] = [
  ['firstDay', 'lastDay'],
  ['from', 'to'],
];

/** The first fields of a show. Days are saved as a pair, and so are hours: a show never ends before it begins. */
export const basicsForm: LiveForm<BasicsDraft> = {
  name: 'basics',
  draftOf: (show) => ({
    name: show.name,
    company: show.company,
    venue: show.venue,
    zone: show.zone,
    country: show.country,
    firstDay: show.firstDay,
    lastDay: show.lastDay,
    from: minutesText(show.hours.from),
    to: minutesText(show.hours.to),
    slotMinutes: String(show.slotMinutes),
  }),
  read: (draft, before) => {
    const faults = faultsOf(draft);
    const bad = new Set<keyof BasicsDraft>(faults.map(({ field }) => field));
    for (const pair of PAIRS) if (pair.some((field) => bad.has(field))) for (const field of pair) bad.add(field);
    const or = <T>(field: keyof BasicsDraft, value: T, kept: T): T => (bad.has(field) ? kept : value);
    const show: Show = {
      ...before,
      name: or('name', draft.name.trim(), before.name),
      company: draft.company.trim(),
      venue: draft.venue.trim(),
      zone: draft.zone,
      country: or('country', draft.country.trim().toUpperCase(), before.country),
      firstDay: or('firstDay', draft.firstDay, before.firstDay),
      lastDay: or('lastDay', draft.lastDay, before.lastDay),
      hours: or('to', { from: minutesOf(draft.from), to: minutesOf(draft.to) }, before.hours),
      slotMinutes: or('slotMinutes', Number(draft.slotMinutes), before.slotMinutes),
    };
    return { show, faults };
  },
};

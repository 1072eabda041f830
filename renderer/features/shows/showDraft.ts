import { firstWording } from '#shared/domain/sampleShow.ts';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Show, Staff } from '#shared/domain/show.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { wordingDraftOf, wordingsOf } from './wordingDraft.ts';
import type { WordingDraft } from './wordingDraft.ts';

/** A show as it stands in the form: every field is text. */
export type ShowDraft = {
  readonly name: string;
  readonly company: string;
  readonly venue: string;
  readonly zone: string;
  readonly country: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly staff: string;
  readonly interests: string;
  readonly from: string;
  readonly to: string;
  readonly slotMinutes: string;
} & WordingDraft;

export type DraftFault = 'name' | 'days' | 'staff' | 'country' | 'hours';

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (text: string): number => {
  const [hours, minutes] = text.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};
const lines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** The form of a show; of a new one, with today's days, when there is none. */
export function draftOf(show: Show | null, { today, zone, country }: { today: string; zone: string; country: string }): ShowDraft {
  return {
    name: show?.name ?? '',
    company: show?.company ?? '',
    venue: show?.venue ?? '',
    zone: show?.zone ?? zone,
    country: show?.country ?? country,
    firstDay: show?.firstDay ?? today,
    lastDay: show?.lastDay ?? today,
    staff: (show?.staff ?? []).map(({ name, email }) => (email === undefined ? name : `${name}, ${email}`)).join('\n'),
    interests: (show?.interests ?? []).join('\n'),
    from: clock(show?.hours.from ?? 9 * 60),
    to: clock(show?.hours.to ?? 18 * 60),
    slotMinutes: String(show?.slotMinutes ?? 30),
    ...wordingDraftOf(show?.consentWording ?? firstWording),
  };
}

/** Staff of the lines; who was there before (same name) keeps their id, so that their leads stay theirs, and what the team screen knows of them. */
function staffOf(text: string, before: readonly Staff[], newId: () => string): Staff[] {
  return lines(text).map((line) => {
    const [name = '', email = ''] = line.split(',').map((part) => part.trim());
    const { email: _old, ...known } = before.find((one) => one.name === name) ?? { id: newId() as StaffId }; // a fresh id for a member of staff
    return { ...known, name, ...(email === '' ? {} : { email }) };
  });
}

type Context = { readonly before: Show | null; readonly now: number; readonly newId: () => string };

/** The show that the form describes, or the first field that keeps it from being one. */
export function showOf(draft: ShowDraft, { before, now, newId }: Context): Result<Show, DraftFault> {
  const staff = staffOf(draft.staff, before?.staff ?? [], newId);
  const hours = { from: minutesOf(draft.from), to: minutesOf(draft.to) };
  if (draft.name.trim() === '') return fail('name');
  if (draft.firstDay === '' || draft.lastDay < draft.firstDay) return fail('days');
  if (staff.length === 0) return fail('staff');
  if (!/^[A-Za-z]{2}$/u.test(draft.country.trim())) return fail('country');
  if (hours.to <= hours.from) return fail('hours');
  // what the form does not ask for (the desk sheet) stays
  return ok({
    ...before,
    v: 1,
    id: before?.id ?? (newId() as ShowId), // a fresh id for a show
    name: draft.name.trim(),
    venue: draft.venue.trim(),
    company: draft.company.trim(),
    zone: draft.zone,
    country: draft.country.trim().toUpperCase(),
    firstDay: draft.firstDay,
    lastDay: draft.lastDay,
    staff,
    interests: lines(draft.interests),
    hours,
    slotMinutes: Math.min(240, Math.max(5, Number(draft.slotMinutes) || 30)),
    consentWording: wordingsOf(draft, before?.consentWording ?? []),
    ...(before?.badgeFormats === undefined ? {} : { badgeFormats: before.badgeFormats }),
    isSample: before?.isSample ?? false,
    createdAt: before?.createdAt ?? now,
  });
}

import { firstWording } from '#shared/domain/sampleShow.ts';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Show, Staff } from '#shared/domain/show.ts';
import { basicsForm } from './basicsForm.ts';
import type { BasicsDraft } from './basicsForm.ts';
import { linesOf } from './lines.ts';
import type { FaultName } from './liveForm.ts';

/** A new show as it stands in the short form: every field is text; staff are lines of `name, e-mail`. */
export type ShowDraft = BasicsDraft & { readonly staff: string; readonly interests: string };

export type DraftFault = { readonly field: keyof ShowDraft; readonly fault: FaultName | 'staff' };

type Here = { readonly today: string; readonly zone: string; readonly country: string };

/** A show about which nothing is said yet. */
const blankShow = ({ today, zone, country }: Here, id: ShowId, now: number): Show => ({
  v: 1,
  id,
  name: '',
  venue: '',
  company: '',
  zone,
  country,
  firstDay: today,
  lastDay: today,
  staff: [],
  interests: [],
  hours: { from: 9 * 60, to: 18 * 60 },
  slotMinutes: 30,
  consentWording: firstWording,
  isSample: false,
  createdAt: now,
});

/** The short form of a new show, which begins today and here. */
export const newDraft = (here: Here): ShowDraft => ({
  ...basicsForm.draftOf(blankShow(here, '' as ShowId, 0)), // no show is made of it
  staff: '',
  interests: '',
});

function staffOf(text: string, newId: () => string): Staff[] {
  return linesOf(text).map((line) => {
    const [name = '', email = ''] = line.split(',').map((part) => part.trim());
    return { id: newId() as StaffId, name, ...(email === '' ? {} : { email }) }; // a fresh id for a member of staff
  });
}

/** The show that the form describes; null when something is wrong or missing, and what. */
export function showOf(
  draft: ShowDraft,
  { now, newId }: { readonly now: number; readonly newId: () => string },
): { readonly show: Show | null; readonly faults: readonly DraftFault[] } {
  const staff = staffOf(draft.staff, newId);
  const blank = blankShow({ today: draft.firstDay, zone: draft.zone, country: draft.country }, newId() as ShowId, now); // a fresh id for a show
  const { show, faults } = basicsForm.read(draft, blank);
  const all: DraftFault[] = [...faults, ...(staff.length === 0 ? [{ field: 'staff', fault: 'staff' } as const] : [])];
  return { show: all.length > 0 ? null : { ...show, staff, interests: linesOf(draft.interests) }, faults: all };
}

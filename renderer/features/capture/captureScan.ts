import { matchAttendee, resolveLead } from '#renderer/data/attendeeMatch.ts';
import type { AttendeeMatch } from '#renderer/data/attendeeMatch.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import type { Captured } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import type { BadgeFormat } from '#shared/domain/badgeFormat.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { LeadSeed } from '#shared/domain/lead.ts';
import { filledFrom } from '#shared/domain/samePerson.ts';
import type { Finding, Scan } from '#shared/domain/scan.ts';
import { readBadge } from '#shared/formats/badge/readBadge.ts';
import { seedOf } from '#shared/domain/seedOf.ts';
import { isCommandCode } from '#shared/formats/commandCode.ts';

/** Where scans go. */
export type CaptureContext = {
  readonly store: Store;
  readonly showId: ShowId;
  readonly country: string;
  /** Badge formats taught for the show: asked first. */
  readonly formats?: readonly BadgeFormat[];
};

/** Fills a seed from the attendee whose whole id it has; what the badge itself says comes first. */
const filled = (seed: LeadSeed, match: AttendeeMatch | undefined): LeadSeed =>
  match?.by === 'id' ? { ...seed, contact: filledFrom(seed.contact, match.attendee.contact), isResolved: true } : seed;

/** Saves one visitor, named by the show's attendee lists. When only part of the id matched, that is a step of its own, told in the history. */
export async function captureSeed(
  { store, showId }: Pick<CaptureContext, 'store' | 'showId'>,
  scan: Scan,
  seed: LeadSeed,
): Promise<Captured> {
  const match = seed.badgeCode === undefined ? undefined : await matchAttendee(store, showId, seed.badgeCode);
  const captured = await saveCapture(store, { showId, scan, seed: filled(seed, match) });
  if (match?.by !== 'part' || captured.lead.isResolved) return captured;
  return { ...captured, lead: (await resolveLead(store, captured.lead.id, match)) ?? captured.lead };
}

/** The findings that stand for people: every contact, else the first finding whatever it is. */
function visitorsIn(findings: readonly Finding[]): readonly Finding[] {
  const contacts = findings.filter((finding) => finding.kind === 'contact');
  return contacts.length > 0 ? contacts : findings.slice(0, 1);
}

/**
 * A scan becomes saved leads: read, looked up, saved; one for each visitor it names (most often one). Never refuses a payload:
 * what no rule knows is a lead to resolve; but a code of a desk sheet is no visitor, whichever way it came in. Resolves when all of
 * it is on the disk.
 */
export async function captureScan(context: CaptureContext, scan: Scan): Promise<Captured[]> {
  if (isCommandCode(scan)) return [];
  const { country, formats = [] } = context;
  const findings = readBadge(scan, { country, formats });
  const captured: Captured[] = [];
  for (const finding of visitorsIn(findings)) {
    captured.push(await captureSeed(context, scan, seedOf(finding)));
  }
  return captured;
}

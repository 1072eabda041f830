import { findAttendee } from '#renderer/data/attendees.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import type { Captured } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { LeadSeed } from '#shared/domain/lead.ts';
import type { Finding, Scan } from '#shared/domain/scan.ts';
import { readPayload } from '#shared/formats/readPayload.ts';
import { seedOf } from './seedOf.ts';

/** Where scans go. */
export type CaptureContext = { readonly store: Store; readonly showId: ShowId; readonly country: string };

/** Fills an id-only seed from the show's attendee lists; what the badge itself says comes first. */
async function lookedUp({ store, showId }: CaptureContext, seed: LeadSeed): Promise<LeadSeed> {
  if (seed.badgeCode === undefined) return seed;
  const attendee = await findAttendee(store, showId, seed.badgeCode);
  return attendee === undefined ? seed : { ...seed, contact: { ...attendee.contact, ...seed.contact }, isResolved: true };
}

/** The findings that stand for people: every contact, else the first finding whatever it is. */
function visitorsIn(findings: readonly Finding[]): readonly Finding[] {
  const contacts = findings.filter((finding) => finding.kind === 'contact');
  return contacts.length > 0 ? contacts : findings.slice(0, 1);
}

/**
 * A scan becomes saved leads: read, looked up, saved; one for each visitor it names (most often one). Never refuses a payload:
 * what no rule knows is a lead to resolve. Resolves when all of it is on the disk.
 */
export async function captureScan(context: CaptureContext, scan: Scan): Promise<Captured[]> {
  const findings = readPayload(scan, { country: context.country });
  const captured: Captured[] = [];
  for (const finding of visitorsIn(findings)) {
    const seed = await lookedUp(context, seedOf(finding));
    captured.push(await saveCapture(context.store, { showId: context.showId, scan, seed }));
  }
  return captured;
}

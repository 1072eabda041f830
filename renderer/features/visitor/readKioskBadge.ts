import { matchAttendee } from '#renderer/data/attendeeMatch.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { seedOf } from '#shared/domain/seedOf.ts';
import type { Show } from '#shared/domain/show.ts';
import { readBadge } from '#shared/formats/badge/readBadge.ts';
import { isCommandCode } from '#shared/formats/commandCode.ts';
import { findCalibration, isTestCode } from '#shared/formats/keyboard/calibrationCode.ts';
import type { KioskBadge } from './kioskForm.ts';

/** What a scan at the kiosk is: nothing to do with visitors, a badge that cannot be read here, or one that fills the form. */
export type KioskReading =
  | { readonly kind: 'ours' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'badge'; readonly badge: KioskBadge; readonly printed: Contact };

/** Of an attendee list only what is printed on a badge anyway: whoever holds up somebody's badge must not learn their address. */
const printedOf = ({ formattedName, givenName, familyName, organization, jobTitle }: Contact): Contact => ({
  ...(formattedName === undefined ? {} : { formattedName }),
  ...(givenName === undefined ? {} : { givenName }),
  ...(familyName === undefined ? {} : { familyName }),
  ...(organization === undefined ? {} : { organization }),
  ...(jobTitle === undefined ? {} : { jobTitle }),
});

const isPerson = ({ formattedName, givenName, familyName, emails, phones }: Contact): boolean =>
  Boolean(formattedName ?? givenName ?? familyName ?? emails?.[0] ?? phones?.[0]);

/** Reads a scan at the kiosk. Codes of a desk sheet and of the scanner's calibration are not for visitors: nothing happens. */
export async function readKioskBadge(store: Store, show: Show, scan: Scan): Promise<KioskReading> {
  if (isCommandCode(scan) || findCalibration(scan.text) !== null || isTestCode(scan.text)) return { kind: 'ours' };
  const findings = readBadge(scan, { country: show.country, formats: show.badgeFormats ?? [] });
  const finding = findings.find(({ kind }) => kind === 'contact') ?? findings[0];
  if (finding === undefined) return { kind: 'unread' };
  const seed = seedOf(finding);
  if (isPerson(seed.contact)) return { kind: 'badge', badge: { scan, seed }, printed: seed.contact };
  if (seed.badgeCode === undefined) return { kind: 'unread' };
  const match = await matchAttendee(store, show.id, seed.badgeCode);
  return match?.by === 'id' ? { kind: 'badge', badge: { scan, seed }, printed: printedOf(match.attendee.contact) } : { kind: 'unread' };
}

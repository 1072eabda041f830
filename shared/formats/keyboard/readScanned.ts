import type { ScannerProfile } from '#shared/domain/scanner.ts';
import { firstScanner } from '#shared/domain/scanner.ts';
import type { Scan, Symbology } from '#shared/domain/scan.ts';
import { readRawKeys, writeRawKeys } from './rawKeys.ts';
import { readKeys } from './readKeys.ts';
import type { Stroke } from './stroke.ts';

/** Letters of AIM symbology identifiers (ISO/IEC 15424) and the kinds of code that they stand for. */
const aimCodes: Readonly<Record<string, Symbology>> = {
  A: 'Code 39',
  C: 'Code 128',
  E: 'EAN-13',
  F: 'Codabar',
  G: 'Code 93',
  I: 'ITF',
  L: 'PDF417',
  Q: 'QR',
  U: 'MaxiCode',
  X: 'other',
  d: 'Data Matrix',
  e: 'DataBar',
  z: 'Aztec',
};

/** An AIM identifier at the start of a text: `]Q1`. */
const aimPrefix = /^\]([ACEFGILQUXdez])([0-9a-zA-Z])/;

export type Scanned = { readonly text: string; readonly symbology?: Symbology };

/**
 * What a code held, from the keys that the scanner typed: read by its profile (without one as a scanner out of its box), without the
 * ends and prefixes that the scanner adds. An AIM identifier names the kind of code; one nobody asked for is known by its form.
 */
export function readScanned(strokes: readonly Stroke[], profile?: ScannerProfile): Scanned {
  const { text } = readKeys(strokes, profile ?? firstScanner);
  const whole = text.replace(/[\t\n]+$/, '');
  const own =
    profile !== undefined && profile.prefix !== '' && whole.startsWith(profile.prefix) ? whole.slice(profile.prefix.length) : whole;
  const mayHaveAim = profile === undefined || profile.aimPrefix || profile.foundBy !== 'calibration';
  const [aim = '', letter = '', modifier = ''] = mayHaveAim ? (aimPrefix.exec(own) ?? []) : [];
  if (aim === '') return { text: own };
  const symbology = letter === 'E' && modifier === '4' ? 'EAN-8' : aimCodes[letter];
  return { text: own.slice(aim.length), ...(symbology === undefined ? {} : { symbology }) };
}

/** A scan of a scanner that types, from its keys. */
export const newScannerScan = (strokes: readonly Stroke[], profile?: ScannerProfile): Scan => ({
  source: 'scanner',
  ...readScanned(strokes, profile),
  rawKeys: writeRawKeys(strokes),
});

/** An earlier scan as this profile reads its keys; scans of other hardware are left as they are. */
export const readAgain = (scan: Scan, profile: ScannerProfile | undefined): Scan => {
  if (scan.rawKeys === undefined) return scan;
  const { symbology: _, ...rest } = scan;
  return { ...rest, ...readScanned(readRawKeys(scan.rawKeys), profile) };
};

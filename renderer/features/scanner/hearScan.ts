import { firstScanner, type ScannerProfile } from '#shared/domain/scanner.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { inferLayout, type LayoutGuess } from '#shared/formats/keyboard/inferLayout.ts';
import { readRawKeys } from '#shared/formats/keyboard/rawKeys.ts';
import { readAgain } from '#shared/formats/keyboard/readScanned.ts';
import { useScanner } from './scannerState.ts';

/** Scans looked at together. */
const REMEMBERED = 6;

/** The profile that an accepted guess makes. */
export const profileOfGuess = ({ layout, alike }: LayoutGuess): ScannerProfile => ({
  ...firstScanner,
  layout,
  ...(alike.length === 0 ? {} : { alike }),
  foundBy: 'scans',
});

/**
 * Notes a scan, and while nobody knows the scanner wonders what keyboard it is set to: a good guess is offered once. Answers the scan,
 * read by the guess only where that leaves no doubt at all.
 */
export function hearScan(scan: Scan, profile: ScannerProfile | undefined): Scan {
  if (scan.source !== 'scanner' || scan.rawKeys === undefined) return scan;
  useScanner.setState({ heard: scan });
  const { isDeclined, recent } = useScanner.getState();
  if (profile !== undefined) return scan;
  const heard = [...recent, readRawKeys(scan.rawKeys)].slice(-REMEMBERED);
  const guess = inferLayout(heard);
  useScanner.setState({ recent: heard, offer: isDeclined ? null : guess });
  if (guess?.isSure !== true || isDeclined) return scan;
  const again = readAgain(scan, profileOfGuess(guess));
  useScanner.setState({ heard: again });
  return again;
}

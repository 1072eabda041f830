import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { firstScanner, keyLayouts, type ScannerProfile } from '#shared/domain/scanner.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { align } from '#shared/formats/keyboard/align.ts';
import { calibrate, type Calibration } from '#shared/formats/keyboard/calibrate.ts';
import { findCalibration, isTestCode, testCode } from '#shared/formats/keyboard/calibrationCode.ts';
import { readRawKeys } from '#shared/formats/keyboard/rawKeys.ts';
import { readKeys } from '#shared/formats/keyboard/readKeys.ts';
import { readAgain } from '#shared/formats/keyboard/readScanned.ts';
import { useScanner } from './scannerState.ts';

/** What a code of the calibration page was; null for every other scan. `profile`: what to keep. */
export type Taken =
  | { readonly kind: 'calibration'; readonly profile: ScannerProfile }
  | { readonly kind: 'test' }
  | { readonly kind: 'camera' };

const isTestOf = (strokes: ReturnType<typeof readRawKeys>): boolean =>
  keyLayouts.some((layout) => isTestCode(readKeys(strokes, { ...firstScanner, layout }).text));

/** Looks whether a scan is one of the calibration page's codes, under any keyboard, and notes what it told. */
export function takeCalibration(scan: Scan, profile: ScannerProfile | undefined): Taken | null {
  if (scan.source !== 'scanner' || scan.rawKeys === undefined) return takeSeen(scan);
  const strokes = readRawKeys(scan.rawKeys);
  if (isTestOf(strokes)) {
    noteTest(scan, profile);
    return { kind: 'test' };
  }
  const { pieces, found: before } = useScanner.getState();
  const alone = calibrate(strokes);
  if (alone === null) return null;
  const earlier =
    alone.part === 0
      ? []
      : [1, 2, 3].filter((part) => part !== alone.part).flatMap((part) => (pieces[part] === undefined ? [] : [pieces[part]]));
  const found = withCaps(calibrate(strokes, earlier) ?? alone, before);
  useScanner.setState({ heard: readAgain(scan, found.profile), pieces: { ...pieces, [found.part]: strokes }, found, test: null });
  return { kind: 'calibration', profile: found.profile };
}

/** Is it one of the calibration page's codes, under any keyboard? Notes nothing. */
export function isCalibrationCode({ source, text, rawKeys }: Scan): boolean {
  if (source !== 'scanner' || rawKeys === undefined) return findCalibration(text) !== null || isTestCode(text);
  const strokes = readRawKeys(rawKeys);
  return isTestOf(strokes) || calibrate(strokes) !== null;
}

/** What the scanner makes of Caps Lock shows only while the lock is on: a later scan without it does not undo what was seen. */
function withCaps(found: Calibration, before: Calibration | null): Calibration {
  const isSeen =
    before?.hasCaps === true && !found.hasCaps && found.profile.caps === 'ignored' && before.profile.layout === found.profile.layout;
  return isSeen && before.profile.caps !== 'inverted'
    ? { ...found, hasCaps: true, profile: { ...found.profile, caps: before.profile.caps } }
    : found;
}

/** A camera or a picture has shown the code: there are no keys in that. */
function takeSeen({ text }: Scan): Taken | null {
  if (findCalibration(text) === null && !isTestCode(text)) return null;
  notifications.show({ id: 'calibration-seen', message: t('scanner.seen') });
  return { kind: 'camera' };
}

function noteTest(scan: Scan, profile: ScannerProfile | undefined): void {
  const { text } = readAgain(scan, profile);
  const { errors, missing } = align(testCode, text);
  useScanner.setState({ heard: { ...scan, text }, test: { text, missing, isRight: errors === 0 } });
}

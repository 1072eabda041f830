import { create } from 'zustand';
import type { Calibration } from '#shared/formats/keyboard/calibrate.ts';
import type { LayoutGuess } from '#shared/formats/keyboard/inferLayout.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Stroke } from '#shared/formats/keyboard/stroke.ts';

/** What came of the test code. */
export type TestResult = { readonly text: string; readonly missing: string; readonly isRight: boolean };

/** What may be lost: the scans heard since the start, what a calibration told, an offer not answered yet. */
export const useScanner = create<{
  /** The newest scan of a scanner that types. */
  heard: Scan | null;
  /** Keys of the newest scans while nobody knows the scanner, the newest last. */
  recent: readonly (readonly Stroke[])[];
  /** Keys of the calibration pieces read so far, by piece. */
  pieces: Readonly<Record<number, readonly Stroke[]>>;
  found: Calibration | null;
  test: TestResult | null;
  offer: LayoutGuess | null;
  isDeclined: boolean;
}>(() => ({ heard: null, recent: [], pieces: {}, found: null, test: null, offer: null, isDeclined: false }));

/** Takes the offer away for this run of the program. */
export const putOff = (): void => useScanner.setState({ offer: null, isDeclined: true });

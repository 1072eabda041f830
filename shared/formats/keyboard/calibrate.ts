import { capsHabits, firstScanner, keyLayouts, type CapsHabit, type KeyLayout, type ScannerProfile } from '#shared/domain/scanner.ts';
import { align } from './align.ts';
import { findCalibration, type CalibrationCode } from './calibrationCode.ts';
import { readKeys } from './readKeys.ts';
import { isCharacter, type Stroke } from './stroke.ts';

/** What a calibration code told. */
export type Calibration = {
  readonly profile: ScannerProfile;
  readonly part: CalibrationCode['part'];
  /** Caps Lock was on: only then what the scanner makes of it can be seen. */
  readonly hasCaps: boolean;
  /** It has changed letters into capitals, or capitals into small ones: nothing can undo that. */
  readonly lostCase: boolean;
};

/** One way to read the keys, and how far it is from the code. */
type Trial = {
  readonly layout: KeyLayout;
  readonly caps: CapsHabit;
  readonly deadKeys: boolean;
  readonly altPage: ScannerProfile['altPage'];
  readonly text: string;
  readonly code: CalibrationCode;
  readonly at: number;
  readonly errors: number;
  readonly missing: string;
};

const habits = capsHabits.flatMap((caps) =>
  [true, false].flatMap((deadKeys) => (['cp437', 'cp850'] as const).map((altPage) => ({ caps, deadKeys, altPage }))),
);

/**
 * Finds the scanner's ways from the keys of a calibration code, whatever both keyboards are set to; null when the keys hold none under
 * any layout. `earlier`: what other pieces (bars) have told; a layout must fit them all.
 */
export function calibrate(strokes: readonly Stroke[], earlier: readonly (readonly Stroke[])[] = []): Calibration | null {
  const layouts = keyLayouts.filter((layout) => holdsCode(strokes, layout));
  if (layouts.length === 0) return null;
  const best = bestOf(layouts.flatMap((layout) => tryHabits(strokes, layout)));
  if (best.length === 0) return null;
  // What fits this piece and the others best; the first habits in their list are the plainest.
  const ranked = best.map((trial) => ({ trial, errors: earlier.reduce((sum, piece) => sum + errorsUnder(piece, trial), 0) }));
  const least = Math.min(...ranked.map(({ errors }) => errors));
  const fitting = ranked.filter(({ errors }) => errors === least).map(({ trial }) => trial);
  const chosen = fitting[0];
  if (chosen === undefined) return null;
  const alike = [...new Set(fitting.map(({ layout }) => layout))].filter((layout) => layout !== chosen.layout);
  return { ...tell(chosen, strokes), profile: profileOf(chosen, strokes, alike) };
}

/** Is the marker there, in any case? What makes up for Caps Lock may turn its digit into a sign. */
const holdsCode = (strokes: readonly Stroke[], layout: KeyLayout): boolean =>
  (['ignored', 'follows-keys'] as const).some(
    (caps) => findCalibration(readKeys(strokes, { ...firstScanner, layout, caps }).text) !== null,
  );

function tryHabits(strokes: readonly Stroke[], layout: KeyLayout): readonly Trial[] {
  return habits.flatMap((habit) => {
    const text = readKeys(strokes, { layout, ...habit }).text.replace(/[\t\n]+$/, '');
    const found = findCalibration(text);
    return found === null ? [] : [{ layout, ...habit, text, ...found, ...align(found.code.text, text.slice(found.at)) }];
  });
}

function bestOf(trials: readonly Trial[]): readonly Trial[] {
  const least = Math.min(...trials.map(({ errors }) => errors));
  return trials.filter(({ errors }) => errors === least);
}

function errorsUnder(strokes: readonly Stroke[], { layout, caps, deadKeys, altPage }: Trial): number {
  const trial = tryHabits(strokes, layout).find((other) => other.caps === caps && other.deadKeys === deadKeys && other.altPage === altPage);
  return trial?.errors ?? 1000;
}

const isAltCode = ({ code, alt }: Stroke): boolean => alt !== undefined && /^Numpad\d$/.test(code);

function tell({ code, text, at }: Trial, strokes: readonly Stroke[]): Pick<Calibration, 'part' | 'hasCaps' | 'lostCase'> {
  const letters = text
    .slice(at)
    .replace(/^B?BK\d/i, '')
    .slice(0, 6);
  return {
    part: code.part,
    hasCaps: strokes.some(({ caps }) => caps === true),
    lostCase: letters === letters.toUpperCase() || letters === letters.toLowerCase(),
  };
}

function profileOf(trial: Trial, strokes: readonly Stroke[], alike: readonly KeyLayout[]): ScannerProfile {
  const before = trial.text.slice(0, trial.at);
  const aim = /^\][A-Za-z][0-9A-Za-z]/.exec(before)?.[0] ?? '';
  return {
    layout: trial.layout,
    ...(alike.length === 0 ? {} : { alike }),
    caps: trial.caps,
    suffix: suffixOf(strokes),
    aimPrefix: aim !== '',
    prefix: before.slice(aim.length),
    deadKeys: trial.deadKeys,
    altCodes: strokes.some(isAltCode),
    altPage: trial.altPage,
    missing: trial.missing,
    foundBy: 'calibration',
  };
}

function suffixOf(strokes: readonly Stroke[]): ScannerProfile['suffix'] {
  const last = strokes.at(-1);
  if (last === undefined || (isCharacter(last.key) && last.code !== 'Tab')) return 'none';
  if (last.code === 'Enter' || last.code === 'NumpadEnter') return 'enter';
  return last.code === 'Tab' ? 'tab' : 'none';
}

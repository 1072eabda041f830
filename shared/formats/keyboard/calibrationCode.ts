/** Every calibration code begins so: letters that the layouts put in different places, in both cases. `BBK`, the piece, the letters. */
const LETTERS = 'AqwZym';

/** Signs that layouts disagree on, in three pieces short enough for bars; accents stand before letters they could melt into. */
const pieces = ['^e~n`a!"#$%', "&'()*+,-./", ':;<=>?@[\\]_{|}'] as const;

/** Letters of Europe's names, none of them on every keyboard. */
export const ACCENTS = 'éèàçùâêôïüöäñßÉÜÇ';

/** A code that the scanner is asked to read: `part` 0 holds everything (2D), 1–3 a third of the signs each (bars). */
export type CalibrationCode = { readonly part: 0 | 1 | 2 | 3; readonly text: string };

const newCode = (part: CalibrationCode['part'], signs: string): CalibrationCode => ({ part, text: `BBK${part}${LETTERS}${signs}` });

/** The whole code, for scanners that read QR. UTF-8, as QR readers expect it. */
export const wholeCode: CalibrationCode = newCode(0, `0123456789 ${pieces.join('')}${ACCENTS}`);

/** The same in three bar codes of ASCII, for scanners with a laser: Code 128 has no accents. */
export const barCodes: readonly CalibrationCode[] = [newCode(1, pieces[0]), newCode(2, pieces[1]), newCode(3, pieces[2])];

/**
 * Where a calibration code begins in a reading, by the keyboard under which it was read; null when it holds none. The first of the two
 * B may be lost: a computer that has just changed its keyboard sometimes stalls behind the first key.
 */
export function findCalibration(text: string): { readonly code: CalibrationCode; readonly at: number } | null {
  const found = /B?BK([0-3])AqwZym/i.exec(text);
  const code = [wholeCode, ...barCodes].find(({ part }) => String(part) === found?.[1]);
  if (found === null || code === undefined) return null;
  const isWhole = /^BB/i.test(found[0]);
  return { code: isWhole ? code : { ...code, text: code.text.slice(1) }, at: found.index };
}

/** A code to see whether all comes through: a name with accents, and the signs that badges are made of. */
export const testCode = `BBT0${LETTERS} Zoé Müller <zoe@demo.example> {1|2;3} #~/\\_?=&%+-'"()[]:,.`;

/** Whether a reading is the test code, in any case. */
export const isTestCode = (text: string): boolean => /BT0AqwZym/i.test(text);

import type { KeyLayout } from '#shared/domain/scanner.ts';
import { isCapsKey, readPress } from '#shared/formats/keyboard/keyTable.ts';
import type { Stroke } from '#shared/formats/keyboard/stroke.ts';

const named: Readonly<Record<string, string>> = { Enter: 'Enter', Tab: 'Tab' };

/**
 * What a computer set to this layout makes of strokes as the scanner sends them: `event.key`, and whether its AltGr is one. The
 * physical key, Shift and the lock stay.
 */
export function hear(strokes: readonly Stroke[], computer: KeyLayout): Stroke[] {
  return strokes.map((stroke) => {
    if (stroke.alt !== undefined) return { ...stroke, key: stroke.code.slice(-1) };
    const { altGraph: altGr, code } = stroke;
    const hasAltGr = computer !== 'us';
    const shift = stroke.shift !== (stroke.caps === true && !altGr && isCapsKey(computer, code));
    const written = readPress(computer, { code, shift, altGr: altGr && hasAltGr });
    const key = named[code] ?? (written?.isDead === true ? 'Dead' : (written?.character ?? 'Unidentified'));
    if (!altGr || hasAltGr) return { ...stroke, key };
    return { ...stroke, key, altGraph: false, alt: 'first' };
  });
}

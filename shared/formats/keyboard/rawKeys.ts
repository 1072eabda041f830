import type { Stroke } from './stroke.ts';

/**
 * Physical keys as one line of text, to keep beside a scan: `^KeyZ/Y` is Shift and the key Z, which the computer took for Y; `~` AltGr,
 * `!` Ctrl, `@` Alt (`@@` the first key since Alt went down), `*` Caps Lock on. `readRawKeys` gives the strokes back, without times.
 */
export const writeRawKeys = (strokes: readonly Stroke[]): string =>
  strokes.map((stroke) => `${marksOf(stroke)}${stroke.code}/${encodeURIComponent(stroke.key)}`).join(' ');

function marksOf({ shift, altGraph, ctrl, alt, caps }: Stroke): string {
  const held = alt === undefined ? '' : alt === 'first' ? '@@' : '@';
  return `${shift ? '^' : ''}${altGraph ? '~' : ''}${ctrl ? '!' : ''}${held}${caps === true ? '*' : ''}`;
}

/** Undoes `writeRawKeys`, old forms too; parts that it did not write are left out. */
export function readRawKeys(rawKeys: string): readonly Stroke[] {
  return rawKeys.split(' ').flatMap((part) => {
    const [, marks = '', code = '', key = ''] = /^([\^~!@*]*)(\w*)\/(\S*)$/.exec(part) ?? [];
    if (code === '' && key === '') return [];
    const stroke: Stroke = {
      code,
      key: tryDecode(key),
      shift: marks.includes('^'),
      altGraph: marks.includes('~'),
      ctrl: marks.includes('!'),
      ...(marks.includes('@') ? { alt: marks.includes('@@') ? 'first' : 'more' } : {}),
      ...(marks.includes('*') ? { caps: true } : {}),
      at: 0,
    };
    return [stroke];
  });
}

function tryDecode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    // Not written by us: keep it as it is.
    return key;
  }
}

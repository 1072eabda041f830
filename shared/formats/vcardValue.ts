import { decodeByteString } from './charset.ts';
import type { VcardLine } from './vcardLines.ts';

const HEX = /^[0-9A-Fa-f]{2}$/;

/**
 * Bytes of quoted-printable (RFC 2045 §6.7). An encoded `;` is data, not a separator of components, so it comes out escaped;
 * an `=` that starts no code stays as it is.
 */
function decodeQuoted(value: string): string {
  const parts: string[] = [];
  let slashes = 0;
  const push = (char: string): void => {
    slashes = char === '\\' ? slashes + 1 : 0;
    parts.push(char);
  };
  for (let at = 0; at < value.length; at += 1) {
    const char = value.charAt(at);
    const code = char === '=' ? value.slice(at + 1, at + 3) : '';
    if (!HEX.test(code)) {
      push(char);
      continue;
    }
    const byte = Number.parseInt(code, 16);
    if (byte === 0x3b && slashes % 2 === 0) parts.push('\\');
    push(String.fromCharCode(byte));
    at += 2;
  }
  return parts.join('');
}

const encodingOf = (line: VcardLine): string => line.params.get('ENCODING')?.[0]?.toUpperCase() ?? '';

/** Whether a value is base64 by its own word. */
export const isBase64 = (line: VcardLine): boolean => encodingOf(line) === 'B' || encodingOf(line) === 'BASE64';

/** Whether a value is quoted-printable, which only version 2.1 has: there a comma is a comma. */
export const isQuoted = (line: VcardLine): boolean => encodingOf(line) === 'QUOTED-PRINTABLE';

/** Value as text: transfer encoding and charset undone, escapes still in place. `guess`: charset of neighbours, for undeclared 8-bit text. */
export function textOfLine(line: VcardLine, guess: string | null): string {
  const bytes = isQuoted(line) ? decodeQuoted(line.value) : line.value;
  return decodeByteString(bytes, line.params.get('CHARSET')?.[0] ?? null, guess);
}

/** Text without its escapes (`\n \, \; \: \\`, RFC 6350 §3.4; also in 2.1, whose writers use them too); trimmed, lines parted by `\n`. */
export function unescapeText(written: string): string {
  const text = written.includes('\r') ? written.replaceAll(/\r\n?/g, '\n') : written;
  if (!text.includes('\\')) return text.trim();
  return text.replaceAll(/\\([nN,;:"\\])/g, (_whole, char: string) => (char === 'n' || char === 'N' ? '\n' : char)).trim();
}

/** Components between `;` that are not escaped, each unescaped. */
export function componentsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === ';') {
      parts.push(unescapeText(text.slice(from, at)));
      from = at + 1;
    }
  }
  parts.push(unescapeText(text.slice(from)));
  return parts;
}

/** N with blanks for the commas between several names of one part ("Philip,Paul", RFC 6350 §6.2.2); escaped commas are part of a name. */
export function namesApart(text: string): string {
  if (!/,\S/.test(text)) return text;
  let component = 0;
  return text.replaceAll(/\\[^]|;|,(?=\S)/g, (sign) => {
    if (sign === ';') component += 1;
    if (sign !== ',' || component === 0) return sign;
    return component === 4 ? ', ' : ' ';
  });
}

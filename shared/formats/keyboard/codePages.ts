import type { AltPage } from '#shared/domain/scanner.ts';

/** Bytes 128–255 of the code pages behind Alt+nnn (IBM's character tables 437 and 850). */
const oem: Readonly<Record<AltPage, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** Bytes 128–159 of Windows-1252; those above are Latin-1. */
const ansiLow = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The character of Alt and these digits: with a leading zero Windows-1252, else the old page. '' for no number. */
export function readAltCode(digits: string, page: AltPage): string {
  if (!/^\d{1,5}$/.test(digits)) return '';
  // Windows takes the number modulo 256.
  const byte = Number(digits) % 256;
  if (byte === 13 || byte === 10) return '\n';
  if (byte < 128) return String.fromCharCode(byte);
  if (!digits.startsWith('0')) return oem[page][byte - 128] ?? '';
  return byte < 160 ? (ansiLow[byte - 128] ?? '') : String.fromCharCode(byte);
}

/** The digits to type with Alt for this character, or null where the page has none. */
export function writeAltCode(character: string, page: AltPage | 'ansi'): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 128) return `${page === 'ansi' ? '0' : ''}${String(code).padStart(3, '0')}`;
  if (page !== 'ansi') {
    const at = oem[page].indexOf(character);
    return at < 0 ? null : String(at + 128);
  }
  const low = ansiLow.indexOf(character);
  if (low >= 0) return `0${low + 128}`;
  return code >= 160 && code < 256 ? `0${code}` : null;
}

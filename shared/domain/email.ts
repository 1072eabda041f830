/** Mail domains of the public that people mistype; each is at least 6 letters long, so that one wrong key is still told apart. */
const COMMON =
  'gmail.com googlemail.com hotmail.com hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.co.uk outlook.com outlook.fr outlook.de live.com live.fr yahoo.com yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.uk ymail.com icloud.com orange.fr wanadoo.fr laposte.net sfr.fr bbox.fr neuf.fr free.fr gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de bluewin.ch libero.it virgilio.it telenet.be skynet.be ziggo.nl kpnmail.nl proton.me protonmail.com aol.com mail.com msn.com me.com fastmail.com zoho.com qq.com 163.com'.split(
    ' ',
  );
const KNOWN = new Set(COMMON);

/** Ends that are no top-level domain but a slip of the hand. */
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/\.(?:con|cmo|ocm|comm|vom|xom|cpm|coom|com\.com)$/, '.com'],
  [/\.(?:nte|ney|nett)$/, '.net'],
  [/\.(?:ogr|rog|orgg)$/, '.org'],
];

/** Whether one typing slip (a letter more, less, wrong, or two swapped) makes `a` of `b`. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0);
}

/** Two hyphens, dots or signs that no delivered address has; deliberately looser than RFC 5321: a person decides what is wrong. */
export function isEmail(value: string): boolean {
  if (value.length > 254) return false;
  const at = value.lastIndexOf('@');
  const [local, domain] = [value.slice(0, at), value.slice(at + 1)];
  if (at < 1 || local.length > 64 || !/^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local)) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label)) &&
    /^\p{L}|^xn--/u.test(labels.at(-1) ?? '')
  );
}

/** Lower-case domain of an address, or '' when it has none. */
export const emailDomain = (value: string): string =>
  value.includes('@')
    ? value
        .slice(value.lastIndexOf('@') + 1)
        .trim()
        .toLowerCase()
    : '';

/** The address that was probably meant ("jane@gmial.com" → "jane@gmail.com"), or null when nothing looks mistyped. */
export function suggestEmail(value: string): string | null {
  const domain = emailDomain(value);
  if (domain === '' || KNOWN.has(domain)) return null;
  const end = ENDS.find(([test]) => test.test(domain));
  const meant = end === undefined ? domain : domain.replace(end[0], end[1]);
  const close = KNOWN.has(meant)
    ? meant
    : COMMON.find((known) => known.length > 7 && known.charAt(0) === meant.charAt(0) && isOneSlip(meant, known));
  const fixed = close ?? (end === undefined ? null : meant);
  return fixed === null ? null : `${value.slice(0, value.lastIndexOf('@') + 1)}${fixed}`;
}

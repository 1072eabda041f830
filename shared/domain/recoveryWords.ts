/** Crockford's base32: no I, L, O, U, so that nothing read aloud or written by hand is taken for something else. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const GROUPS = 8;
const OF_A_GROUP = 4;
const BITS_OF_A_SIGN = 5;

/** Random bytes that a made recovery passphrase takes: 160 bits. */
export const RECOVERY_BYTES = (GROUPS * OF_A_GROUP * BITS_OF_A_SIGN) / 8;

const inGroups = (signs: string): string =>
  Array.from({ length: GROUPS }, (_, at) => signs.slice(at * OF_A_GROUP, (at + 1) * OF_A_GROUP)).join('-');

/** A recovery passphrase of eight groups of four signs from `RECOVERY_BYTES` random bytes. Throws when there are fewer. */
export function newRecoveryWords(random: Uint8Array): string {
  if (random.length < RECOVERY_BYTES) throw new RangeError('too few random bytes');
  const bits = Array.from(random.slice(0, RECOVERY_BYTES), (byte) => byte.toString(2).padStart(8, '0')).join('');
  const signs = Array.from({ length: GROUPS * OF_A_GROUP }, (_, at) =>
    SIGNS.charAt(Number.parseInt(bits.slice(at * BITS_OF_A_SIGN, (at + 1) * BITS_OF_A_SIGN), 2)),
  );
  return inGroups(signs.join(''));
}

/**
 * A recovery passphrase as it is compared: one of our making in its one spelling, however it was typed (case, blanks, hyphens, O for 0,
 * I or L for 1); any other as it is.
 */
export function readRecoveryWords(text: string): string {
  const signs = text
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/gu, '')
    .replaceAll(/[ILO]/gu, (sign) => MISREAD[sign] ?? sign);
  const isOurs = signs.length === GROUPS * OF_A_GROUP && Array.from(signs).every((sign) => SIGNS.includes(sign));
  return isOurs ? inGroups(signs) : text;
}

/** The groups of a recovery passphrase of our making; null for any other. */
export function groupsOf(text: string): readonly string[] | null {
  const groups = readRecoveryWords(text).split('-');
  return groups.length === GROUPS &&
    groups.every((group) => group.length === OF_A_GROUP && Array.from(group).every((s) => SIGNS.includes(s)))
    ? groups
    : null;
}

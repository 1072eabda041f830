/** Letters and digits that nobody mistakes for each other, read aloud or written on paper. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const OF_A_GROUP = 4;

/** A passphrase of 16 random signs in four groups: 79 bits, more than age's scrypt lets anybody try. */
export function proposePassphrase(fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  const signs: string[] = [];
  const limit = 256 - (256 % SIGNS.length);
  while (signs.length < GROUPS * OF_A_GROUP)
    for (const byte of fill(new Uint8Array(32)))
      if (byte < limit && signs.length < GROUPS * OF_A_GROUP) signs.push(SIGNS[byte % SIGNS.length] ?? 'a');
  const all = signs.join('');
  return Array.from({ length: GROUPS }, (_, at) => all.slice(at * OF_A_GROUP, (at + 1) * OF_A_GROUP)).join('-');
}

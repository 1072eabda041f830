/** What floods begin with: each format has its say. */
export const FLOOD_HEADS = [
  '',
  'BEGIN:VCARD\nNOTE:',
  'BEGIN:VCARD VERSION:3.0 ',
  'MECARD:N:',
  '{"a":"',
  'https://a.example/?x=',
  'a@b.example;',
  'BEGIN:VEVENT\nSUMMARY:',
];
/** Pieces that a flood repeats: signs that careless expressions go back and forth over. */
export const FLOOD_PIECES = [
  '[',
  '{"a":',
  ' ',
  ';',
  ',',
  '\\',
  '"',
  '=',
  ':',
  '@',
  'a@',
  'a.',
  'FN:',
  'N:a;b\n',
  'a:b\n',
  '\\nN:',
  'X-X-',
  '%3A',
  '(01)',
  '&a=1',
  '"a":"',
  '-',
  '9 ',
  'eyJ',
  '\r',
  '\uD800',
];

/** A text of `length` letters: a head, then one piece again and again. */
export const floodOf = (head: string, piece: string, length: number): string =>
  (head + piece.repeat(Math.ceil(length / piece.length))).slice(0, length);

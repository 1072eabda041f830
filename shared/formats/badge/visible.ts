/** Signs that are nothing on paper, with the pictures that stand for them (Unicode Control Pictures). */
const PICTURES: readonly (readonly [string, string])[] = [
  ['\t', '⇥'],
  ['\r\n', '↵'],
  ['\n', '↵'],
  ['\r', '␍'],
  ['\u001C', '␜'],
  ['\u001D', '␝'],
  ['\u001E', '␞'],
  ['\u001F', '␟'],
  ['\u0002', '␂'],
  ['\u0003', '␃'],
  ['\u0004', '␄'],
];

/** A payload with its control signs to be seen; anything else that cannot be printed as a box. */
export function visibleOf(text: string): string {
  const shown = PICTURES.reduce((all, [sign, picture]) => all.replaceAll(sign, picture), text);
  // oxlint-disable-next-line no-control-regex -- the signs without a picture
  return shown.replaceAll(/[\u0000-\u001F\u007F]/g, '▯');
}

/** What a person means who types a separator: pictures, `\t` and `\n` become their signs. */
export function typedSeparator(text: string): string {
  const written = text.replaceAll('\\t', '\t').replaceAll('\\n', '\n').replaceAll('\\r', '\r');
  return PICTURES.reduce((all, [sign, picture]) => (sign === '\r\n' ? all : all.replaceAll(picture, sign)), written);
}

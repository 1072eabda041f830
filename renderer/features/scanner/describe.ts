import type { TFunction } from 'i18next';
import type { KeyLayout, ScannerProfile } from '#shared/domain/scanner.ts';
import { ACCENTS } from '#shared/formats/keyboard/calibrationCode.ts';
import { typeText } from '#shared/formats/keyboard/typeText.ts';

/** The name of a keyboard, with those that do just the same. */
export function nameLayouts(t: TFunction, layout: KeyLayout, alike: readonly KeyLayout[] = []): string {
  const names = [layout, ...alike].map((one) => t(`scanner.layout_${one}`));
  return new Intl.ListFormat(t('scanner.locale'), { type: 'disjunction' }).format(names);
}

/** All signs of ASCII, and letters of Europe's names. */
const SIGNS = `${Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join('')}${ACCENTS}`;

/** Characters that a scanner set so cannot send: seen by the calibration code, else as its keyboard is made. */
export function missingOf({ layout, caps, deadKeys, altCodes, foundBy, missing }: ScannerProfile): string {
  if (foundBy === 'calibration') return missing;
  return typeText(SIGNS, { layout, caps, deadKeys, altCodes: altCodes ? 'missing' : 'never', altPage: 'ansi' }, false).missing;
}

/** What is known of a scanner, in sentences. */
export function describe(t: TFunction, profile: ScannerProfile): readonly string[] {
  const { layout, alike, suffix, aimPrefix, prefix, altCodes, deadKeys, caps } = profile;
  const missing = Array.from(missingOf(profile)).join(' ');
  return [
    alike === undefined
      ? t('scanner.is_layout', { layout: nameLayouts(t, layout) })
      : t('scanner.is_alike', { layout: nameLayouts(t, layout, alike) }),
    t(`scanner.suffix_${suffix}`),
    aimPrefix ? t('scanner.aim') : '',
    prefix === '' ? '' : t('scanner.prefix', { prefix }),
    altCodes ? t('scanner.alt_codes') : '',
    deadKeys ? '' : t('scanner.no_dead_keys'),
    t(`scanner.caps_${caps}`),
    missing === '' ? t('scanner.nothing_missing') : t('scanner.missing', { signs: missing }),
  ].filter(Boolean);
}

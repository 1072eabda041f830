import { t } from 'i18next';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { Elsewhere } from '#shared/domain/privacy/erasure.ts';

/** Ids told in one line; the certificate on paper has them all. */
const REFS_SHOWN = 5;

/** One place outside in words: what it is, its name, when it was made, the ids there. */
export function elsewhereLine({ kind, name, refs, at }: Elsewhere, most: number = REFS_SHOWN): string {
  const line = t(`privacy.place.${kind}`, { name, at: at === undefined ? '' : formatInstant(at) });
  if (refs.length === 0) return line;
  const more = refs.length > most ? ` ${t('privacy.place.more', { count: refs.length - most })}` : '';
  return `${line} (${t('privacy.place.ids', { ids: refs.slice(0, most).join(', ') })}${more})`;
}

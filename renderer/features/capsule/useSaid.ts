import { useTranslation } from 'react-i18next';
import type { Conflict, Said } from '#renderer/data/conflicts.ts';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';

const LONGEST = 120;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `contact/jobTitle` is the field `jobTitle`; a member of a list is called by the list's name. */
const fieldOf = (path: string): string => (path.split('=')[0] ?? path).replace(/^~/u, '').split('/').at(-1) ?? path;

/** Words for what people wrote differently. */
export type SaidWords = {
  readonly field: (conflict: Conflict) => string;
  readonly value: (conflict: Conflict, said: Said) => string;
  readonly who: (said: Said) => string;
};

/** Fields, values and people of a conflict in the words of the screen. */
export function useSaid(show: Show): SaidWords {
  const { t, i18n } = useTranslation();
  const word = (key: string): string | null => (i18n.exists(key) ? (i18n.t as (key: string) => string)(key) : null); // checked to exist
  const staff = (id: unknown): string | null => show.staff.find((one) => one.id === id)?.name ?? null;
  const part = (name: string, value: unknown): string => {
    if (typeof value === 'number' && name.endsWith('At')) return formatInstant(value, show.zone);
    if (typeof value === 'number') return formatNumber(value);
    if (typeof value === 'string') return staff(value) ?? word(`history.value.${value}`) ?? value;
    if (typeof value === 'boolean') return word(`history.value.${String(value)}`) ?? String(value);
    if (Array.isArray(value)) return value.map((one) => part(name, one)).join(', ');
    if (!isObject(value)) return '';
    const told = value['value'] ?? value['name'] ?? value['text'];
    if (told !== undefined) return part(name, told);
    return Object.entries(value)
      .filter(([inner]) => inner !== 'zone')
      .map(([inner, one]) => part(inner, one))
      .join(' · ');
  };
  return {
    field: ({ path, table }) => {
      const name = fieldOf(path);
      // a question's own words, where the field is an answer
      const question = path.startsWith('answers/') ? show.questionnaire?.questions.find(({ id }) => id === name) : undefined;
      const asked = question === undefined ? null : question.words[i18n.resolvedLanguage === 'fr' ? 'fr' : 'en'];
      const label = asked ?? word(`capsule.path.${name}`) ?? word(`history.field.${name}`) ?? name;
      return table === 'shows' ? `${t('capsule.clash.show')}: ${label}` : label;
    },
    value: ({ path }, { value }) => part(fieldOf(path), value).slice(0, LONGEST) || t('capsule.clash.empty'),
    who: ({ by, laptop, isOurs, at }) =>
      t('capsule.clash.said', {
        who: staff(by) ?? t('history.somebody'),
        laptop: isOurs ? t('capsule.clash.ours') : laptop,
        when: formatInstant(at, show.zone),
      }),
  };
}

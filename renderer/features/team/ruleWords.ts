import type { TFunction } from 'i18next';
import type { RoutingRule } from '#shared/domain/routing.ts';
import type { Staff } from '#shared/domain/show.ts';

type Words = { readonly t: TFunction; readonly language: string; readonly staff: readonly Staff[] };

/** What a rule does, as one sentence. */
export function ruleSentence({ territories, interests, sizes, to }: RoutingRule, { t, language, staff }: Words): string {
  const either = new Intl.ListFormat(language, { type: 'disjunction' });
  const both = new Intl.ListFormat(language, { type: 'conjunction' });
  const conditions = [
    ...(territories.length === 0 ? [] : [t('team.says.from', { list: either.format(territories) })]),
    ...(interests.length === 0 ? [] : [t('team.says.interested', { list: either.format(interests) })]),
    ...(sizes.length === 0 ? [] : [t('team.says.sized', { list: either.format(sizes) })]),
  ];
  const who = conditions.length === 0 ? t('team.says.all') : t('team.says.leads', { conditions: conditions.join(', ') });
  const people = staff.filter(({ id }) => to.includes(id)).map(({ name }) => name);
  if (people.length === 0) return t('team.says.nobody', { who });
  return t(people.length === 1 ? 'team.says.go' : 'team.says.turns', { who, people: both.format(people) });
}

/** A territory as rules write it (`FR`, `FR-75`), or null for a text that is none. */
export function territoryIn(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/\s+/gu, '');
  return /^[A-Z]{2}(?:-[A-Z0-9]{1,10})?$/u.test(plain) ? plain : null;
}

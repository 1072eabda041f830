import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import { questionsToShow, wordsIn } from '#shared/domain/answers.ts';
import type { Show } from '#shared/domain/show.ts';
import type { BantKey, ConsentPurpose } from '#shared/domain/stage.ts';
import type { AnswerWanted, Filters } from '#renderer/data/searchCore.ts';
import { ANYONE } from '#renderer/data/searchFilters.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { sourceText, viaText } from '#renderer/i18n/sourceText.ts';
import type { FilterPart } from './filterParts.ts';
import { questionIdOf } from './filterParts.ts';

/** What it takes to tell a filter: the words, the show's questions, and which part it is. */
type Telling = {
  readonly t: TFunction;
  readonly language: 'en' | 'fr';
  readonly show: Pick<Show, 'questionnaire'>;
  readonly part: FilterPart;
};

const is = (t: TFunction, name: string, value: string): string => t('leadlist.filter.is', { name, value });
const from = (t: TFunction, name: string, value: number): string => t('leadlist.filter.from', { name, value: formatNumber(value) });

function answerWords({ t, show, language, part }: Telling, wanted: AnswerWanted): string {
  const question = questionsToShow(show).find(({ id }) => id === questionIdOf(part));
  const name = question === undefined ? t('leadlist.tab.questions') : wordsIn(question.words, language);
  switch (wanted.is) {
    case 'answered':
    case 'unanswered':
      return is(t, name, t(`leadlist.answerIs.${wanted.is}`));
    case 'at-least':
      return from(t, name, wanted.value);
    case 'choice': {
      const choice = question?.choices?.find(({ id }) => id === wanted.choice);
      return is(t, name, choice === undefined ? wanted.choice : wordsIn(choice.words, language));
    }
  }
}

/** What each filter asks; null for those that show it by themselves. */
const WORDS: { readonly [K in keyof Filters]-?: ((value: Exclude<Filters[K], undefined>, telling: Telling) => string) | null } = {
  stage: null,
  heat: null,
  owner: null,
  interest: null,
  hasAppointment: null,
  toCheck: null,
  day: null,
  discarded: null,
  // asked by the follow-up screen and the review only
  nextBefore: null,
  review: null,
  todo: (value, { t }) => is(t, t('leadlist.filter.todo'), t(`leadlist.todo.${value}`)),
  quadrant: (value, { t }) => is(t, t('leadlist.filter.quadrant'), t(`definitions.quadrant.${value}`)),
  scoreFrom: (value, { t }) => from(t, t('leadlist.column.score'), value),
  maturityFrom: (value, { t }) => from(t, t('definitions.label.maturity'), value),
  fitFrom: (value, { t }) => from(t, t('definitions.label.fit'), value),
  judgedBy: (value, { t }) => is(t, t('leadlist.filter.judgedBy'), String(value)),
  proposed: (value, { t }) => is(t, t('leadlist.filter.proposed'), t(`qualify.heat.${value}`)),
  heatBy: (value, { t }) => is(t, t('leadlist.filter.heatBy'), t(`leadlist.heatBy.${value}`)),
  intention: (value, { t }) => is(t, t('definitions.label.intention'), t(`leadlist.known.${value}`)),
  wantsContact: (value, { t }) => is(t, t('definitions.label.wants-contact'), t(`leadlist.known.${value}`)),
  bant: (value, { t, part: { part } }) => {
    const key = part as BantKey; // the parts of `bant` are its keys
    return is(t, t(`qualify.bant.${key}`), t(`leadlist.known.${value[key] ?? 'unknown'}`));
  },
  bantFrom: (value, { t }) => from(t, t('leadlist.column.bant'), value),
  forecastFrom: (value, { t }) => from(t, t('leadlist.column.forecast'), value),
  outcome: (value, { t }) => is(t, t('leadlist.filter.outcome'), t(`qualify.stage.${value}`)),
  sale: (value, { t }) => is(t, t('leadlist.filter.sale'), t(`sale.state.${value}`)),
  saleFrom: (value, { t }) => from(t, t('leadlist.column.saleAmount'), value),
  saleIn: (value, { t }) => is(t, t('leadlist.filter.saleDay'), value),
  source: (value, { t }) => is(t, t('leadlist.filter.source'), value === '' ? t('leadlist.unknownSource') : sourceText(value)),
  via: (value, { t }) => is(t, t('leadlist.filter.via'), viaText(value)),
  consents: (value, { t, part: { part } }) => {
    const purpose = part as ConsentPurpose; // the parts of `consents` are its purposes
    return is(
      t,
      t('leadlist.filter.consent', { purpose: t(`qualify.purpose.${purpose}`) }),
      t(`leadlist.consentIs.${value[purpose] ?? 'unasked'}`),
    );
  },
  promises: (value, { t }) => is(t, t('leadlist.filter.promises'), t(`leadlist.promisesAre.${value.is}`)),
  size: (value, { t }) => is(t, t('leadlist.filter.size'), value === 'unknown' ? t('leadlist.known.unknown') : value),
  industry: (value, { t }) => is(t, t('leadlist.filter.industry'), value),
  territory: (value, { t }) => is(t, t('leadlist.filter.territory'), value),
  isCustomer: (value, { t }) => is(t, t('leadlist.filter.isCustomer'), t(`leadlist.known.${value ? 'yes' : 'no'}`)),
  tag: (value, { t }) => is(t, t('leadlist.filter.tag'), value),
  signal: (value, { t }) => is(t, t('leadlist.filter.signal'), t(`qualify.signal.${value}`)),
  competitor: (value, { t }) => is(t, t('leadlist.filter.competitor'), value === ANYONE ? t('leadlist.anyCompetitor') : value),
  answers: (value, telling) => {
    const wanted = value[questionIdOf(telling.part)];
    return wanted === undefined ? '' : answerWords(telling, wanted);
  },
};

/** What a filter asks, in a few words. */
export function useFilterWords(show: Pick<Show, 'questionnaire'>): (part: FilterPart) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (part) => {
    const value = part.alone[part.name];
    // the table has the words of the very value of each name
    const tell = WORDS[part.name] as ((value: unknown, telling: Telling) => string) | null;
    return tell === null || value === undefined ? part.name : tell(value, { t, language, show, part });
  };
}

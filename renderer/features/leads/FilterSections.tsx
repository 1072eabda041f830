import { ScrollArea, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isLive, questionsToShow, wordsIn } from '#shared/domain/answers.ts';
import { SIZE_BANDS } from '#shared/domain/definitions.ts';
import { SIGNALS } from '#shared/domain/lead.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Heat } from '#shared/domain/stage.ts';
import type { AnswerWanted, ConsentState, Known } from '#renderer/data/searchCore.ts';
import type { Facet, Facets } from '#renderer/data/searchFacets.ts';
import { ANYONE } from '#renderer/data/searchFilters.ts';
import { BANT, PURPOSES } from '#renderer/data/searchRow.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { VIAS, sourceText, viaText } from '#renderer/i18n/sourceText.ts';
import { ChoiceField, LeastField, LeastFilter, PickFilter } from './FilterField.tsx';
import type { Choice } from './FilterField.tsx';
import { setFilter, setFilterPart, useLeadView } from './leadView.ts';

/** What a section offers to choose from: the show, and what its leads have. */
export type SectionProps = { readonly show: Show; readonly facets: Facets | null };

const HEATS: readonly Heat[] = ['hot', 'warm', 'cold'];
const KNOWN: readonly Known[] = ['yes', 'no', 'unknown'];
const CONSENT: readonly ConsentState[] = ['given', 'refused', 'unasked'];

const Grid = ({ children }: { readonly children: ReactNode }) => (
  <SimpleGrid cols={3} spacing="sm" verticalSpacing="xs">
    {children}
  </SimpleGrid>
);

const counted = (facets: readonly Facet[]): Choice<string>[] =>
  facets.map(([value, count]) => ({ value, label: `${value} (${formatNumber(count)})` }));

/** Score, temperature, intention, BANT, forecast, outcome, and what is still to be done. */
export function WorthSection({ facets }: SectionProps) {
  const { t } = useTranslation();
  const bant = useLeadView(({ filters }) => filters.bant);
  const known = KNOWN.map((value) => ({ value, label: t(`leadlist.known.${value}`) }));
  const axis = (name: 'maturity' | 'fit') => t('leadlist.filter.axisFrom', { axis: t(`definitions.label.${name}`) });
  const versions = (facets?.versions ?? []).map(([value, count]) => ({
    value: Number(value),
    label: `${value} (${formatNumber(count)})`,
  }));
  return (
    <Grid>
      <LeastFilter name="scoreFrom" label={t('leadlist.filter.scoreFrom')} most={100} />
      <LeastFilter name="maturityFrom" label={axis('maturity')} most={100} />
      <LeastFilter name="fitFrom" label={axis('fit')} most={100} />
      <PickFilter
        name="quadrant"
        label={t('leadlist.filter.quadrant')}
        choices={(['sell', 'nurture', 'check', 'leave'] as const).map((value) => ({ value, label: t(`definitions.quadrant.${value}`) }))}
      />
      <PickFilter
        name="proposed"
        label={t('leadlist.filter.proposed')}
        choices={HEATS.map((value) => ({ value, label: t(`qualify.heat.${value}`) }))}
      />
      <PickFilter
        name="heatBy"
        label={t('leadlist.filter.heatBy')}
        choices={(['chosen', 'score', 'against'] as const).map((value) => ({ value, label: t(`leadlist.heatBy.${value}`) }))}
      />
      <PickFilter name="intention" label={t('definitions.label.intention')} choices={known} />
      <PickFilter name="wantsContact" label={t('definitions.label.wants-contact')} choices={known} />
      <PickFilter
        name="bantFrom"
        label={t('leadlist.filter.bantFrom')}
        choices={[1, 2, 3, 4].map((value) => ({ value, label: `${value}` }))}
      />
      {BANT.map((key) => (
        <ChoiceField
          key={key}
          label={t(`qualify.bant.${key}`)}
          choices={known}
          value={bant?.[key]}
          onPick={(value) => setFilterPart('bant', key, value)}
        />
      ))}
      <LeastFilter name="forecastFrom" label={t('leadlist.filter.forecastFrom')} />
      <PickFilter
        name="outcome"
        label={t('leadlist.filter.outcome')}
        choices={(['customer', 'ambassador'] as const).map((value) => ({ value, label: t(`qualify.stage.${value}`) }))}
      />
      <PickFilter
        name="sale"
        label={t('leadlist.filter.sale')}
        choices={(['won', 'lost', 'open'] as const).map((value) => ({ value, label: t(`sale.state.${value}`) }))}
      />
      <LeastFilter name="saleFrom" label={t('leadlist.filter.saleFrom')} />
      <PickFilter name="saleIn" label={t('leadlist.filter.saleDay')} choices={counted(facets?.saleMonths ?? [])} />
      <PickFilter
        name="todo"
        label={t('leadlist.filter.todo')}
        choices={(['owner', 'next'] as const).map((value) => ({ value, label: t(`leadlist.todo.${value}`) }))}
      />
      {versions.length > 1 && <PickFilter name="judgedBy" label={t('leadlist.filter.judgedBy')} choices={versions} />}
    </Grid>
  );
}

/** What was promised, and what was agreed to. */
export function PromisesSection() {
  const { t } = useTranslation();
  const { promises, consents } = useLeadView(({ filters }) => filters);
  return (
    <Grid>
      <ChoiceField
        label={t('leadlist.filter.promises')}
        choices={(['open', 'late', 'none'] as const).map((value) => ({ value, label: t(`leadlist.promisesAre.${value}`) }))}
        value={promises?.is}
        // the list asks what is late at the minute it is asked (`filtersAt`)
        onPick={(is) => setFilter('promises', is === undefined ? undefined : is === 'late' ? { is, at: 0 } : { is })}
      />
      {PURPOSES.map((purpose) => (
        <ChoiceField
          key={purpose}
          label={t('leadlist.filter.consent', { purpose: t(`qualify.purpose.${purpose}`) })}
          choices={CONSENT.map((value) => ({ value, label: t(`leadlist.consentIs.${value}`) }))}
          value={consents?.[purpose]}
          onPick={(value) => setFilterPart('consents', purpose, value)}
        />
      ))}
    </Grid>
  );
}

/** The company and its situation. */
export function CompanySection({ facets }: SectionProps) {
  const { t } = useTranslation();
  const someone = { value: ANYONE, label: t('leadlist.anyCompetitor') };
  return (
    <Grid>
      <PickFilter
        name="size"
        label={t('leadlist.filter.size')}
        choices={[...SIZE_BANDS.map((value) => ({ value, label: value })), { value: 'unknown', label: t('leadlist.known.unknown') }]}
      />
      <PickFilter name="industry" label={t('leadlist.filter.industry')} choices={counted(facets?.industries ?? [])} />
      <PickFilter name="territory" label={t('leadlist.filter.territory')} choices={counted(facets?.territories ?? [])} />
      <PickFilter
        name="isCustomer"
        label={t('leadlist.filter.isCustomer')}
        choices={[true, false].map((value) => ({ value, label: t(`leadlist.known.${value ? 'yes' : 'no'}`) }))}
      />
      <PickFilter
        name="source"
        label={t('leadlist.filter.source')}
        choices={[
          ...(facets?.sources ?? []).map(([value, count]) => ({ value, label: `${sourceText(value)} (${formatNumber(count)})` })),
          { value: '', label: t('leadlist.unknownSource') },
        ]}
      />
      <PickFilter name="via" label={t('leadlist.filter.via')} choices={VIAS.map((value) => ({ value, label: viaText(value) }))} />
      <PickFilter name="tag" label={t('leadlist.filter.tag')} choices={counted(facets?.tags ?? [])} />
      <PickFilter
        name="signal"
        label={t('leadlist.filter.signal')}
        choices={SIGNALS.map((value) => ({ value, label: t(`qualify.signal.${value}`) }))}
      />
      <PickFilter name="competitor" label={t('leadlist.filter.competitor')} choices={[someone, ...counted(facets?.competitors ?? [])]} />
    </Grid>
  );
}

/** A wanted answer as one word, and back: what a list of choices holds. */
const wordOf = (wanted: AnswerWanted | undefined): string | undefined => (wanted?.is === 'choice' ? `=${wanted.choice}` : wanted?.is);

function QuestionField({ question, language }: { readonly question: Question; readonly language: 'en' | 'fr' }) {
  const { t } = useTranslation();
  const wanted = useLeadView(({ filters }) => filters.answers?.[question.id]);
  const label = wordsIn(question.words, language) || question.id;
  const set = (value: AnswerWanted | undefined): void => setFilterPart('answers', question.id, value);
  if (question.kind === 'number' || question.kind === 'scale')
    return (
      <LeastField
        label={`${label}: ${t('leadlist.atLeast').toLowerCase()}`}
        value={wanted?.is === 'at-least' ? wanted.value : undefined}
        onLeast={(value) => set(value === undefined ? undefined : { is: 'at-least', value })}
      />
    );
  const choices = (question.choices ?? []).filter((choice) => isLive(choice) || wordOf(wanted) === `=${choice.id}`);
  return (
    <ChoiceField
      label={label}
      choices={[
        ...choices.map((choice) => ({ value: `=${choice.id}`, label: wordsIn(choice.words, language) || choice.id })),
        ...(['answered', 'unanswered'] as const).map((is) => ({ value: is, label: t(`leadlist.answerIs.${is}`) })),
      ]}
      value={wordOf(wanted)}
      onPick={(word) => {
        if (word === undefined) return set(undefined);
        return set(word.startsWith('=') ? { is: 'choice', choice: word.slice(1) } : { is: word === 'answered' ? word : 'unanswered' });
      }}
    />
  );
}

/** So many questions have room on a small screen. */
const UNSCROLLED = 15;

/** Answers to the questions of the show. */
export function QuestionsSection({ show }: SectionProps) {
  const { t, i18n } = useTranslation();
  const questions = questionsToShow(show);
  if (questions.length === 0) return <Text c="dimmed">{t('leadlist.noQuestions')}</Text>;
  const fields = (
    <Grid>
      {questions.map((question) => (
        <QuestionField key={question.id} question={question} language={i18n.resolvedLanguage === 'fr' ? 'fr' : 'en'} />
      ))}
    </Grid>
  );
  // scrolled, the lists of choices would be cut off at its edge: only where it must be
  if (questions.length <= UNSCROLLED) return fields;
  return (
    <ScrollArea.Autosize mah="55vh" type="auto" offsetScrollbars>
      {fields}
    </ScrollArea.Autosize>
  );
}

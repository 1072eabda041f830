import { Group, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isLive, wordsIn } from '#shared/domain/answers.ts';
import { earlierThan, isChosen, isCounted } from '#shared/domain/questionEdits.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import type { Question, ShownIf } from '#shared/domain/questionnaire.ts';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

type Props = { readonly draft: Draft; readonly question: Question; readonly onChange: (question: Question) => void };

const ALWAYS = 'always';
const ANSWERED = 'answered';
const LEAST = 'at-least';
const CHOICE = 'choice:';

/** The answer asked for, as one value of the list. */
const keyOf = (condition: ShownIf): string => (condition.is === 'choice' ? `${CHOICE}${condition.choice}` : condition.is);

/** What a question that was just chosen is likely to be asked for: its first choice, its upper half, any answer. */
function likely(on: Question): ShownIf {
  const first = on.choices?.find(isLive);
  if (isChosen(on) && first !== undefined) return { question: on.id, is: 'choice', choice: first.id };
  if (on.kind !== 'scale') return { question: on.id, is: 'answered' };
  const { from, to } = on.scale ?? { from: 1, to: 5 };
  return { question: on.id, is: 'at-least', value: Math.ceil((from + to) / 2) };
}

/** When a question is asked: always, or after a certain answer to an earlier one. */
export function ConditionEditor({ draft, question, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shownIf, ...rest } = question;
  const earlier = earlierThan(draft, question.id);
  const on = draft.find(({ id }) => id === shownIf?.question);
  const offered = on === undefined || earlier.includes(on) ? earlier : [...earlier, on];
  const nameOf = (one: Question): string => wordsIn(one.words, language) || t('questions.untitled');
  const set = (condition: ShownIf | undefined): void => onChange(condition === undefined ? rest : { ...rest, shownIf: condition });
  const answers =
    on === undefined
      ? []
      : [
          ...(isChosen(on) ? (on.choices ?? []) : [])
            .filter((choice) => isLive(choice) || (shownIf?.is === 'choice' && shownIf.choice === choice.id))
            .map((choice) => ({
              value: `${CHOICE}${choice.id}`,
              label: t('questions.shown_if_choice', { choice: wordsIn(choice.words, language) || '…' }),
            })),
          ...(isCounted(on) ? [{ value: LEAST, label: t('questions.shown_if_least') }] : []),
          { value: ANSWERED, label: t('questions.shown_if_answered') },
        ];
  const chooseAnswer = (value: string | null): void => {
    if (on === undefined || value === null) return;
    if (value === ANSWERED) set({ question: on.id, is: 'answered' });
    else if (value === LEAST) set({ question: on.id, is: 'at-least', value: on.scale?.from ?? 1 });
    else set({ question: on.id, is: 'choice', choice: value.slice(CHOICE.length) });
  };
  return (
    <Group gap="xs" align="end">
      <Select
        style={{ flex: '1 1 260px' }}
        label={t('questions.shown_if_title')}
        data={[
          { value: ALWAYS, label: t('questions.shown_always') },
          ...offered.map((one) => ({ value: one.id as string, label: t('questions.shown_if_question', { question: nameOf(one) }) })),
        ]}
        value={on === undefined ? ALWAYS : on.id}
        allowDeselect={false}
        disabled={offered.length === 0}
        onChange={(id) => {
          const next = offered.find((one) => one.id === id);
          set(next === undefined ? undefined : likely(next));
        }}
      />
      {shownIf !== undefined && on !== undefined && (
        <Select
          style={{ flex: '1 1 180px' }}
          aria-label={t('questions.shown_if_answer')}
          data={answers}
          value={keyOf(shownIf)}
          allowDeselect={false}
          onChange={chooseAnswer}
        />
      )}
      {shownIf?.is === 'at-least' && (
        <NumberInput
          w={100}
          aria-label={t('questions.shown_if_value')}
          value={shownIf.value}
          onChange={(value) => typeof value === 'number' && set({ ...shownIf, value })}
        />
      )}
    </Group>
  );
}

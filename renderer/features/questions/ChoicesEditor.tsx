import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLive, wordsIn } from '#shared/domain/answers.ts';
import { choiceBack, choiceMoved, withChoice, withoutChoice } from '#shared/domain/questionEdits.ts';
import type { Choice, Question } from '#shared/domain/questionnaire.ts';
import { countIn } from '#renderer/data/answers.ts';
import type { AnswerCounts } from '#renderer/data/answers.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import { MoveButtons } from './MoveButtons.tsx';
import classes from './QuestionsScreen.module.css';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

type Props = {
  readonly question: Question;
  /** The question as it is on the disk; undefined for a new one. */
  readonly saved: Question | undefined;
  readonly counts: AnswerCounts;
  readonly onChange: (question: Question) => void;
};

type LineProps = {
  readonly choice: Choice;
  readonly at: number;
  readonly count: number;
  /** How many leads chose it, in words. */
  readonly chosen: string | null;
  readonly isFresh: boolean;
  readonly onChange: (choice: Choice) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly onAdd: () => void;
};

const LONGEST = 200;

function ChoiceLine({ choice, at, count, chosen, isFresh, onChange, onMove, onRemove, onAdd }: LineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const first = useFirstFocus<HTMLInputElement>();
  const number = at + 1;
  const what = wordsIn(choice.words, language) || t('questions.choice_number', { number });
  const order = language === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const);
  return (
    <div className={classes['choice']}>
      <span className={classes['number']}>{number}</span>
      {order.map((one) => (
        <TextInput
          key={one}
          size="sm"
          lang={one}
          maxLength={LONGEST}
          value={choice.words[one]}
          placeholder={one === 'en' ? 'English' : 'Français'}
          aria-label={t(`questions.choice_${one}`, { number })}
          title={chosen ?? undefined}
          {...(isFresh && one === order[0] ? { ref: first } : {})}
          onChange={(event) => onChange({ ...choice, words: { ...choice.words, [one]: event.currentTarget.value } })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || number < count) return;
            event.preventDefault();
            onAdd();
          }}
        />
      ))}
      <Group gap={0} wrap="nowrap">
        <MoveButtons what={what} at={at} count={count} onMove={onMove} />
        <ActionIcon size={36} variant="subtle" color="gray" aria-label={t('questions.choice_remove', { what })} onClick={onRemove}>
          <IconX size={18} />
        </ActionIcon>
      </Group>
    </div>
  );
}

type GoneProps = { readonly choice: Choice; readonly chosen: string | null; readonly onBack: () => void };

function GoneChoice({ choice, chosen, onBack }: GoneProps) {
  const { t } = useTranslation();
  const what = wordsIn(choice.words, useLanguage()) || choice.id;
  return (
    <Group gap={4} wrap="nowrap">
      <Text size="sm" td="line-through">
        {what}
      </Text>
      <Text size="xs" c="dimmed">
        {chosen}
      </Text>
      <Button size="compact-sm" h={36} variant="subtle" aria-label={t('questions.back_again_of', { what })} onClick={onBack}>
        {t('questions.back_again')}
      </Button>
    </Group>
  );
}

/** The choices of a question: written, put in order, taken off, brought back. Enter in the last one adds another. */
export function ChoicesEditor({ question, saved, counts, onChange }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [fresh, setFresh] = useState<string | null>(null);
  const choices = question.choices ?? [];
  const offered = choices.filter(isLive);
  const gone = choices.filter((choice) => !isLive(choice));
  const add = (): void => {
    const id = store.newId();
    setFresh(id);
    onChange(withChoice(question, { id, words: { en: '', fr: '' } }));
  };
  const remove = (id: string): void => {
    const isSaved = saved?.choices?.some((choice) => choice.id === id) === true;
    onChange(withoutChoice(question, id, { now: store.now(), isSaved }));
  };
  const chosen = (id: string): string | null => {
    const count = countIn(counts, question.id, id);
    return count === 0 ? null : t('questions.chosen_by', { count });
  };
  return (
    <Stack gap={6} component="fieldset" bd={0} p={0} m={0}>
      <Text component="legend" size="sm" fw={600} p={0}>
        {t('questions.choices')}
      </Text>
      {offered.map((choice, at) => (
        <ChoiceLine
          key={choice.id}
          choice={choice}
          at={at}
          count={offered.length}
          chosen={chosen(choice.id)}
          isFresh={fresh === choice.id}
          onChange={(next) => onChange(withChoice(question, next))}
          onMove={(to) => onChange(choiceMoved(question, choice.id, to))}
          onRemove={() => remove(choice.id)}
          onAdd={add}
        />
      ))}
      <Button size="sm" variant="subtle" leftSection={<IconPlus size={16} />} style={{ alignSelf: 'start' }} onClick={add}>
        {t('questions.choice_add')}
      </Button>
      {gone.length > 0 && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('questions.choices_gone')}:
          </Text>
          {gone.map((choice) => (
            <GoneChoice
              key={choice.id}
              choice={choice}
              chosen={chosen(choice.id)}
              onBack={() => onChange(choiceBack(question, choice.id))}
            />
          ))}
        </Group>
      )}
    </Stack>
  );
}

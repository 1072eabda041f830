import { Alert, Button, Group, NumberInput, Popover, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconInfoCircle, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepsAnswers } from '#shared/domain/correctForm.ts';
import { faultOf, isChosen, remarksOf, withKind } from '#shared/domain/questionEdits.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import { QUESTION_KINDS } from '#shared/domain/questionnaire.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import { countIn } from '#renderer/data/answers.ts';
import type { AnswerCounts } from '#renderer/data/answers.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import { ChoicesEditor } from './ChoicesEditor.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import classes from './QuestionsScreen.module.css';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';

type Props = {
  readonly draft: Draft;
  readonly question: Question;
  /** The question as it is on the disk; undefined for a new one. */
  readonly saved: Question | undefined;
  readonly counts: AnswerCounts;
  readonly isNew: boolean;
  readonly onChange: (question: Question) => void;
  readonly onRemove: () => void;
};

const LONGEST = 500;

/** What a change means for the leads that have answered already. */
function Impact({ question, saved, count }: { readonly question: Question; readonly saved: Question | undefined; readonly count: number }) {
  const { t } = useTranslation();
  if (count === 0 || saved === undefined) return null;
  const isNew = !keepsAnswers(saved, question);
  const isConditioned = JSON.stringify(saved.shownIf) !== JSON.stringify(question.shownIf);
  const key = isNew ? 'questions.impact_new' : isConditioned ? 'questions.impact_condition' : 'questions.impact_words';
  return (
    <Alert color={isNew ? 'orange' : 'petrol'} variant="light" p="xs" icon={<IconInfoCircle size={18} />} role="note" data-testid="impact">
      {t('questions.impact', { count })} {t(key)}
    </Alert>
  );
}

function KindFields({ question, onChange }: Pick<Props, 'question' | 'onChange'>) {
  const { t } = useTranslation();
  const { kind, scale = { from: 1, to: 5 } } = question;
  if (kind === 'number')
    return (
      <TextInput
        w={150}
        label={t('questions.unit')}
        placeholder={t('questions.unit_hint')}
        maxLength={24}
        value={question.unit ?? ''}
        onChange={(event) => onChange({ ...question, unit: event.currentTarget.value })}
      />
    );
  if (kind !== 'scale') return null;
  const set = (end: 'from' | 'to') => (value: string | number) =>
    typeof value === 'number' && onChange({ ...question, scale: { ...scale, [end]: value } });
  return (
    <>
      <NumberInput w={84} label={t('questions.scale_from')} allowDecimal={false} value={scale.from} onChange={set('from')} />
      <NumberInput w={84} label={t('questions.scale_to')} allowDecimal={false} value={scale.to} onChange={set('to')} />
    </>
  );
}

type RemoveProps = { readonly count: number; readonly isSaved: boolean; readonly onRemove: () => void };

function RemoveButton({ count, isSaved, onRemove }: RemoveProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus width={340} position="top-end" withinPortal>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={16} />}
          onClick={() => (count > 0 ? setOpen(true) : onRemove())}
        >
          {t(isSaved ? 'questions.retire' : 'questions.delete')}
        </Button>
      </Popover.Target>
      {/* Escape closes this, not the screen */}
      <Popover.Dropdown onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}>
        <Stack gap="xs">
          <Text size="sm">
            <b>{t('questions.impact', { count })}</b> {t('questions.retire_text')}
          </Text>
          <Button data-autofocus onClick={onRemove}>
            {t('questions.retire_do')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** One question opened for writing: its words, how it is answered, when it is asked. */
export function QuestionEditor({ draft, question, saved, counts, isNew, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const language = useLanguage();
  const count = countIn(counts, question.id);
  const fault = faultOf(question);
  const first = useFirstFocus<HTMLInputElement>();
  const order = language === 'fr' ? (['fr', 'en'] as const) : (['en', 'fr'] as const);
  return (
    <div className={classes['editor']}>
      <Group gap="xs" grow align="start">
        {order.map((one) => (
          <TextInput
            key={one}
            label={t(`questions.words_${one}`)}
            lang={one}
            maxLength={LONGEST}
            {...(isNew && one === order[0] ? { ref: first } : {})}
            value={question.words[one]}
            onChange={(event) => onChange({ ...question, words: { ...question.words, [one]: event.currentTarget.value } })}
          />
        ))}
      </Group>
      <Group gap="xs" align="end">
        <Select
          w={190}
          label={t('questions.kind_title')}
          data={QUESTION_KINDS.map((value) => ({ value, label: t(`questions.kind.${value}`) }))}
          value={question.kind}
          allowDeselect={false}
          onChange={(value) => {
            const kind = QUESTION_KINDS.find((one) => one === value);
            if (kind !== undefined) onChange(withKind(question, kind, store.newId));
          }}
        />
        <KindFields question={question} onChange={onChange} />
        <Switch
          mih={36}
          styles={{ body: { alignItems: 'center', minHeight: 36 } }}
          label={t('questions.required')}
          checked={question.isRequired}
          onChange={(event) => onChange({ ...question, isRequired: event.currentTarget.checked })}
        />
      </Group>
      {isChosen(question) && <ChoicesEditor question={question} saved={saved} counts={counts} onChange={onChange} />}
      <ConditionEditor draft={draft} question={question} onChange={onChange} />
      <Impact question={question} saved={saved} count={count} />
      <Group justify="space-between" align="end" wrap="nowrap">
        <div>
          {fault !== null && (
            <Text size="sm" c="red" fw={600}>
              {t(`questions.fault_${fault}`)}
            </Text>
          )}
          {fault !== 'no-words' &&
            remarksOf(draft, question).map((remark) => (
              <Text key={remark} size="sm" c="orange">
                {t(`questions.remark_${remark}`)}
              </Text>
            ))}
        </div>
        <RemoveButton count={count} isSaved={saved !== undefined} onRemove={onRemove} />
      </Group>
    </div>
  );
}

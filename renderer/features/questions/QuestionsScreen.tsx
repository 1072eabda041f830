import { Badge, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDeviceFloppy, IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLive } from '#shared/domain/answers.ts';
import type { QuestionId } from '#shared/domain/ids.ts';
import { broughtBack, faultOf, moved, newQuestion, withQuestion, withoutQuestion } from '#shared/domain/questionEdits.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import { questionsOf } from '#shared/domain/questionTemplates.ts';
import type { Question } from '#shared/domain/questionnaire.ts';
import type { Show } from '#shared/domain/show.ts';
import { countAnswers, countIn, saveQuestionnaire } from '#renderer/data/answers.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { AddBar } from './AddBar.tsx';
import { FormPreview } from './FormPreview.tsx';
import { dropDraft, keepDraft, savedQuestions, useQuestionDrafts } from './questionDraft.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import { QuestionRow } from './QuestionRow.tsx';
import classes from './QuestionsScreen.module.css';
import { RetiredQuestions } from './RetiredQuestions.tsx';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import { useRowDrag } from '#renderer/ui/useRowDrag.ts';

type Props = { readonly show: Show; readonly onBack: () => void };

/** A form being changed: its questions, whether they differ from the disk, and how to save or drop them. */
function useForm(show: Show) {
  const { t } = useTranslation();
  const store = useStore();
  const language = useLanguage();
  const kept = useQuestionDrafts(({ drafts }) => drafts[show.id]);
  const saved = savedQuestions(show);
  const draft = kept ?? saved;
  const isChanged = kept !== undefined && JSON.stringify(kept) !== JSON.stringify(saved);
  const faults = draft.filter((question) => isLive(question) && faultOf(question) !== null).length;
  const save = async (): Promise<void> => {
    if (!isChanged || faults > 0) return;
    try {
      const after = await saveQuestionnaire(store, show.id, { draft, language });
      dropDraft(show.id);
      notifications.show({ color: 'teal', message: t('questions.stored', { version: after?.questionnaire?.version ?? 0 }) });
    } catch {
      // the disk is full or the journal is gone: the draft stays
      notifications.show({ color: 'red', message: t('questions.not_stored') });
    }
  };
  const drop = (): void => dropDraft(show.id);
  const change = (next: Draft): void => (JSON.stringify(next) === JSON.stringify(saved) ? drop() : keepDraft(show.id, next));
  return { draft, saved, isChanged, faults, save, change, drop };
}

type ListProps = Pick<ReturnType<typeof useForm>, 'draft' | 'saved' | 'change'> & { readonly show: Show };

function QuestionList({ show, draft, saved, change }: ListProps) {
  const { t } = useTranslation();
  const store = useStore();
  const [open, setOpen] = useState<{ readonly id: QuestionId; readonly isNew: boolean } | null>(null);
  const counts = useLive((live) => countAnswers(live, show.id), [show.id]) ?? { leads: 0, of: {} };
  const live = draft.filter(isLive);
  const ids = live.map(({ id }) => id as string);
  const move = (id: string, to: number): void => {
    const question = live.find((one) => one.id === id);
    if (question !== undefined) change(moved(draft, question.id, to));
  };
  const { drag, handlers, overOf } = useRowDrag(ids, move);
  const savedOf = (id: QuestionId): Question | undefined => saved.find((one) => one.id === id);
  const remove = ({ id }: Question): void => {
    setOpen(null);
    change(withoutQuestion(draft, id, { now: store.now(), isSaved: savedOf(id) !== undefined }));
  };
  const add = (added: readonly Question[], isNew: boolean): void => {
    const [first] = added;
    if (isNew && first !== undefined) setOpen({ id: first.id, isNew });
    change(added.reduce((before, question) => withQuestion(before, question), draft));
  };
  return (
    <>
      {live.length === 0 && (
        <EmptyState icon={<IconListCheck size={34} />} title={t('questions.empty_title')} text={t('questions.empty_text')} />
      )}
      <ol className={classes['rows']} aria-label={t('questions.list')}>
        {live.map((question, at) => (
          <QuestionRow
            key={question.id}
            draft={draft}
            question={question}
            at={at}
            count={live.length}
            answered={countIn(counts, question.id)}
            isOpen={open?.id === question.id}
            onOpen={() => setOpen(open?.id === question.id ? null : { id: question.id, isNew: false })}
            onMove={(to) => move(question.id, to)}
            grip={handlers(question.id)}
            isDragged={drag?.id === question.id}
            over={overOf(question.id)}
          >
            <QuestionEditor
              draft={draft}
              question={question}
              saved={savedOf(question.id)}
              counts={counts}
              isNew={open?.isNew === true}
              onChange={(next) => change(withQuestion(draft, next))}
              onRemove={() => remove(question)}
            />
          </QuestionRow>
        ))}
      </ol>
      <AddBar
        onAdd={(kind) => add([newQuestion(kind, store.newId)], true)}
        onTemplate={(template) => add(questionsOf(template, store.newId), false)}
      />
      <RetiredQuestions draft={draft} counts={counts} onBack={(id) => change(broughtBack(draft, id))} />
    </>
  );
}

/** Writes the questions of a show: the form at the left, beside it as staff will see it. May be done while the show runs. */
export function QuestionsScreen({ show, onBack }: Props) {
  const { t } = useTranslation();
  const form = useForm(show);
  const { draft, isChanged, faults } = form;
  const save = (): void => void form.save();
  const canSave = isChanged && faults === 0;
  const group = t('questions.keys');
  useShortcuts([
    { key: 'mod+s', label: t('questions.save'), group, run: save, inFields: true },
    { key: 'escape', label: t('questions.back'), group, run: onBack },
  ]);
  const version = show.questionnaire?.version;
  return (
    <Page
      isWide
      title={
        <Group gap="xs" wrap="nowrap">
          <BackButton label={t('questions.back')} onBack={onBack} />
          {t('questions.title')}
          {version !== undefined && (
            <Badge variant="light" color="gray" tt="none" style={{ flex: 'none' }}>
              {t('questions.version', { version })}
            </Badge>
          )}
        </Group>
      }
      hint={t('questions.hint')}
      actions={
        <>
          {faults > 0 ? (
            <Text size="sm" c="red" fw={600} style={{ whiteSpace: 'nowrap' }}>
              {t('questions.faults', { count: faults })}
            </Text>
          ) : (
            isChanged && (
              <Text size="sm" c="orange" fw={600} style={{ whiteSpace: 'nowrap' }}>
                {t('questions.unsaved')}
              </Text>
            )
          )}
          {isChanged && (
            <Button variant="default" onClick={form.drop}>
              {t('questions.drop')}
            </Button>
          )}
          <Button leftSection={<IconDeviceFloppy size={18} />} rightSection={<KeyHint keys="mod+s" />} disabled={!canSave} onClick={save}>
            {t('questions.save')}
          </Button>
        </>
      }
    >
      <div className={classes['grid']} data-testid="question-builder">
        <div className={classes['build']}>
          <QuestionList show={show} draft={draft} saved={form.saved} change={form.change} />
        </div>
        <section className={classes['preview']} aria-label={t('questions.preview')} data-testid="question-preview">
          <FormPreview draft={draft} />
        </section>
      </div>
    </Page>
  );
}

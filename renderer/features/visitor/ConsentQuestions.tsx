import { Button, Group, Text, Title } from '@mantine/core';
import { PURPOSES } from '#shared/domain/consentWording.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import type { SheetWording, VisitorDraft } from '#shared/ipc/visitor.ts';
import { useVisitorWords } from './useVisitorWords.ts';
import classes from './Visitor.module.css';

type Props = {
  readonly language: 'en' | 'fr';
  readonly wording: SheetWording;
  readonly answers: VisitorDraft['answers'];
  readonly onAnswer: (purpose: ConsentPurpose, given: boolean) => void;
};

/** What is asked, word for word, with a yes and a no for each purpose; neither is chosen unless the visitor has said so. */
export function ConsentQuestions({ language, wording, answers, onAnswer }: Props) {
  const t = useVisitorWords(language);
  return (
    <section aria-label={t('visitor.may_we')}>
      <Title order={2} size="h3">
        {t('visitor.may_we')}
      </Title>
      {wording.text !== '' && (
        <Text size="lg" c="dimmed" mb="xs" lang={wording.language} style={{ overflowWrap: 'anywhere' }}>
          {wording.text}
        </Text>
      )}
      {PURPOSES.map((purpose) => (
        <fieldset key={purpose} className={classes['question']} aria-label={wording.questions[purpose].question} data-purpose={purpose}>
          <Text size="lg" lang={wording.language} style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
            {wording.questions[purpose].question}
          </Text>
          <Group gap={6} wrap="nowrap">
            {([true, false] as const).map((given) => (
              <Button
                key={String(given)}
                size="lg"
                px="md"
                miw={76}
                variant={answers[purpose] === given ? 'filled' : 'default'}
                {...(answers[purpose] === given && !given ? { color: 'gray' } : {})}
                aria-pressed={answers[purpose] === given}
                onClick={() => onAnswer(purpose, given)}
              >
                {t(given ? 'visitor.answer.yes' : 'visitor.answer.no')}
              </Button>
            ))}
          </Group>
        </fieldset>
      ))}
    </section>
  );
}

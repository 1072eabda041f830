import { Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/domain/answers.ts';
import type { Answer, AnswerValue, Question } from '#shared/domain/questionnaire.ts';
import { newLateSaver } from './lateSaver.ts';
import { readTyped, typedText } from './typedValue.ts';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';

type Props = {
  readonly question: Question;
  readonly answer: Answer | undefined;
  readonly language: Language;
  readonly labelledBy: string;
  /** Writes the answer down (null takes it away); answers whether it is on the disk. */
  readonly onAnswer: (value: AnswerValue | null) => Promise<boolean>;
};

/** Longer than any answer that is said at a booth. */
const LONGEST = 4000;

/** An answer that is typed: text, a number or a day. Saved as it is typed, a moment after the last key, and at once when the field is left. */
export function TypedAnswer({ question, answer, language, labelledBy, onAnswer }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [isHere, setHere] = useState(false);
  const [saver] = useState(newLateSaver);
  // what was typed last is written even when the page is left with the cursor in the field
  useEffect(() => () => void saver.flush(), [saver]);
  const read = typed === null ? null : readTyped(question, typed, language);
  const isSaved = read !== null && read.fault === null && read.value === (answer?.value ?? null);
  // the answer of the disk is shown again once it is what was typed
  if (typed !== null && !isHere && isSaved) setTyped(null);
  const props = {
    value: typed ?? typedText(answer?.value, language),
    'data-answer': question.id,
    'aria-labelledby': labelledBy,
    'aria-required': question.isRequired,
    // half a date or number is no mistake while it is being typed
    error: isHere || read === null || read.fault === null ? null : t(`questions.fault_${read.fault}`),
    onFocus: () => setHere(true),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const { value } = event.currentTarget;
      setTyped(value);
      const { value: next, fault } = readTyped(question, value, language);
      if (fault === null) saver.type(() => onAnswer(next));
    },
    onBlur: () => {
      setHere(false);
      void saver.flush();
    },
  };
  const unit = (question.unit ?? '').trim();
  switch (question.kind) {
    case 'date':
      return <TextInput {...props} type="date" w={170} max="2199-12-31" />;
    case 'number':
      return (
        <TextInput
          {...props}
          w={220}
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          rightSectionWidth={unit === '' ? undefined : 84}
          rightSection={
            unit === '' ? undefined : (
              <Text size="sm" c="dimmed" truncate maw={76}>
                {unit}
              </Text>
            )
          }
        />
      );
    case 'text':
    case 'single':
    case 'multi':
    case 'scale':
      return <GrowingTextarea {...props} minRows={1} maxRows={4} maxLength={LONGEST} />;
  }
}

import { Button, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { isEmail, suggestEmail } from '#shared/domain/email.ts';
import { useVisitorWords } from './useVisitorWords.ts';

type Props = {
  readonly language: 'en' | 'fr';
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
  readonly error?: string | undefined;
};

/** True for text that is no address at all: staff would write to nobody. An empty field is no fault. */
export const isFaultyEmail = (value: string): boolean => value.trim() !== '' && !isEmail(value.trim());

/** An e-mail address in large type, with a guard against slips of the hand: what was probably meant is one press away. */
export function EmailField({ language, value, onChange, ref, error }: Props) {
  const t = useVisitorWords(language);
  const meant = suggestEmail(value.trim());
  return (
    <div>
      <TextInput
        ref={ref}
        size="lg"
        type="text"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        label={t('visitor.form.email')}
        value={value}
        maxLength={254}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {meant !== null && (
        <Button
          mt={6}
          size="md"
          h="auto"
          mih={42}
          py={6}
          variant="light"
          color="orange"
          styles={{ label: { whiteSpace: 'normal', overflowWrap: 'anywhere', textAlign: 'start' } }}
          onClick={() => onChange(meant)}
        >
          {t('visitor.did_you_mean', { email: meant })}
        </Button>
      )}
    </div>
  );
}

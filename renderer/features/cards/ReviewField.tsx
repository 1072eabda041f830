import { Button, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { suggestEmail } from '#shared/domain/email.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import classes from './CardReview.module.css';
import type { Mark } from './reviewOrder.ts';

type Props = {
  readonly field: ContactField;
  readonly value: string;
  readonly mark: Mark;
  /** 0…1, when a reader said how sure it was. */
  readonly confidence: number | undefined;
  readonly isFocused: boolean;
  readonly inputRef: (input: HTMLInputElement | null) => void;
  readonly onFocus: () => void;
  readonly onType: (value: string) => void;
  readonly onLeave: () => void;
  readonly onKey: (event: React.KeyboardEvent<HTMLInputElement>) => void;
  readonly onSuggestion: (email: string) => void;
};

const MARKS = {
  sure: { icon: IconCircleCheck, color: 'teal' },
  check: { icon: IconEye, color: 'orange' },
  unsure: { icon: IconAlertTriangle, color: 'red' },
} as const;

function MarkWords({ mark, percent }: { readonly mark: Exclude<Mark, 'empty'>; readonly percent: number }) {
  const { t } = useTranslation();
  const { icon: Icon, color } = MARKS[mark];
  return (
    <Text size="sm" span className={classes['mark'] ?? ''} style={{ color: `var(--mantine-color-${color}-text)` }}>
      <Icon size={16} aria-hidden />
      {t(`cards.mark.${mark}`, { percent })}
    </Text>
  );
}

/** One field of a card beside its picture: typed over in place, with how surely it was read, in words. */
export function ReviewField({ field, value, mark, confidence, isFocused, inputRef, onFocus, onType, onLeave, onKey, onSuggestion }: Props) {
  const { t } = useTranslation();
  const suggestion = field === 'email' || field === 'email2' ? suggestEmail(value) : null;
  const id = `review-${field}`;
  return (
    <div className={classes['row']} data-focused={isFocused} data-mark={mark}>
      <label className={classes['label']} htmlFor={id}>
        {t(`leads.field.${field}`)}
      </label>
      <TextInput
        id={id}
        ref={inputRef}
        size="sm"
        value={value}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={`${id}-mark`}
        onFocus={onFocus}
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={onLeave}
        onKeyDown={onKey}
      />
      <span id={`${id}-mark`}>{mark !== 'empty' && <MarkWords mark={mark} percent={Math.round((confidence ?? 0) * 100)} />}</span>
      {suggestion !== null && (
        <Button
          variant="light"
          color="orange"
          size="compact-sm"
          className={classes['suggestion'] ?? ''}
          onClick={() => onSuggestion(suggestion)}
        >
          {t('leads.didYouMean', { email: suggestion })}
        </Button>
      )}
    </div>
  );
}

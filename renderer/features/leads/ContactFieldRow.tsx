import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconCircleCheck, IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './ContactPanel.module.css';
import type { ContactField } from '#shared/domain/contactFields.ts';

type Props = {
  readonly field: ContactField;
  readonly value: string;
  readonly isDoubted: boolean;
  /** 0…1, when a reader said how sure it was. */
  readonly confidence: number | undefined;
  /** The address that was probably meant. */
  readonly suggestion?: string | undefined;
  readonly isNext: boolean;
  readonly inputRef?: React.Ref<HTMLInputElement>;
  readonly onSave: (value: string) => void;
  readonly onConfirm: () => void;
};

const INPUT_TYPE: Readonly<Partial<Record<ContactField, 'email' | 'tel'>>> = {
  email: 'email',
  email2: 'email',
  phone: 'tel',
  phone2: 'tel',
};

function Confirm({ label, percent, isNext, onConfirm }: { label: string; percent: number; isNext: boolean; onConfirm: () => void }) {
  const { t } = useTranslation();
  const hint = t('leads.confirmHint', { percent });
  return (
    <Tooltip label={hint}>
      <ActionIcon
        size={32}
        variant="subtle"
        color="orange"
        aria-label={`${t('leads.confirm', { field: label })} ${hint}`}
        onClick={onConfirm}
      >
        {isNext ? <IconCircleCheckFilled size={22} /> : <IconCircleCheck size={22} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** One field of the contact, typed over in place: saved by Enter or by leaving it, put back by Escape. */
export function ContactFieldRow({ field, value, isDoubted, confidence, suggestion, isNext, inputRef, onSave, onConfirm }: Props) {
  const { t } = useTranslation();
  const label = t(`leads.field.${field}`);
  const percent = Math.round((confidence ?? 0) * 100);
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={`contact-${field}`}>
        {label}
      </label>
      <div className={classes.value}>
        <TextInput
          id={`contact-${field}`}
          ref={inputRef}
          // a saved change from elsewhere (merge, attendee list) is shown; what is being typed is saved on leaving
          key={value}
          size="sm"
          variant={isDoubted ? 'default' : 'filled'}
          className={isDoubted ? classes.doubted : undefined}
          type={INPUT_TYPE[field] ?? 'text'}
          defaultValue={value}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          {...(isDoubted ? { description: t('leads.check', { percent }), inputWrapperOrder: ['input', 'description'] } : {})}
          rightSection={isDoubted ? <Confirm label={label} percent={percent} isNext={isNext} onConfirm={onConfirm} /> : undefined}
          onBlur={(event) => event.currentTarget.value.trim() !== value && onSave(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.value = value;
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.blur();
          }}
        />
      </div>
      {suggestion !== undefined && (
        <Button variant="light" color="orange" size="sm" px={4} className={classes['suggestion']} onClick={() => onSave(suggestion)}>
          {t('leads.didYouMean', { email: `…${suggestion.slice(suggestion.lastIndexOf('@'))}` })}
        </Button>
      )}
    </div>
  );
}

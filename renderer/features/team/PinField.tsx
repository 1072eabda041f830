import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly error?: ReactNode;
  readonly isFirst?: boolean;
  readonly hint?: string;
  readonly isOff?: boolean;
};

const LONGEST = 8;

/** A field for a PIN: digits only, hidden. */
export function PinField({ label, value, onChange, error, isFirst = false, hint, isOff = false }: Props) {
  return (
    <PasswordInput
      label={label}
      description={hint}
      inputMode="numeric"
      autoComplete="off"
      size="md"
      maxLength={LONGEST}
      value={value}
      error={error}
      disabled={isOff}
      visibilityToggleButtonProps={{ 'aria-hidden': true, tabIndex: -1 }}
      {...(isFirst ? { 'data-autofocus': true } : {})}
      onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\D/gu, ''))}
    />
  );
}

import { PasswordInput } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly hint?: string;
  readonly error?: ReactNode;
  readonly isLarge?: boolean;
  readonly field?: Ref<HTMLInputElement>;
};

const LONGEST = 8;

/** A field for a PIN: digits only, hidden. */
export const PinInput = ({ label, value, onChange, hint, error, isLarge = false, field }: Props) => (
  <PasswordInput
    ref={field}
    label={label}
    description={hint}
    error={error}
    size={isLarge ? 'lg' : 'sm'}
    inputMode="numeric"
    autoComplete="off"
    maxLength={LONGEST}
    value={value}
    visibilityToggleButtonProps={{ style: { display: 'none' } }}
    onChange={(event) => onChange(event.currentTarget.value.replaceAll(/\D/gu, ''))}
  />
);

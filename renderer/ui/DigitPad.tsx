import { Button, SimpleGrid } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

type Props = {
  readonly onDigit: (digit: string) => void;
  /** Takes all digits away again; its key stands right of the zero and is called `clearLabel`. */
  readonly onClear: () => void;
  readonly clearLabel: string;
  /** What stands left of the zero. */
  readonly left: ReactNode;
};

/** Digits for a finger, for a PIN on a screen that is touched. */
export const DigitPad = ({ onDigit, onClear, clearLabel, left }: Props) => (
  <SimpleGrid cols={3} spacing={6}>
    {DIGITS.map((digit) => (
      <Button key={digit} type="button" variant="default" size="lg" onClick={() => onDigit(digit)}>
        {digit}
      </Button>
    ))}
    {left}
    <Button type="button" variant="default" size="lg" onClick={() => onDigit('0')}>
      0
    </Button>
    <Button type="button" variant="subtle" color="gray" size="lg" px={0} aria-label={clearLabel} onClick={onClear}>
      <IconBackspace size={20} aria-hidden />
    </Button>
  </SimpleGrid>
);

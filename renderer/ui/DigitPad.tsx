import { Button, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

type Props = {
  readonly onDigit: (digit: string) => void;
  /** What stands left and right of the zero. */
  readonly left: ReactNode;
  readonly right: ReactNode;
};

/** Digits for a finger, for a PIN on a screen that is touched. */
export const DigitPad = ({ onDigit, left, right }: Props) => (
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
    {right}
  </SimpleGrid>
);

import { Select } from '@mantine/core';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import { currenciesFor } from './saleFields.ts';

type Props = {
  readonly show: Show;
  readonly value: string;
  readonly label: string;
  readonly onChoose: (currency: string) => void;
  readonly width?: number;
  readonly isOff?: boolean;
};

/** The currency of an amount: the show's first, then the usual ones. */
export const CurrencySelect = ({ show, value, label, onChoose, width = 84, isOff = false }: Props) => (
  <Select
    w={width}
    data={currenciesFor(showCurrency(show), value)}
    value={value}
    allowDeselect={false}
    disabled={isOff}
    aria-label={label}
    onChange={(chosen) => chosen !== null && onChoose(chosen)}
  />
);

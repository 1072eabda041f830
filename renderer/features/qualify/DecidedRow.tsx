import { NumberInput, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatMoney } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { CurrencySelect } from './CurrencySelect.tsx';
import { changeSale } from './decideSale.ts';
import type { DecidedChange } from './decideSale.ts';
import { readNumber } from './readNumber.ts';
import { Row } from './Row.tsx';
import { MOST_MONEY, WHOLE, thousandsOf } from './saleFields.ts';
import { TakeOver } from './TakeOver.tsx';

type Props = { readonly lead: Lead; readonly sale: Sale; readonly show: Show };

/** Longest reason kept, in characters. */
const LONGEST = 200;

/** The forecast, offered as the amount: one press takes it over. */
function Offer({ lead, sale, save }: Pick<Props, 'lead' | 'sale'> & { readonly save: (change: DecidedChange) => void }) {
  const { amount, currency } = lead.opportunity;
  if (sale.state !== 'won' || sale.amount !== undefined || amount === undefined || currency === undefined) return null;
  return <TakeOver words={formatMoney(amount, currency)} onTake={() => save({ amount, currency })} />;
}

/** What is known of a sale that is decided: amount, currency, day and reason; each is saved as it is given. */
export function DecidedRow({ lead, sale, show }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const field = useRef<HTMLInputElement>(null);
  const { amount, currency = showCurrency(show), day, reason = '' } = sale;
  const save = (change: DecidedChange): void => void changeSale(store, { lead, show }, change);
  useShortcuts([{ key: 'x', group: t('qualify.facts'), label: t('sale.amount'), run: () => field.current?.focus() }]);
  return (
    <Row label={t('sale.details')} hint={<Offer lead={lead} sale={sale} save={save} />}>
      <NumberInput
        key={`a${amount}`}
        ref={field}
        w={116}
        defaultValue={amount ?? ''}
        {...WHOLE}
        max={MOST_MONEY}
        thousandSeparator={thousandsOf(i18n.resolvedLanguage)}
        placeholder={t('sale.amount')}
        aria-label={t('sale.amount')}
        rightSection={amount === undefined ? <KeyHint keys="x" /> : undefined}
        onBlur={(event) => save({ amount: readNumber(event.currentTarget.value) })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <CurrencySelect show={show} value={currency} label={t('sale.currency')} onChoose={(value) => save({ currency: value })} />
      <TextInput
        key={`d${day}`}
        type="date"
        w={138}
        defaultValue={day}
        aria-label={t('sale.day')}
        title={`${t('sale.day')} (${t(`sale.from.${sale.from}`)})`}
        onBlur={(event) => save({ day: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <TextInput
        key={`r${reason}`}
        style={{ flex: 1, minWidth: 90 }}
        defaultValue={reason}
        maxLength={LONGEST}
        placeholder={t('sale.reason')}
        aria-label={t('sale.reason')}
        title={reason}
        onBlur={(event) => save({ reason: event.currentTarget.value.trim() })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </Row>
  );
}

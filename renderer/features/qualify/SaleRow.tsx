import { NumberInput, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { showCurrency } from '#shared/domain/money.ts';
import { weightedForecast } from '#shared/domain/opportunity.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatMoney } from '#renderer/i18n/format.ts';
import { CurrencySelect } from './CurrencySelect.tsx';
import { formatMonth } from './formatMonth.ts';
import { forecastSale } from './forecastSale.ts';
import type { SaleChange } from './forecastSale.ts';
import { readNumber } from './readNumber.ts';
import { Row } from './Row.tsx';
import { MOST_MONEY, WHOLE, monthsFor, thousandsOf } from './saleFields.ts';
import { TakeOver } from './TakeOver.tsx';

type Props = { readonly lead: Lead; readonly show: Show };

/** What BANT told already, for the sale: one press takes it over, nothing does by itself. */
function Offers({ lead, show, save }: Props & { readonly save: (change: SaleChange) => void }) {
  const { amount, currency = showCurrency(show), by } = lead.bantDetail ?? {};
  const { opportunity } = lead;
  const month = by?.slice(0, 7);
  const offers: readonly (readonly [string, SaleChange])[] = [
    ...(amount === undefined || opportunity.amount !== undefined ? [] : [[formatMoney(amount, currency), { amount, currency }] as const]),
    ...(month === undefined || opportunity.month !== undefined ? [] : [[formatMonth(month), { month }] as const]),
  ];
  if (offers.length === 0) return null;
  return (
    <>
      {offers.map(([words, change]) => (
        <TakeOver key={words} words={words} onTake={() => save(change)} />
      ))}
    </>
  );
}

/** The sale that may come of it: probability, amount, currency, month, and the weighted forecast they make. */
export function SaleRow({ lead, show }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const { probability, amount, currency = showCurrency(show), month } = lead.opportunity;
  const save = (change: SaleChange) => void forecastSale(store, lead.id, change);
  const forecast = weightedForecast(lead.opportunity);
  return (
    <Row
      label={t('qualify.sale')}
      hint={
        <>
          {forecast !== null && (
            <Text size="xs" fw={600} c="var(--mantine-color-text)">
              {t('qualify.weighted', { amount: formatMoney(forecast, currency) })}
            </Text>
          )}
          <Offers lead={lead} show={show} save={save} />
        </>
      }
    >
      <NumberInput
        key={`p${probability}`}
        w={68}
        defaultValue={probability ?? ''}
        {...WHOLE}
        max={100}
        suffix={t('qualify.percent')}
        placeholder={t('qualify.percentEmpty')}
        aria-label={t('qualify.probability')}
        onBlur={(event) => save({ probability: readNumber(event.currentTarget.value) })}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <NumberInput
        key={`a${amount}`}
        w={108}
        defaultValue={amount ?? ''}
        {...WHOLE}
        max={MOST_MONEY}
        thousandSeparator={thousandsOf(i18n.resolvedLanguage)}
        placeholder={t('qualify.amount')}
        aria-label={t('qualify.amount')}
        onBlur={(event) => {
          const typed = readNumber(event.currentTarget.value);
          save(typed === undefined ? { amount: undefined } : { amount: typed, currency });
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <CurrencySelect show={show} value={currency} label={t('qualify.currency')} onChoose={(value) => save({ currency: value })} />
      <Select
        w={136}
        data={monthsFor(store.now(), month).map((value) => ({ value, label: formatMonth(value) }))}
        value={month ?? null}
        clearable
        placeholder={t('qualify.month')}
        aria-label={t('qualify.month')}
        onChange={(value) => save({ month: value ?? undefined })}
      />
    </Row>
  );
}

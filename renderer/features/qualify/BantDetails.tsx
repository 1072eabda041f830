import { Button, Group, NumberInput, Popover, Select, Stack, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BUYING_ROLES } from '#shared/domain/definitions.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { CurrencySelect } from './CurrencySelect.tsx';
import { dayOrMonth, detailBant } from './detailBant.ts';
import type { DetailChange } from './detailBant.ts';
import { formatMonth } from './formatMonth.ts';
import { keepKeys } from './keepKeys.ts';
import { readNumber } from './readNumber.ts';
import { MOST_MONEY, WHOLE, monthsFor, thousandsOf } from './saleFields.ts';

type Props = { readonly lead: Lead; readonly show: Show };
type FieldsProps = Props & { readonly save: (change: DetailChange) => void; readonly onEnd: () => void };

/** Enter keeps what was typed and closes the window. */
const endOnEnter =
  (onEnd: () => void) =>
  (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return;
    event.currentTarget.blur();
    onEnd();
  };

function Money({ lead, show, save, onEnd }: FieldsProps) {
  const { t, i18n } = useTranslation();
  const { amount, currency = showCurrency(show) } = lead.bantDetail ?? {};
  return (
    <Group gap={6} wrap="nowrap" align="end">
      <NumberInput
        data-autofocus
        style={{ flex: 1 }}
        label={t('qualify.detail.amount')}
        defaultValue={amount ?? ''}
        {...WHOLE}
        max={MOST_MONEY}
        thousandSeparator={thousandsOf(i18n.resolvedLanguage)}
        onBlur={(event) => {
          const typed = readNumber(event.currentTarget.value);
          if (typed !== amount) save(typed === undefined ? { amount: undefined, currency: undefined } : { amount: typed, currency });
        }}
        onKeyDown={endOnEnter(onEnd)}
      />
      <CurrencySelect
        show={show}
        value={currency}
        label={t('qualify.currency')}
        onChoose={(value) => save({ currency: value })}
        width={90}
        isOff={amount === undefined}
      />
    </Group>
  );
}

function When({ lead, save, onEnd }: FieldsProps) {
  const { t } = useTranslation();
  const store = useStore();
  const by = lead.bantDetail?.by;
  const month = by?.slice(0, 7);
  const day = by === undefined || by.length < 10 ? undefined : Number(by.slice(8));
  return (
    <Group gap={6} wrap="nowrap" align="end">
      <Select
        style={{ flex: 1 }}
        label={t('qualify.detail.month')}
        data={monthsFor(store.now(), month).map((value) => ({ value, label: formatMonth(value) }))}
        value={month ?? null}
        clearable
        searchable
        onChange={(value) => save({ by: value === null ? undefined : dayOrMonth(value, day) })}
      />
      <NumberInput
        key={month}
        w={90}
        label={t('qualify.detail.day')}
        defaultValue={day ?? ''}
        {...WHOLE}
        min={1}
        max={31}
        disabled={month === undefined}
        onBlur={(event) => month !== undefined && save({ by: dayOrMonth(month, readNumber(event.currentTarget.value)) })}
        onKeyDown={endOnEnter(onEnd)}
      />
    </Group>
  );
}

function Fields(props: FieldsProps) {
  const { t } = useTranslation();
  const { role, need } = props.lead.bantDetail ?? {};
  const { save, onEnd } = props;
  return (
    <Stack gap="xs">
      <Money {...props} />
      <Select
        label={t('qualify.detail.role')}
        data={BUYING_ROLES.map((value) => ({ value, label: t(`qualify.role.${value}`) }))}
        value={role ?? null}
        clearable
        searchable
        onChange={(value) => save({ role: BUYING_ROLES.find((one) => one === value) })}
      />
      <TextInput
        label={t('qualify.detail.need')}
        defaultValue={need ?? ''}
        maxLength={300}
        onBlur={(event) => save({ need: event.currentTarget.value.trim() || undefined })}
        onKeyDown={endOnEnter(onEnd)}
      />
      <When {...props} />
    </Stack>
  );
}

/** The details behind the four answers, in a small window that `,` opens; each is saved as it is given. */
export function BantDetails({
  lead,
  show,
  isOpen,
  setOpen,
}: Props & { readonly isOpen: boolean; readonly setOpen: (is: boolean) => void }) {
  const { t } = useTranslation();
  const store = useStore();
  useShortcuts([{ key: ',', group: t('qualify.group'), label: t('qualify.detail.open'), run: () => setOpen(true) }]);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={340} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          h={36}
          px={6}
          title={t('qualify.detail.open')}
          aria-label={t('qualify.detail.open')}
          aria-keyshortcuts=","
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          … <KeyHint keys="," />
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('qualify.detail.open')} onKeyDown={keepKeys}>
        <Fields lead={lead} show={show} save={(change) => void detailBant(store, lead.id, change)} onEnd={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

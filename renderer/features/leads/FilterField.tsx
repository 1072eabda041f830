import { NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from '#renderer/data/searchCore.ts';
import { setFilter, useLeadView } from './leadView.ts';

/** A value one may choose, and its words. */
export type Choice<T> = { readonly value: T; readonly label: string };

type PickProps<T> = {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | undefined;
  readonly onPick: (value: T | undefined) => void;
};

/** One of some values, or any. The list opens inside its panel: a press on it is no press outside. */
export function ChoiceField<T extends string | number | boolean>({ label, choices, value, onPick }: PickProps<T>) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Select
      size="sm"
      label={label}
      placeholder={t('leadlist.any')}
      clearable
      searchable={choices.length > 8}
      comboboxProps={{ withinPortal: false }}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onKeyDown={(event) => event.key === 'Escape' && isOpen && event.stopPropagation()}
      data={choices.map((choice) => ({ value: String(choice.value), label: choice.label }))}
      value={value === undefined ? null : String(value)}
      onChange={(text) => onPick(choices.find((choice) => String(choice.value) === text)?.value)}
    />
  );
}

/** Filters that are a word, a number or yes and no. */
type Plain = {
  [K in keyof Filters]-?: Exclude<Filters[K], undefined> extends string | number | boolean ? K : never;
}[keyof Filters];

type FieldProps<K extends Plain> = {
  readonly name: K;
  readonly label: string;
  readonly choices: readonly Choice<Exclude<Filters[K], undefined> & (string | number | boolean)>[];
};

/** One filter as a choice. */
export function PickFilter<K extends Plain>({ name, label, choices }: FieldProps<K>) {
  const value = useLeadView(({ filters }) => filters[name]);
  const held = choices.find((choice) => choice.value === value)?.value;
  return <ChoiceField label={label} choices={choices} value={held} onPick={(picked) => setFilter(name, picked)} />;
}

type LeastProps = {
  readonly label: string;
  readonly value: number | undefined;
  readonly most?: number;
  readonly onLeast: (value: number | undefined) => void;
};

/** A least value, or none. */
export function LeastField({ label, value, most, onLeast }: LeastProps) {
  const { t } = useTranslation();
  return (
    <NumberInput
      size="sm"
      label={label}
      placeholder={t('leadlist.any')}
      min={0}
      {...(most === undefined ? {} : { max: most })}
      allowNegative={false}
      allowDecimal={false}
      hideControls
      value={value ?? ''}
      onChange={(typed) => onLeast(typeof typed === 'number' ? typed : undefined)}
    />
  );
}

/** One filter as a least value. */
export function LeastFilter({
  name,
  label,
  most,
}: {
  readonly name: 'scoreFrom' | 'maturityFrom' | 'fitFrom' | 'forecastFrom' | 'saleFrom';
  readonly label: string;
  readonly most?: number;
}) {
  const value = useLeadView(({ filters }) => filters[name]);
  return <LeastField label={label} value={value} {...(most === undefined ? {} : { most })} onLeast={(least) => setFilter(name, least)} />;
}

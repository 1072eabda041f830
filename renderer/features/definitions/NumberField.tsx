import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DefinitionFault, NumberField as Field } from '#shared/domain/definitionFaults.ts';

type Props = {
  readonly field: Field;
  readonly label: ReactNode;
  readonly value: number;
  readonly faults: readonly DefinitionFault[];
  readonly onChange: (value: number) => void;
  /** The label for those who hear it, where `label` is only seen in the table around. */
  readonly spoken?: string;
  readonly suffix?: string;
};

/** One number of the definitions, with what is wrong with it beneath; an empty field is NaN. */
export function NumberField({ field, label, value, faults, onChange, spoken, suffix }: Props) {
  const { t } = useTranslation();
  const wrong = faults.find((one) => one.field === field);
  return (
    <NumberInput
      label={label}
      value={Number.isNaN(value) ? '' : value}
      onChange={(next) => onChange(next === '' ? Number.NaN : Number(next))}
      clampBehavior="none"
      min={0}
      step={5}
      hideControls
      data-field={field}
      error={wrong === undefined ? undefined : t(`definitions.fault.${wrong.fault}`, { most: wrong.most })}
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
      {...(suffix === undefined ? {} : { suffix })}
    />
  );
}

import { Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { BasicsDraft } from './basicsForm.ts';
import type { FaultName } from './liveForm.ts';

type Props = {
  readonly draft: BasicsDraft;
  readonly onChange: (change: Partial<BasicsDraft>) => void;
  readonly faultOf: (field: keyof BasicsDraft) => FaultName | undefined;
  /** Without opening hours and slots, which have a first value that does for most shows. */
  readonly isShort?: boolean;
  readonly first?: Ref<HTMLInputElement>;
};

/** Chromium's list leaves out UTC, which a laptop may well be set to. */
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Name, place and time of a show. */
export function BasicsFields({ draft, onChange, faultOf, isShort = false, first }: Props) {
  const { t } = useTranslation();
  const field = (name: keyof BasicsDraft) => {
    const fault = faultOf(name);
    return {
      value: draft[name],
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange({ [name]: event.currentTarget.value }),
      ...(fault === undefined ? {} : { error: t(`shows.fault_${fault}`) }),
    };
  };
  return (
    <SimpleGrid cols={3} spacing="md" verticalSpacing="sm">
      <TextInput label={t('shows.name')} required maxLength={200} {...field('name')} {...(first === undefined ? {} : { ref: first })} />
      <TextInput label={t('shows.company')} maxLength={200} {...field('company')} />
      <TextInput label={t('shows.venue')} maxLength={200} {...field('venue')} />
      <TextInput type="date" label={t('shows.first_day')} {...field('firstDay')} />
      <TextInput type="date" label={t('shows.last_day')} {...field('lastDay')} />
      <Select
        label={t('shows.zone')}
        data={ZONES.includes(draft.zone) ? ZONES : [draft.zone, ...ZONES]}
        searchable
        value={draft.zone}
        onChange={(zone) => zone !== null && onChange({ zone })}
        allowDeselect={false}
      />
      <TextInput
        label={t('shows.country')}
        description={t('shows.country_hint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={2}
        {...field('country')}
      />
      {!isShort && (
        <>
          <Group grow align="flex-start">
            <TextInput type="time" label={t('shows.hours_from')} {...field('from')} />
            <TextInput type="time" label={t('shows.hours_to')} {...field('to')} />
          </Group>
          <TextInput inputMode="numeric" label={t('shows.slot')} {...field('slotMinutes')} />
        </>
      )}
    </SimpleGrid>
  );
}

import { Button, Group, Select } from '@mantine/core';
import { IconAlertTriangle, IconCalendarCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { STAGES } from '#shared/domain/stage.ts';
import type { Heat } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDay, formatNumber } from '#renderer/i18n/format.ts';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { HEAT_COLOR } from '#renderer/ui/theme.ts';
import { daysToChoose } from './daysToChoose.ts';
import { clearView, isNarrowed, setFilter, useLeadView } from './leadView.ts';
import type { LeadWindow } from './useLeadWindow.ts';

type Props = { readonly show: Show; readonly counts: LeadWindow['counts'] };
type ChipProps = {
  readonly label: string;
  readonly count?: number | undefined;
  readonly isOn: boolean;
  readonly color?: string;
  readonly icon: ReactNode;
  readonly onToggle: () => void;
};

const HEATS: readonly Heat[] = ['hot', 'warm', 'cold'];

const SELECT = { w: 124, clearable: true, comboboxProps: { width: 220, position: 'bottom-start' } } as const;
const NOBODY = '-';
const DISCARDED = 'discarded';

const counted = (label: string, count: number | undefined): string => (count === undefined ? label : `${label} (${formatNumber(count)})`);

function Chip({ label, count, isOn, color, icon, onToggle }: ChipProps) {
  return (
    <Button
      size="sm"
      px="xs"
      radius="xl"
      variant={isOn ? 'filled' : 'default'}
      {...(isOn && color !== undefined ? { color } : {})}
      leftSection={icon}
      aria-pressed={isOn}
      onClick={onToggle}
    >
      {counted(label, count)}
    </Button>
  );
}

/** The filters that have too many answers for a chip each. */
function Narrowing({ show, counts }: Props) {
  const { t } = useTranslation();
  const { filters } = useLeadView();
  const days = daysToChoose(show, useStore().now());
  const stages = STAGES.map((value) => ({ value: value as string, label: counted(t(`qualify.stage.${value}`), counts?.stage[value]) }));
  const owners = show.staff.map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <>
      <Select
        {...SELECT}
        placeholder={t('leads.filter.stage')}
        aria-label={t('leads.filter.stage')}
        data={[...stages, { value: DISCARDED, label: t('leads.filter.discarded') }]}
        value={filters.discarded === 'only' ? DISCARDED : (filters.stage ?? null)}
        onChange={(value) => {
          setFilter('discarded', value === DISCARDED ? 'only' : undefined);
          setFilter(
            'stage',
            STAGES.find((stage) => stage === value),
          );
        }}
      />
      <Select
        {...SELECT}
        placeholder={t('leads.filter.owner')}
        aria-label={t('leads.filter.owner')}
        data={[{ value: NOBODY, label: t('leads.flag.noOwner') }, ...owners]}
        value={filters.owner === null ? NOBODY : (filters.owner ?? null)}
        onChange={(value) => setFilter('owner', value === NOBODY ? null : show.staff.find(({ id }) => id === value)?.id)}
      />
      <Select
        {...SELECT}
        searchable={show.interests.length > 8}
        placeholder={t('leads.filter.interest')}
        aria-label={t('leads.filter.interest')}
        data={[...new Set(show.interests)]}
        value={filters.interest ?? null}
        onChange={(value) => setFilter('interest', value ?? undefined)}
      />
      <Select
        {...SELECT}
        placeholder={t('leads.filter.day')}
        aria-label={t('leads.filter.day')}
        data={days.map(({ day, from }) => ({ value: day, label: formatDay(from, show.zone) }))}
        value={days.find(({ from }) => from === filters.day?.from)?.day ?? null}
        onChange={(value) => {
          const chosen = days.find(({ day }) => day === value);
          setFilter('day', chosen && { from: chosen.from, before: chosen.before });
        }}
      />
    </>
  );
}

/** What the list can be narrowed to, each with how many it would leave. */
export function FilterBar({ show, counts }: Props) {
  const { t } = useTranslation();
  const { filters, text } = useLeadView();
  return (
    <Group gap={6} component="fieldset" bd={0} p={0} m={0} aria-label={t('leads.filter.title')}>
      {HEATS.map((heat) => {
        const Icon = HEAT_ICON[heat];
        const isOn = filters.heat === heat;
        return (
          <Chip
            key={heat}
            label={t(`qualify.heat.${heat}`)}
            count={counts?.heat[heat]}
            isOn={isOn}
            color={HEAT_COLOR[heat]}
            icon={<Icon size={16} aria-hidden />}
            onToggle={() => setFilter('heat', isOn ? undefined : heat)}
          />
        );
      })}
      <Chip
        label={t('leads.filter.hasAppointment')}
        isOn={filters.hasAppointment === true}
        icon={<IconCalendarCheck size={16} aria-hidden />}
        onToggle={() => setFilter('hasAppointment', filters.hasAppointment === true ? undefined : true)}
      />
      <Chip
        label={t('leads.filter.toCheck')}
        isOn={filters.toCheck === true}
        icon={<IconAlertTriangle size={16} aria-hidden />}
        onToggle={() => setFilter('toCheck', filters.toCheck === true ? undefined : true)}
      />
      <Narrowing show={show} counts={counts} />
      {isNarrowed({ text, filters }) && (
        <Button size="sm" px="xs" variant="subtle" leftSection={<IconX size={16} />} onClick={clearView}>
          {t('leads.clear')}
        </Button>
      )}
    </Group>
  );
}

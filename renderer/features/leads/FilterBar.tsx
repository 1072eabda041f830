import { Button, Group, Select } from '@mantine/core';
import { IconAlertTriangle, IconCalendarCheck, IconCalendarTime, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Heat, Stage } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatNumber } from '#renderer/i18n/format.ts';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { HEAT_COLOR } from '#renderer/ui/theme.ts';
import { clearView, isNarrowed, setFilter, useLeadView } from './leadView.ts';
import type { LeadWindow } from './useLeadWindow.ts';

type Props = { readonly show: Show; readonly counts: LeadWindow['counts'] };
type ChipProps = {
  readonly label: string;
  readonly count: number | undefined;
  readonly isOn: boolean;
  readonly color?: string;
  readonly icon: ReactNode;
  readonly onToggle: () => void;
};

const HEATS: readonly Heat[] = ['hot', 'warm', 'cold'];
const STAGES: readonly Stage[] = ['unresolved', 'contact', 'lead', 'mql', 'sql', 'qualified', 'customer', 'ambassador', 'disqualified'];

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

/** What the list can be narrowed to, each with how many it would leave. */
export function FilterBar({ show, counts }: Props) {
  const { t } = useTranslation();
  const { filters, text } = useLeadView();
  const today = localTime(useStore().now(), show.zone).day;
  return (
    <Group gap={6} role="group" aria-label={t('leads.filter.title')}>
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
        count={counts?.hasAppointment}
        isOn={filters.hasAppointment === true}
        icon={<IconCalendarCheck size={16} aria-hidden />}
        onToggle={() => setFilter('hasAppointment', filters.hasAppointment === true ? undefined : true)}
      />
      <Chip
        label={t('leads.filter.toCheck')}
        count={counts?.toCheck}
        isOn={filters.toCheck === true}
        icon={<IconAlertTriangle size={16} aria-hidden />}
        onToggle={() => setFilter('toCheck', filters.toCheck === true ? undefined : true)}
      />
      <Chip
        label={t('leads.filter.today')}
        count={undefined}
        isOn={filters.day === today}
        icon={<IconCalendarTime size={16} aria-hidden />}
        onToggle={() => setFilter('day', filters.day === today ? undefined : today)}
      />
      <Select
        w={150}
        clearable
        placeholder={t('leads.filter.stage')}
        aria-label={t('leads.filter.stage')}
        data={STAGES.map((value) => ({ value, label: counted(t(`qualify.stage.${value}`), counts?.stage[value]) }))}
        value={filters.stage ?? null}
        onChange={(value) =>
          setFilter(
            'stage',
            STAGES.find((stage) => stage === value),
          )
        }
      />
      <Select
        w={150}
        clearable
        placeholder={t('leads.filter.owner')}
        aria-label={t('leads.filter.owner')}
        data={show.staff.map(({ id, name }) => ({ value: id as string, label: name }))}
        value={filters.owner ?? null}
        onChange={(value) => setFilter('owner', show.staff.find(({ id }) => id === value)?.id)}
      />
      <Select
        w={160}
        clearable
        searchable={show.interests.length > 8}
        placeholder={t('leads.filter.interest')}
        aria-label={t('leads.filter.interest')}
        data={[...new Set(show.interests)]}
        value={filters.interest ?? null}
        onChange={(value) => setFilter('interest', value ?? undefined)}
      />
      {isNarrowed({ text, filters }) && (
        <Button size="sm" px="xs" variant="subtle" leftSection={<IconX size={16} />} onClick={clearView}>
          {t('leads.clear')}
        </Button>
      )}
    </Group>
  );
}

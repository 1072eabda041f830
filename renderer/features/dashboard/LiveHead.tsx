import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconMaximize } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { daysOf } from '#shared/domain/figures/openHours.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import classes from './Dashboard.module.css';
import { WHOLE } from './scope.ts';
import { TallyBar } from './TallyBar.tsx';
import type { Live } from './useLiveFigures.ts';

type Props = { readonly show: Show; readonly live: Live; readonly today: string; readonly onBig: () => void };

const dayWord = (day: string): string => formatDay(Date.parse(`${day}T12:00:00Z`), 'UTC');

/** What is looked at, the tally, and the way to the big screen. */
export function LiveHead({ show, live: { scope, choose }, today, onBig }: Props) {
  const { t } = useTranslation();
  const days = daysOf(show);
  const others = days.filter((day) => day !== today);
  const hasToday = days.includes(today);
  const date = scope.kind === 'day' ? scope.date : null;
  const main = date === null ? 'show' : date === today ? 'today' : '';
  const chooseToday = (): void => choose({ kind: 'day', date: today });
  const chooseWhole = (): void => choose(WHOLE);
  const group = t('live.title');
  useShortcuts([
    ...(hasToday ? [{ key: 't', label: t('live.today'), group, run: chooseToday }] : []),
    { key: 'w', label: t('live.whole'), group, run: chooseWhole },
    { key: 'f', label: t('live.big'), group, run: onBig },
  ]);
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" className={classes['head'] ?? ''}>
      <Group gap="xs" wrap="nowrap">
        <SegmentedControl
          aria-label={t('live.scope')}
          data={[...(hasToday ? [{ value: 'today', label: t('live.today') }] : []), { value: 'show', label: t('live.whole') }]}
          value={main}
          onChange={(value) => (value === 'show' ? chooseWhole() : chooseToday())}
        />
        {others.length > 0 && (
          <NativeSelect
            aria-label={t('live.other_day')}
            value={main === '' ? (date ?? '') : ''}
            data={[{ value: '', label: t('live.other_day') }, ...others.map((day) => ({ value: day, label: dayWord(day) }))]}
            onChange={(event) => choose(event.currentTarget.value === '' ? WHOLE : { kind: 'day', date: event.currentTarget.value })}
          />
        )}
      </Group>
      <Group gap="md" wrap="nowrap">
        <TallyBar show={show} />
        <Button
          variant="light"
          size="sm"
          leftSection={<IconMaximize size={18} aria-hidden />}
          rightSection={<KeyHint keys="f" />}
          onClick={onBig}
        >
          {t('live.big')}
        </Button>
      </Group>
    </Group>
  );
}

/** The calendar day of the show's clock. */
export const todayOf = (show: Pick<Show, 'zone'>, now: number): string => localTime(now, show.zone).day;

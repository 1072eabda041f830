import { ActionIcon, Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconCalendarPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDay, formatInstant } from '#renderer/i18n/format.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { BusySource, RepCalendar } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { CALENDAR_MOST } from '#shared/formats/calendar/readCalendar.ts';
import classes from './Agenda.module.css';
import { forgetBusy, importBusy } from './readBusy.ts';
import { periodOf } from './repForm.ts';

type Props = { readonly show: Show; readonly rep: StaffId; readonly calendar: RepCalendar };

/** What reading a file came to, in words. */
type Told = { readonly isGood: boolean; readonly lines: readonly string[] };

/** Reads files into a rep's busy times and says what each brought. */
function useImport({ show, rep }: Omit<Props, 'calendar'>): (files: readonly File[]) => Promise<Told[]> {
  const { t } = useTranslation();
  const store = useStore();
  const read = async (file: File): Promise<Told> => {
    const { name } = file;
    const isLarge = file.size > CALENDAR_MOST * 2;
    const text = isLarge ? '' : await file.text();
    const taken = isLarge ? ({ ok: false, error: 'too-large' } as const) : await importBusy(store, { rep, zone: show.zone, name, text });
    if (!taken.ok) return { isGood: false, lines: [t(`agenda.setup.fault.${taken.error}`, { name })] };
    const { busy, skipped, isCut } = taken.value;
    return {
      isGood: skipped === 0 && !isCut,
      lines: [
        t('agenda.setup.read', { name, count: busy }),
        ...(skipped === 0 ? [] : [t('agenda.setup.skipped', { count: skipped })]),
        ...(isCut ? [t('agenda.setup.cut')] : []),
      ],
    };
  };
  return async (files) => {
    const told: Told[] = [];
    for (const file of files) told.push(await read(file));
    return told;
  };
}

function Source({ show, rep, source }: Omit<Props, 'calendar'> & { readonly source: BusySource }) {
  const { t } = useTranslation();
  const store = useStore();
  const { busy, name, readAt, id } = source;
  const period = periodOf(source);
  const words =
    period === null
      ? t('agenda.setup.busy_empty')
      : t('agenda.setup.busy_line', {
          count: busy.length,
          from: formatDay(period.startsAt, show.zone),
          to: formatDay(period.endsAt, show.zone),
        });
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {words} · {t('agenda.setup.busy_read', { when: formatInstant(readAt, show.zone) })}
        </Text>
      </div>
      <ActionIcon
        variant="subtle"
        color="red"
        size={32}
        aria-label={t('agenda.setup.busy_remove', { name })}
        onClick={() => void forgetBusy(store, rep, id)}
      >
        <IconTrash size={18} />
      </ActionIcon>
    </Group>
  );
}

/** Busy times of a rep from calendar files, dropped or chosen; each file can be read anew or taken away. */
export function RepBusy({ show, rep, calendar }: Props) {
  const { t } = useTranslation();
  const [isOver, setOver] = useState(false);
  const [told, setTold] = useState<readonly Told[]>([]);
  const importAll = useImport({ show, rep });
  const lane = useRef(Promise.resolve());
  // one after the other: what is told is about the files that came last
  const take = (files: readonly File[]): void => {
    lane.current = lane.current.then(() => importAll(files)).then(setTold);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <Stack
      gap={6}
      className={classes['drop']}
      data-over={isOver || undefined}
      data-testid="busy-drop"
      onDrop={onDrop}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600} size="sm">
            {t('agenda.setup.busy')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('agenda.setup.busy_text')}
          </Text>
        </div>
        <FileButton
          multiple
          accept=".ics,.ifb,.vfb,text/calendar"
          inputProps={{ 'aria-label': t('agenda.setup.busy_choose') }}
          onChange={take}
        >
          {(props) => (
            <Button {...props} variant="default" style={{ flexShrink: 0 }} leftSection={<IconCalendarPlus size={18} />}>
              {t('agenda.setup.busy_choose')}
            </Button>
          )}
        </FileButton>
      </Group>
      {told.map(({ isGood, lines }) => (
        <Alert key={lines.join()} color={isGood ? 'teal' : 'orange'} py={6}>
          {lines.map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </Alert>
      ))}
      {calendar.busy.length === 0 && told.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('agenda.setup.busy_none')}
        </Text>
      )}
      {calendar.busy.map((source) => (
        <Source key={source.id} show={show} rep={rep} source={source} />
      ))}
    </Stack>
  );
}

import { Badge, Button, Group, Paper, SegmentedControl, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconCalendarDown, IconCalendarEvent } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readShowAppointments } from '#renderer/data/appointments.ts';
import { readRecord } from '#renderer/data/read.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { overlapping } from '#shared/domain/appointment.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import { AppointmentLine } from './AppointmentLine.tsx';
import { saveCalendar } from './saveInvitation.ts';

type Entry = { readonly appointment: Appointment; readonly who: string; readonly company: string };
type Props = { readonly show: Show; readonly onOpen: (id: LeadId) => void };

const EVERYONE = 'all';

function Day({ day, entries, show, onOpen }: Props & { readonly day: string; readonly entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const all = entries.map((entry) => entry.appointment);
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={3} size="h5" mb="xs">
        {formatDate(day)}
      </Title>
      <Stack gap={4}>
        {entries.map(({ appointment, who, company }) => (
          <Group key={appointment.id} wrap="nowrap" gap="md">
            <UnstyledButton style={{ flex: 1, minWidth: 0 }} onClick={() => onOpen(appointment.leadId)} title={t('agenda.open')}>
              <Group gap="xs" wrap="nowrap">
                <Text fw={600} truncate>
                  {who}
                </Text>
                <Text c="dimmed" size="sm" truncate>
                  {company}
                </Text>
                <Badge variant="default">{show.staff.find(({ id }) => id === appointment.rep)?.name ?? ''}</Badge>
                {overlapping(all, appointment).length > 1 && <Badge color="red">{t('agenda.conflict')}</Badge>}
              </Group>
            </UnstyledButton>
            <AppointmentLine appointment={appointment} show={show} />
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

/** All standing appointments of the show, by day, of everyone or one rep; as a calendar file on request. */
export function AgendaScreen({ show, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [rep, setRep] = useState(EVERYONE);
  const entries = useLive(
    async (live): Promise<Entry[]> => {
      const standing = (await readShowAppointments(live, show.id)).filter(({ cancelledAt }) => cancelledAt === undefined);
      return Promise.all(
        standing.map(async (appointment) => {
          const lead = await readRecord(live, 'leads', appointment.leadId);
          return {
            appointment,
            who: lead === undefined ? t('agenda.unknown') : nameOf(lead) || t('agenda.unknown'),
            company: lead?.contact.organization?.[0] ?? '',
          };
        }),
      );
    },
    [show.id, t],
  );
  const shown = (entries ?? []).filter(({ appointment }) => rep === EVERYONE || appointment.rep === rep);
  const dayOf = ({ appointment }: Entry): string => localTime(appointment.startsAt, show.zone).day;
  const days = [...new Set(shown.map(dayOf))];
  const save = (): void =>
    void saveCalendar(store, {
      show,
      appointments: shown.map(({ appointment }) => appointment),
      name: `${show.name}.ics`,
      method: 'PUBLISH',
    });
  return (
    <Page
      title={t('agenda.title')}
      hint={t('agenda.zone', { zone: show.zone })}
      actions={
        <>
          <SegmentedControl
            value={rep}
            onChange={setRep}
            data={[{ value: EVERYONE, label: t('agenda.all') }, ...show.staff.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Button variant="default" leftSection={<IconCalendarDown size={18} />} onClick={save} disabled={shown.length === 0}>
            {t('agenda.export')}
          </Button>
        </>
      }
    >
      {entries !== undefined && shown.length === 0 && (
        <EmptyState icon={<IconCalendarEvent size={32} />} title={t('agenda.empty')} text={t('agenda.empty_text')} />
      )}
      <Stack>
        {days.map((day) => (
          <Day key={day} day={day} entries={shown.filter((entry) => dayOf(entry) === day)} show={show} onOpen={onOpen} />
        ))}
      </Stack>
    </Page>
  );
}

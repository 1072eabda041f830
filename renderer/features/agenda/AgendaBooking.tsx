import { Combobox, Group, Modal, SegmentedControl, Select, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRecord } from '#renderer/data/read.ts';
import { useSearch } from '#renderer/data/SearchContext.tsx';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import classes from './Agenda.module.css';
import { bookOnAgenda, obstacleAt } from './agendaDeeds.ts';
import type { Desk } from './agendaDeeds.ts';
import { slotAt } from './agendaSlots.ts';
import { askFor } from './agendaState.ts';
import type { Asked } from './agendaState.ts';

const SHOWN = 7;

/** The first leads of the show that a text finds; the newest while it is empty. */
function useLeads(showId: ShowId, text: string): readonly LeadRow[] {
  const search = useSearch();
  const [rows, setRows] = useState<readonly LeadRow[]>([]);
  useEffect(
    () => search.watch({ showId, text, filters: {}, sort: 'newest', offset: 0, limit: SHOWN }, (page) => setRows(page.rows)),
    [search, showId, text],
  );
  return rows;
}

/** Books a time for a lead that is found by a word: arrows choose, Enter books. */
export function AgendaBooking({ desk, asked }: { readonly desk: Desk; readonly asked: Asked }) {
  const { t } = useTranslation();
  const { show, store } = desk;
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Appointment['kind']>('meeting');
  const rows = useLeads(show.id, text);
  const list = useCombobox({ opened: true });
  const { selectFirstOption } = list;
  useEffect(() => {
    if (rows.length > 0) selectFirstOption();
  }, [rows, selectFirstOption]);
  const slot = slotAt(desk, asked.rep, asked.startsAt);
  const obstacle = obstacleAt(desk, slot);
  const when = `${formatDay(slot.startsAt, show.zone)} ${formatTime(slot.startsAt, show.zone)}–${formatTime(slot.endsAt, show.zone)}`;
  const book = async (row: LeadRow | undefined): Promise<void> => {
    const lead = row === undefined ? undefined : await readRecord(store, 'leads', row.id);
    if (lead !== undefined && (await bookOnAgenda(desk, { lead, slot, kind }))) askFor(null);
  };
  return (
    <Modal
      opened
      onClose={() => askFor(null)}
      title={t('agenda.board.book_at', { when })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack>
        <Group grow align="start">
          <SegmentedControl
            aria-label={t('agenda.board.kind')}
            value={kind}
            onChange={(value) => setKind(value === 'call' ? 'call' : 'meeting')}
            data={[
              { value: 'meeting', label: t('agenda.meeting') },
              { value: 'call', label: t('agenda.call') },
            ]}
          />
          <Select
            aria-label={t('agenda.board.with')}
            value={asked.rep}
            allowDeselect={false}
            data={show.staff.map(({ id, name }) => ({ value: id as string, label: name }))}
            error={obstacle === null ? undefined : t(`agenda.board.why.${obstacle}`)}
            onChange={(id) => {
              const rep = show.staff.find((one) => one.id === id)?.id;
              if (rep !== undefined) askFor({ ...asked, rep });
            }}
          />
        </Group>
        <Combobox store={list} onOptionSubmit={(id) => void book(rows.find((row) => row.id === id))}>
          <Combobox.EventsTarget>
            <TextInput
              data-autofocus
              label={t('agenda.board.find')}
              placeholder={t('agenda.board.find_hint')}
              value={text}
              maxLength={200}
              rightSection={<KeyHint keys="enter" />}
              // the list under the field keeps Escape for itself
              onKeyDown={(event) => event.key === 'Escape' && askFor(null)}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </Combobox.EventsTarget>
          {rows.length === 0 && <Text c="dimmed">{t('agenda.board.found_none')}</Text>}
          <Combobox.Options aria-label={t('agenda.board.find')} hidden={rows.length === 0}>
            {rows.map((row) => (
              <Combobox.Option key={row.id} value={row.id} py={8}>
                <b>{row.name || t('agenda.unknown')}</b> <span className={classes['dim']}>{row.company}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox>
      </Stack>
    </Modal>
  );
}

import { ActionIcon, Button, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countResolved, deleteList, readLists } from '#renderer/data/attendees.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import type { AttendeeList } from '#shared/domain/attendee.ts';
import type { Show } from '#shared/domain/show.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { useImport } from './importState.ts';
import { PickLists } from './PickLists.tsx';

type Props = { readonly show: Show; readonly onPicked: () => void };

type LineProps = { readonly list: AttendeeList; readonly leads: number; readonly zone: string; readonly onDelete: () => void };

function ListLine({ list, leads, zone, onDelete }: LineProps) {
  const { t } = useTranslation();
  const told = [
    t('lists.rows', { count: list.rows }),
    ...(list.gone === undefined ? [] : [t('lists.gone', { count: list.gone })]),
    t('lists.leads', { count: leads }),
    formatInstant(list.importedAt, zone),
  ];
  return (
    <Group justify="space-between" wrap="nowrap" data-testid="list-line">
      <div style={{ minWidth: 0 }}>
        <Text fw={600} truncate>
          {list.name}
        </Text>
        {list.isPartial === true && (
          <Text size="sm" data-testid="list-partial">
            {t('lists.partial')}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
        <Text size="sm" c="dimmed">
          {told.join(' · ')}
        </Text>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('lists.delete', { name: list.name })} onClick={onDelete}>
          <IconTrash size={18} />
        </ActionIcon>
      </Group>
    </Group>
  );
}

/** A list that is on its way in while one is elsewhere: back to it. */
function UnderWay({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const step = useImport((state) => state.step);
  if (step.kind === 'none') return null;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text fw={600} truncate>
        {step.file.name}
      </Text>
      <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
        {step.kind === 'importing' && (
          <Text size="sm" c="dimmed">
            {t('lists.progress_open', { rows: formatNumber(step.rows) })}
          </Text>
        )}
        <Button size="xs" variant="light" onClick={onOpen}>
          {t('lists.go_back')}
        </Button>
      </Group>
    </Group>
  );
}

/** The organiser's lists of a show: how many people, when, how many of their badges were scanned; one more, or one less. */
export function ListsPanel({ show, onPicked }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const lists = useLive((live) => readLists(live, show.id), [show.id]) ?? [];
  const leads = useLive((live) => countResolved(live, show.id), [show.id]);
  const [doomed, setDoomed] = useState<AttendeeList | null>(null);
  const close = (): void => setDoomed(null);
  return (
    <Paper withBorder radius="lg" p="md">
      <PanelHead title={t('lists.lists')} text={t('lists.text')}>
        <PickLists context={{ store, show }} onPicked={onPicked} />
      </PanelHead>
      <Stack gap={4} mt="sm">
        <UnderWay onOpen={onPicked} />
        {lists.map((list) => (
          <ListLine key={list.id} list={list} leads={leads?.get(list.id) ?? 0} zone={show.zone} onDelete={() => setDoomed(list)} />
        ))}
        {lists.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('lists.none')}
          </Text>
        )}
      </Stack>
      <Modal opened={doomed !== null} onClose={close} title={t('lists.delete_title')} centered>
        <Text>{t('lists.delete_text', { name: doomed?.name ?? '' })}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close} data-autofocus>
            {t('lists.cancel')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              if (doomed !== null) void deleteList(store, doomed);
              close();
            }}
          >
            {t('lists.delete_confirm')}
          </Button>
        </Group>
      </Modal>
    </Paper>
  );
}

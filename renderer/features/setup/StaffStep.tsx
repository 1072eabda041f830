import { ActionIcon, Button, Group, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { removeStaff } from '#renderer/data/staff.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { useLiveForm } from './liveForm.ts';
import type { FaultName } from './liveForm.ts';
import { staffForm } from './staffForm.ts';
import type { StaffRow } from './staffForm.ts';
import { useRowFocus } from './useRowFocus.ts';

type Props = { readonly show: Show; readonly search: Search; readonly onTeam: () => void };

const FIELDS = ['name', 'email', 'phone'] as const;

type LineProps = {
  readonly row: StaffRow;
  readonly place: number;
  readonly fault: FaultName | undefined;
  readonly hasPin: boolean;
  readonly onChange: (change: Partial<StaffRow>) => void;
  readonly onNext: () => void;
  readonly onRemove: () => void;
};

function PersonLine({ row, place, fault, hasPin, onChange, onNext, onRemove }: LineProps) {
  const { t } = useTranslation();
  const errors: { readonly [K in (typeof FIELDS)[number]]?: string } =
    fault === undefined
      ? {}
      : fault === 'email'
        ? { email: t('shows.fault_email') }
        : { name: t(fault === 'name' ? 'setup.fault_person' : `shows.fault_${fault}`) };
  return (
    <Table.Tr data-row={row.id} style={{ verticalAlign: 'top' }}>
      {FIELDS.map((field) => (
        <Table.Td key={field}>
          <TextInput
            aria-label={`${t(`team.${field}`)} ${place}`}
            value={row[field]}
            maxLength={200}
            {...(field === 'name' ? { 'data-first': '' } : {})}
            error={errors[field]}
            onChange={(event) => onChange({ [field]: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) onNext();
            }}
          />
        </Table.Td>
      ))}
      <Table.Td>
        <Group gap={2} wrap="nowrap" h={36}>
          <ActionIcon size={32} variant="subtle" color="gray" aria-label={`${t('team.remove')}: ${row.name}`} onClick={onRemove}>
            <IconTrash size={18} />
          </ActionIcon>
          {hasPin && <IconLock size={16} aria-label={t('team.has_pin')} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** Who works at the booth, a person a line: Enter goes on to the next. */
export function StaffStep({ show, search, onTeam }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const { draft, faults, set, around } = useLiveForm(show, staffForm);
  const { table, go } = useRowFocus();
  const change = (id: StaffId, part: Partial<StaffRow>): void =>
    set({ staff: draft.staff.map((row) => (row.id === id ? { ...row, ...part } : row)) });
  const add = (): void => {
    const id = store.newId() as StaffId; // a fresh id for a member of staff
    set({ staff: [...draft.staff, { id, name: '', email: '', phone: '' }] });
    go(id);
  };
  const next = (at: number): void => {
    const row = draft.staff[at + 1];
    if (row === undefined) add();
    else go(row.id);
  };
  const remove = async (id: StaffId): Promise<void> => {
    const isKnown = show.staff.some((person) => person.id === id);
    if (isKnown && !(await removeStaff(store, search, { show, id }))) {
      notifications.show({ color: 'orange', message: t('setup.staff_stays') });
      return;
    }
    set({ staff: draft.staff.filter((row) => row.id !== id) });
  };
  return (
    <div {...around}>
      <Table ref={table} verticalSpacing={4} horizontalSpacing="xs" aria-label={t('shows.staff')}>
        <Table.Thead>
          <Table.Tr>
            {FIELDS.map((field) => (
              <Table.Th key={field}>{t(`team.${field}`)}</Table.Th>
            ))}
            <Table.Th w={76} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {draft.staff.map((row, at) => (
            <PersonLine
              key={row.id}
              row={row}
              place={at + 1}
              fault={faults.find((one) => one.row === row.id)?.fault}
              hasPin={show.staff.find(({ id }) => id === row.id)?.pin !== undefined}
              onChange={(part) => change(row.id, part)}
              onNext={() => next(at)}
              onRemove={() => void remove(row.id)}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Group mt="sm" justify="space-between">
        <Button variant="light" size="xs" leftSection={<IconPlus size={16} />} onClick={add}>
          {t('setup.add_person')}
        </Button>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('setup.team_text')}
          </Text>
          <Button variant="default" size="xs" leftSection={<IconUsers size={16} />} onClick={onTeam}>
            {t('team.open')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}

import { ActionIcon, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconLock, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Show, Staff } from '#shared/domain/show.ts';
import { PersonForm } from './PersonForm.tsx';
import { PinForm } from './PinForm.tsx';
import { RemoveForm } from './RemoveForm.tsx';

type Asking = { readonly what: 'edit' | 'pin' | 'remove'; readonly id: StaffId } | { readonly what: 'add' };
type LineProps = { readonly person: Staff; readonly isHere: boolean; readonly onAsk: (asking: Asking) => void };

function PersonLine({ person, isHere, onAsk }: LineProps) {
  const { t } = useTranslation();
  const { id, name, email, phone, pin, isManager } = person;
  return (
    <Group wrap="nowrap" gap="sm" py={6} data-testid="person">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap={6} wrap="nowrap">
          <Text fw={600} truncate>
            {name}
          </Text>
          {isHere && (
            <Badge variant="light" tt="none" style={{ flexShrink: 0 }}>
              {t('team.here')}
            </Badge>
          )}
          {isManager === true && (
            <Badge variant="default" tt="none" style={{ flexShrink: 0 }}>
              {t('team.manager')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed" truncate>
          {[email, phone].filter(Boolean).join(' · ') || '–'}
        </Text>
      </div>
      <Button
        size="xs"
        variant={pin === undefined ? 'default' : 'light'}
        leftSection={<IconLock size={16} />}
        aria-label={t('team.pin.title', { name })}
        onClick={() => onAsk({ what: 'pin', id })}
      >
        {t(pin === undefined ? 'team.no_pin' : 'team.has_pin')}
      </Button>
      <ActionIcon size={36} variant="default" aria-label={`${t('team.edit')}: ${name}`} onClick={() => onAsk({ what: 'edit', id })}>
        <IconPencil size={18} />
      </ActionIcon>
      <ActionIcon size={36} variant="default" aria-label={`${t('team.remove')}: ${name}`} onClick={() => onAsk({ what: 'remove', id })}>
        <IconTrash size={18} />
      </ActionIcon>
    </Group>
  );
}

/** The people of the booth: added, renamed, given a PIN, removed. */
export function PeoplePanel({ show, staffId }: { readonly show: Show; readonly staffId: StaffId | null }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  const add = (): void => setAsking({ what: 'add' });
  useShortcuts([{ key: 'n', group: t('team.title'), label: t('team.add'), run: add }], asking === null);
  const asked = asking === null || asking.what === 'add' ? undefined : show.staff.find(({ id }) => id === asking.id);
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-label={t('team.people')}>
      <PanelHead title={t('team.people')} text={t('team.people_text')}>
        <Button size="xs" style={{ flexShrink: 0 }} leftSection={<IconPlus size={16} />} rightSection={<KeyHint keys="n" />} onClick={add}>
          {t('team.add')}
        </Button>
      </PanelHead>
      <Stack gap={0} mt="sm">
        {show.staff.map((person) => (
          <PersonLine key={person.id} person={person} isHere={person.id === staffId} onAsk={setAsking} />
        ))}
      </Stack>
      {asking?.what === 'add' && <PersonForm show={show} staffId={staffId} onClose={close} />}
      {asking?.what === 'edit' && asked !== undefined && <PersonForm show={show} staffId={staffId} person={asked} onClose={close} />}
      {asking?.what === 'pin' && asked !== undefined && <PinForm show={show} staffId={staffId} person={asked} onClose={close} />}
      {asking?.what === 'remove' && asked !== undefined && <RemoveForm show={show} person={asked} onClose={close} />}
    </Paper>
  );
}

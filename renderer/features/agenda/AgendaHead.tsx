import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { IconCalendarDown, IconChevronDown, IconChevronLeft, IconChevronRight, IconClockCog } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import type { Show } from '#shared/domain/show.ts';
import { setUp, showDay, showRep, showView, useAgenda } from './agendaState.ts';
import type { AgendaView } from './agendaState.ts';
import { turnPage } from './agendaKeys.ts';

const VIEWS: readonly (readonly [AgendaView, string])[] = [
  ['day', 'd'],
  ['week', 'w'],
  ['list', 'l'],
];

type Props = { readonly show: Show; readonly day: string; readonly today: string; readonly onExport: (() => void) | undefined };

/** Whose appointments: everybody's or one rep's, by a digit. */
function RepMenu({ show }: Pick<Props, 'show'>) {
  const { t } = useTranslation();
  const rep = useAgenda((state) => state.rep);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="sm" rightSection={<IconChevronDown size={16} />} aria-label={t('agenda.board.whose')} maw={190}>
          {show.staff.find(({ id }) => id === rep)?.name ?? t('agenda.board.everyone')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.Item rightSection={<KeyHint keys="0" />} onClick={() => showRep(null)}>
          {t('agenda.board.everyone')}
        </Menu.Item>
        {show.staff.map(({ id, name }, at) => (
          <Menu.Item key={id} rightSection={at < 9 ? <KeyHint keys={String(at + 1)} /> : undefined} onClick={() => showRep(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is in view and how to turn to something else. */
export function AgendaHead({ show, day, today, onExport }: Props) {
  const { t } = useTranslation();
  const { view, rep } = useAgenda();
  const setupOf = rep ?? show.staff[0]?.id;
  return (
    <>
      <Group gap={4} wrap="nowrap">
        <ActionIcon variant="default" size={36} aria-label={t('agenda.board.earlier')} onClick={() => turnPage(view, day, -1)}>
          <IconChevronLeft size={18} />
        </ActionIcon>
        <Button variant="default" size="sm" px="sm" rightSection={<KeyHint keys="t" />} onClick={() => showDay(today)}>
          {t('agenda.board.today')}
        </Button>
        <ActionIcon variant="default" size={36} aria-label={t('agenda.board.later')} onClick={() => turnPage(view, day, 1)}>
          <IconChevronRight size={18} />
        </ActionIcon>
      </Group>
      <Button.Group aria-label={t('agenda.board.views')}>
        {VIEWS.map(([name, key]) => (
          <Button
            key={name}
            size="sm"
            px="sm"
            variant={view === name ? 'light' : 'default'}
            aria-pressed={view === name}
            rightSection={<KeyHint keys={key} />}
            onClick={() => showView(name)}
          >
            {t(`agenda.board.${name}`)}
          </Button>
        ))}
      </Button.Group>
      <RepMenu show={show} />
      {setupOf !== undefined && (
        <Tooltip label={`${t('agenda.board.setup')} (S)`}>
          <ActionIcon variant="default" size={36} aria-label={t('agenda.board.setup')} onClick={() => setUp(setupOf)}>
            <IconClockCog size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('agenda.export')}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('agenda.export')}
          disabled={onExport === undefined}
          onClick={() => onExport?.()}
        >
          <IconCalendarDown size={18} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

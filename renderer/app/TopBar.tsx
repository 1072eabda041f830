import { ActionIcon, Badge, Button, Group, Text } from '@mantine/core';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { spotlight } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { readUnsent } from '#renderer/data/outbox.ts';
import { useLive } from '#renderer/data/useLive.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { CardChip } from '#renderer/features/cards/CardProgress.tsx';
import { showTab } from '#renderer/features/followup/followupState.ts';
import { PromiseChip } from '#renderer/features/followup/PromiseChip.tsx';
import { LeaveRehearsalButton } from '#renderer/features/setup/RehearsalPlace.tsx';
import { goTo } from './route.ts';
import { StaffSwitch } from './StaffSwitch.tsx';
import { lockOrSet } from './useLocking.ts';
import classes from './Shell.module.css';

/** A hundred thousand leads on their way to a CRM are counted one by one, and a save waits while they are: not after each of a busy hour. */
const UNSENT_CALM_MS = 2_000;

type Props = { readonly show: Show; readonly setting: Setting };

/** Which show, who is at the laptop, what is still to be sent; always in view. */
export function TopBar({ show, setting }: Props) {
  const { t } = useTranslation();
  const unsent = useLive((live) => readUnsent(live), [], { calmMs: UNSENT_CALM_MS }) ?? 0;
  return (
    <header className={classes['top']}>
      <h1 className={classes['brand']}>Boothbook</h1>
      <Button variant="subtle" color="gray" size="compact-md" onClick={() => goTo({ page: 'shows' })}>
        {show.name}
      </Button>
      {show.isSample && show.rehearses === undefined && (
        <Badge variant="light" color="grape">
          {t('app.sample')}
        </Badge>
      )}
      <LeaveRehearsalButton show={show} />
      <Group gap="xs" ml="auto" wrap="nowrap" className={classes['bar'] ?? ''}>
        <PromiseChip
          show={show}
          onOpen={() => {
            showTab('promises');
            goTo({ page: 'followup' });
          }}
        />
        <CardChip onOpen={() => goTo({ page: 'capture' })} />
        <Button
          variant="default"
          size="xs"
          leftSection={<IconSearch size={16} />}
          rightSection={<KeyHint keys="mod+k" />}
          onClick={spotlight.open}
        >
          {t('app.palette')}
        </Button>
        <Button variant="subtle" color="gray" size="xs" onClick={() => goTo({ page: 'handover' })}>
          <Text size="sm">{unsent === 0 ? t('app.unsynced_none') : t('app.unsynced', { count: unsent })}</Text>
        </Button>
        {(setting.lock ?? null) !== null && (
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('lock.now')}
            title={`${t('lock.now')} (Ctrl+Shift+L)`}
            onClick={() => lockOrSet(setting, t('lock.no_pin'))}
          >
            <IconLock size={16} aria-hidden />
          </ActionIcon>
        )}
        <StaffSwitch show={show} setting={setting} />
      </Group>
    </header>
  );
}

import { Badge, Button, Group, Menu, Text } from '@mantine/core';
import { IconSearch, IconUser } from '@tabler/icons-react';
import { spotlight } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { readUnsent } from '#renderer/data/outbox.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { CardChip } from '#renderer/features/cards/CardProgress.tsx';
import { goTo } from './route.ts';
import classes from './Shell.module.css';

type Props = { readonly show: Show; readonly setting: Setting };

/** Which show, who is at the laptop, what is still to be sent; always in view. */
export function TopBar({ show, setting }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const unsent = useLive((live) => readUnsent(live), []) ?? 0;
  const person = show.staff.find(({ id }) => id === setting.staffId);
  return (
    <header className={classes['top']}>
      <span className={classes['brand']}>Boothbook</span>
      <Button variant="subtle" color="gray" size="compact-md" onClick={() => goTo({ page: 'shows' })}>
        {show.name}
      </Button>
      {show.isSample && (
        <Badge variant="light" color="grape">
          {t('app.sample')}
        </Badge>
      )}
      <Group gap="xs" ml="auto" wrap="nowrap">
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
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant={person ? 'light' : 'filled'} size="xs" leftSection={<IconUser size={16} />}>
              {person?.name ?? t('app.staff_none')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('app.staff_choose')}</Menu.Label>
            {show.staff.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => void saveSetting(store, { staffId: id })}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </header>
  );
}

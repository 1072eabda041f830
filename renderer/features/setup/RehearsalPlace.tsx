import { Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDoorExit, IconIdBadge2, IconScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Show } from '#shared/domain/show.ts';
import { FakeBadges } from './FakeBadges.tsx';
import { RehearsalDeeds } from './RehearsalDeeds.tsx';
import { leaveRehearsal } from './rehearse.ts';

/** One press from a rehearsal to the show it is of; nothing in a show that is none. */
export function LeaveRehearsalButton({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const store = useStore();
  if (show.rehearses === undefined) return null;
  const leave = async (): Promise<void> => {
    if (!(await leaveRehearsal(store, show))) notifications.show({ color: 'orange', message: t('setup.rehearsal.gone') });
  };
  return (
    <Button size="xs" color="grape" leftSection={<IconDoorExit size={16} />} onClick={() => void leave()}>
      {t('setup.rehearsal.leave')}
    </Button>
  );
}

/** Opens the badges of the rehearsal at work. */
export function RehearsalBadgesButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Group>
      <Button variant="default" leftSection={<IconIdBadge2 size={18} />} onClick={onOpen}>
        {t('setup.badge.title')}
      </Button>
    </Group>
  );
}

type Props = { readonly show: Show; readonly onWork: () => void; readonly onBack: () => void };

/** What the guide shows while a rehearsal is at work: it is set up by its real show. */
export function RehearsalPlace({ show, onWork, onBack }: Props) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'escape', group: t('setup.title'), label: t('setup.back'), run: onBack }]);
  return (
    <Page
      title={
        <Group gap="xs" wrap="nowrap">
          <BackButton label={t('setup.back')} onBack={onBack} />
          {t('setup.step.rehearsal')}
        </Group>
      }
      hint={show.name}
    >
      <Stack gap="lg">
        <Text>{t('setup.rehearsal.apart')}</Text>
        <Group justify="space-between">
          <Button leftSection={<IconScan size={18} />} onClick={onWork}>
            {t('setup.rehearsal.scan')}
          </Button>
          <RehearsalDeeds rehearsal={show} onFresh={onWork} />
        </Group>
        <FakeBadges rehearsal={show} />
      </Stack>
    </Page>
  );
}

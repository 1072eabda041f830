import { Button, SimpleGrid } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { PeoplePanel } from './PeoplePanel.tsx';
import { RoutingPanel } from './RoutingPanel.tsx';

type Props = { readonly show: Show; readonly staffId: StaffId | null; readonly onBack: () => void };

/** Who works at the booth, with their PINs; and who gets which leads. */
export function TeamScreen({ show, staffId, onBack }: Props) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'escape', group: t('team.title'), label: t('team.back'), run: onBack }]);
  return (
    <Page
      title={t('team.title')}
      hint={show.name}
      isWide
      actions={
        <Button variant="default" leftSection={<IconArrowLeft size={18} />} rightSection={<KeyHint keys="escape" />} onClick={onBack}>
          {t('team.back')}
        </Button>
      }
    >
      <SimpleGrid cols={2} spacing="lg">
        <PeoplePanel show={show} staffId={staffId} />
        <RoutingPanel key={show.id} show={show} />
      </SimpleGrid>
    </Page>
  );
}

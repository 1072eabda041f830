import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { ConflictsPanel } from './ConflictsPanel.tsx';
import { FolderPanel } from './FolderPanel.tsx';
import { MakePanel } from './MakePanel.tsx';
import { TakePanel } from './TakePanel.tsx';

type Props = { readonly show: Show; readonly setting: Setting; readonly onOpen: (id: LeadId) => void; readonly onBack: () => void };

/** The laptops of the booth together: a capsule out, a capsule in, a folder for all of them, and what they wrote differently. */
export function CapsuleScreen({ show, setting, onOpen, onBack }: Props) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'escape', group: t('capsule.title'), label: t('capsule.back'), run: onBack }]);
  return (
    <Page
      isWide
      title={
        <>
          <BackButton label={t('capsule.back')} onBack={onBack} /> {t('capsule.title')}
        </>
      }
      hint={t('capsule.hint')}
    >
      <SimpleGrid cols={2} spacing="lg">
        <Stack>
          <MakePanel show={show} setting={setting} />
          <FolderPanel show={show} />
        </Stack>
        <Stack>
          <TakePanel />
          <ConflictsPanel show={show} onOpen={onOpen} />
        </Stack>
      </SimpleGrid>
    </Page>
  );
}

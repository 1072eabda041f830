import { Button, SimpleGrid, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlug, IconPlugConnected } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { readTargets } from '#renderer/data/targets.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { TargetCard } from './TargetCard.tsx';
import { WithdrawnBand } from './WithdrawnBand.tsx';

type Props = {
  readonly show: Show;
  readonly setting: Setting;
  readonly search: Search;
  readonly onOpen: (id: LeadId) => void;
  readonly onTarget: (id: TargetId) => void;
  readonly tools?: ReactNode;
  /** What to look at before. */
  readonly notice?: ReactNode;
};

/** Files and targets: how the leads leave the laptop. */
export function HandoverScreen({ show, setting, search, onOpen, onTarget, tools, notice }: Props) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  const targets = useLive((live) => readTargets(live), []) ?? [];
  return (
    <Page title={t('handover.title')} hint={t('handover.hint')} actions={tools}>
      {notice}
      <WithdrawnBand />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <ExportPanel show={show} setting={setting} search={search} onOpen={onOpen} />
        <Stack>
          <PanelHead
            title={t('handover.targets')}
            text={`${t('handover.targets_text')}${show.isSample ? ` ${t('handover.sample_kept')}` : ''}`}
          >
            <Button leftSection={<IconPlug size={18} />} onClick={open} style={{ flexShrink: 0 }}>
              {t('handover.add')}
            </Button>
          </PanelHead>
          {targets.map((target) => (
            <TargetCard key={target.id} target={target} onOpen={onOpen} onSetUp={() => onTarget(target.id)} />
          ))}
          {targets.length === 0 && (
            <EmptyState icon={<IconPlugConnected size={32} />} title={t('handover.none')} text={t('handover.none_text')} />
          )}
        </Stack>
      </SimpleGrid>
      <ConnectForm isOpen={isOpen} onClose={close} />
    </Page>
  );
}

import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readTargets } from '#renderer/data/targets.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Target } from '#shared/domain/target.ts';
import { ComparePanel } from './ComparePanel.tsx';
import { ConnectionPanel } from './ConnectionPanel.tsx';
import { MappingPanel } from './MappingPanel.tsx';

type Props = {
  readonly id: TargetId;
  readonly show: Show;
  readonly setting: Setting;
  readonly onOpen: (id: LeadId) => void;
  readonly onBack: () => void;
  /** What became of its leads, of another feature. */
  readonly renderOutcomes?: (target: Target) => ReactNode;
};

/** One target: whether it would take our leads, where each fact goes, and how what was sent stands there now. */
export function TargetScreen({ id, show, setting, onOpen, onBack, renderOutcomes }: Props) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'escape', group: t('handover.title'), label: t('target.back'), run: onBack }]);
  const target = useLive(async (live) => (await readTargets(live)).find((one) => one.id === id), [id]);
  if (target === undefined) return null;
  return (
    <Page title={target.name} hint={target.config.url} isWide actions={<BackButton label={t('target.back')} onBack={onBack} />}>
      <Tabs defaultValue="state" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="state">{t('target.tab_state')}</Tabs.Tab>
          <Tabs.Tab value="fields">{t('target.tab_fields')}</Tabs.Tab>
          <Tabs.Tab value="compare">{t('target.tab_compare')}</Tabs.Tab>
          {renderOutcomes !== undefined && <Tabs.Tab value="outcomes">{t('sale.crm.title')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="state">
          <ConnectionPanel target={target} onOpen={onOpen} />
        </Tabs.Panel>
        <Tabs.Panel value="fields">
          <MappingPanel target={target} show={show} />
        </Tabs.Panel>
        <Tabs.Panel value="compare">
          <ComparePanel target={target} separator={setting.csvSeparator} onOpen={onOpen} />
        </Tabs.Panel>
        {renderOutcomes !== undefined && <Tabs.Panel value="outcomes">{renderOutcomes(target)}</Tabs.Panel>}
      </Tabs>
    </Page>
  );
}

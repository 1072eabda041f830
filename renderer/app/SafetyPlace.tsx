import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BackupPanel } from '#renderer/features/backup/BackupPanel.tsx';
import { LockPanel } from '#renderer/features/lock/LockPanel.tsx';
import { AuditPanel } from '#renderer/features/privacy/AuditPanel.tsx';
import { PrivacyPanel } from '#renderer/features/privacy/PrivacyPanel.tsx';
import { ProtectionPanel } from '#renderer/features/vault/ProtectionPanel.tsx';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { SAFETY_TABS, goBack, goTo, turnTo } from './route.ts';
import type { SafetyTab } from './route.ts';
import { LOCK_KEY, lockOrSet } from './useLocking.ts';
import { useWayBack } from './useWayBack.ts';

type Props = { readonly tab: SafetyTab; readonly leadId: LeadId | undefined; readonly show: Show; readonly setting: Setting };

function LockTab({ setting }: Pick<Props, 'setting'>) {
  const { t } = useTranslation();
  const wayBack = useWayBack();
  return <LockPanel setting={setting} wayBack={wayBack} lockKey={LOCK_KEY} onLock={() => lockOrSet(setting, t('lock.no_pin'))} />;
}

function Panel({ tab, leadId, show, setting }: Props) {
  switch (tab) {
    case 'backups':
      return <BackupPanel onProtect={() => turnTo({ page: 'safety', tab: 'protection' })} />;
    case 'protection':
      return <ProtectionPanel />;
    case 'lock':
      return <LockTab setting={setting} />;
    case 'privacy':
      return <PrivacyPanel key={leadId} show={show} leadId={leadId} onOpen={(id) => goTo({ page: 'lead', id })} />;
    case 'audit':
      return <AuditPanel show={show} onOpen={(id) => goTo({ page: 'lead', id })} />;
  }
}

/** What keeps the data safe and private: backups, what opens them, the lock, one person's data, who did what. */
export function SafetyPlace(props: Props) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'escape', label: t('safety.back'), group: t('safety.title'), run: goBack }]);
  useShortcuts(
    SAFETY_TABS.map((tab, at) => ({
      key: String(at + 1),
      label: t(`safety.tab.${tab}`),
      group: t('safety.title'),
      run: () => turnTo({ page: 'safety', tab }),
    })),
  );
  return (
    <Page
      title={t('safety.title')}
      actions={
        <>
          <SegmentedControl
            aria-label={t('safety.title')}
            data={SAFETY_TABS.map((value) => ({ value, label: t(`safety.tab.${value}`) }))}
            value={props.tab}
            onChange={(value) => turnTo({ page: 'safety', tab: value })}
          />
          <BackButton label={t('safety.back')} onBack={goBack} />
        </>
      }
    >
      <Panel {...props} />
    </Page>
  );
}

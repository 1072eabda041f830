import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { DraftsPanel } from './DraftsPanel.tsx';

type Props = { readonly show: Show; readonly onOpen: (id: LeadId) => void; readonly onBack: () => void };

/** The outbox of mails to visitors, a screen of its own beside the agenda. */
export function DraftsScreen({ show, onOpen, onBack }: Props) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'escape', group: t('invite.drafts.keys'), label: t('invite.templates.back'), run: onBack }]);
  return (
    <Page
      title={t('invite.drafts.title')}
      actions={
        <Button variant="default" rightSection={<KeyHint keys="escape" />} onClick={onBack}>
          {t('invite.templates.back')}
        </Button>
      }
    >
      <DraftsPanel show={show} onOpen={onOpen} />
    </Page>
  );
}

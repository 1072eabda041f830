import { Badge, Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readMails } from '#renderer/data/invitations.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly onOpen: () => void };

/** How many mails wait to be sent; opens the outbox. */
export function DraftsButton({ show, onOpen }: Props) {
  const { t } = useTranslation();
  const count = useLive(async (store) => (await readMails(store, show.id)).due.length, [show.id]) ?? 0;
  useShortcuts([{ key: 'o', group: t('agenda.title'), label: t('invite.drafts.title'), run: onOpen }]);
  return (
    <Button
      variant="default"
      px="sm"
      leftSection={<IconMail size={18} />}
      rightSection={<KeyHint keys="o" />}
      title={t('invite.drafts.title')}
      aria-label={t('invite.drafts.count_button', { count })}
      onClick={onOpen}
    >
      <Badge circle={count < 10} variant={count === 0 ? 'default' : 'filled'} data-testid="count-drafts">
        {count}
      </Badge>
    </Button>
  );
}

import { Badge, Button, Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconIdBadge2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { askForCard, readPictures } from '#renderer/data/cards.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { Media } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { resumeCards, useCardQueue } from './cardQueue.ts';

type Props = { readonly lead: Lead; readonly onOpen: () => void };

/** What is said of a picture that has no print yet, and the button that brings it on. */
function Unread({ media }: { readonly media: Media }) {
  const { t } = useTranslation();
  const store = useStore();
  const { isPaused, total, done } = useCardQueue();
  const kind = media.card?.kind;
  const readNow = (): void => void askForCard(store, media.id, media.card?.from).then(() => resumeCards(media.id));
  const isBehind = isPaused || total - done > 1;
  return (
    <Group gap={6} wrap="nowrap" component="output">
      {kind === 'waiting' && !isPaused && <Loader size={16} />}
      {kind === 'failed' && <IconAlertTriangle size={16} aria-hidden />}
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {t(kind === 'failed' ? 'cards.not_read' : isPaused ? 'cards.waits' : 'cards.being_read')}
      </Text>
      {(kind === 'failed' || isBehind) && (
        <Button size="compact-sm" variant="light" onClick={kind === 'failed' ? readNow : () => resumeCards(media.id)}>
          {t(kind === 'failed' ? 'app.retry' : 'cards.read_now')}
        </Button>
      )}
    </Group>
  );
}

/** On a lead's page: whether its card was read, and the way to check it beside the picture. Nothing for leads without a picture. */
export function CardButton({ lead, onOpen }: Props) {
  const { t } = useTranslation();
  const pictures = useLive((store) => readPictures(store, lead), [lead.pictures]) ?? [];
  const hasPictures = pictures.length > 0;
  useShortcuts([{ key: 'g', group: t('leads.keys'), label: t('cards.check'), run: onOpen }], hasPictures);
  if (!hasPictures) return null;
  const unread = pictures.find(({ card }) => card?.kind === 'waiting') ?? pictures.find(({ card }) => card?.kind === 'failed');
  const { length: doubts } = lead.toCheck;
  return (
    <>
      {unread !== undefined && <Unread media={unread} />}
      <Button
        variant={doubts > 0 ? 'filled' : 'default'}
        size="sm"
        leftSection={<IconIdBadge2 size={18} />}
        rightSection={<KeyHint keys="g" />}
        onClick={onOpen}
        style={{ flexShrink: 0 }}
      >
        {t('cards.check')}
        {doubts > 0 && (
          <Badge circle ml={6} color="orange" variant="filled">
            {doubts}
          </Badge>
        )}
      </Button>
    </>
  );
}

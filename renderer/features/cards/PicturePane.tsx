import { ActionIcon, Button, FileButton, Group, Loader, Text, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCardPicture, askForCard } from '#renderer/data/cards.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { usePicture } from '#renderer/data/usePicture.ts';
import { toDrawable } from '#renderer/devices/drawable.ts';
import type { LeadId, MediaId } from '#shared/domain/ids.ts';
import type { Media } from '#shared/domain/interaction.ts';
import { CameraShot } from './CameraShot.tsx';
import { CardPicture } from './CardPicture.tsx';
import classes from './CardReview.module.css';

type Props = {
  readonly leadId: LeadId;
  readonly cameraId: string | null;
  readonly pictures: readonly Media[];
  readonly shown: Media | undefined;
  readonly lit: readonly number[];
  readonly onShow: (id: MediaId) => void;
  readonly onTake: (words: readonly string[], isAdding: boolean) => void;
};

const ACCEPTED = 'image/*,.heic,.heif,.tif,.tiff,.pdf';

function Large({ media, lit, onTake }: { readonly media: Media; readonly lit: readonly number[]; readonly onTake: Props['onTake'] }) {
  const { t } = useTranslation();
  const picture = usePicture(media.id);
  const print = media.card?.kind === 'read' ? media.card.print : undefined;
  if (picture.state === 'loading') return <Loader m="auto" />;
  if (picture.state === 'missing') return <Text c="dimmed">{t('cards.not_shown', { name: media.name })}</Text>;
  return (
    <CardPicture
      url={picture.url}
      name={picture.name}
      print={print}
      lit={lit}
      onTake={(words, isAdding) =>
        onTake(
          words.flatMap((at) => print?.words[at]?.text ?? []),
          isAdding,
        )
      }
    />
  );
}

function Thumb({ media, number, isShown, onShow }: { media: Media; number: number; isShown: boolean; onShow: (id: MediaId) => void }) {
  const { t } = useTranslation();
  const picture = usePicture(media.id);
  return (
    <UnstyledButton
      className={classes['thumb'] ?? ''}
      aria-label={t('cards.picture', { number })}
      aria-current={isShown}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onShow(media.id)}
    >
      {picture.state === 'ready' && <img src={picture.url} alt="" />}
    </UnstyledButton>
  );
}

/** Where the reading of the picture in view stands, when there are no words to click. */
function ReadState({ media }: { readonly media: Media }) {
  const { t } = useTranslation();
  const store = useStore();
  const kind = media.card?.kind;
  if (kind === 'read') return null;
  if (kind === 'waiting') {
    return (
      <Group gap={6}>
        <Loader size={16} />
        <Text size="sm">{t('cards.being_read')}</Text>
      </Group>
    );
  }
  return (
    <Group gap="xs">
      <Text size="sm">{t(kind === 'failed' ? 'cards.not_read' : 'cards.not_asked')}</Text>
      <Button size="xs" variant="light" onClick={() => void askForCard(store, media.id)}>
        {t(kind === 'failed' ? 'app.retry' : 'cards.read')}
      </Button>
    </Group>
  );
}

/** The pictures of a lead: one large with its words, the others small; another side can be added. */
export function PicturePane({ leadId, cameraId, pictures, shown, lit, onShow, onTake }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [isFilming, setFilming] = useState(false);
  const add = async (file: Blob, name: string): Promise<void> => {
    setFilming(false);
    const pages = await toDrawable(file);
    if (!pages.ok) return void notifications.show({ message: t(`capture.file_${pages.error}`), color: 'red' });
    for (const blob of pages.value) onShow((await addCardPicture(store, leadId, { blob, name })).id);
  };
  return (
    <section className={classes['left']} aria-label={t('leads.picture.title')}>
      <div className={classes['picture']}>{shown !== undefined && <Large key={shown.id} media={shown} lit={lit} onTake={onTake} />}</div>
      <Group gap="xs" wrap="nowrap">
        {pictures.length > 1 &&
          pictures.map((media, at) => (
            <Thumb key={media.id} media={media} number={at + 1} isShown={media.id === shown?.id} onShow={onShow} />
          ))}
        {shown !== undefined && <ReadState media={shown} />}
        <FileButton
          accept={ACCEPTED}
          onChange={(file) => file !== null && void add(file, file.name)}
          inputProps={{ 'aria-label': t('cards.other_side') }}
        >
          {(props) => (
            <Button ml="auto" size="xs" variant="default" leftSection={<IconPhotoPlus size={16} />} {...props}>
              {t('cards.other_side')}
            </Button>
          )}
        </FileButton>
        <ActionIcon size={30} variant="default" aria-label={t('cards.other_side_camera')} onClick={() => setFilming(true)}>
          <IconCamera size={16} />
        </ActionIcon>
      </Group>
      {isFilming && <CameraShot cameraId={cameraId} onPhoto={(photo) => void add(photo, 'card.jpg')} onClose={() => setFilming(false)} />}
    </section>
  );
}

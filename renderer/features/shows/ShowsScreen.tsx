import { Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCopyPlus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { readShows, saveShow } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { ShowForm } from './ShowForm.tsx';

type CardProps = { readonly show: Show; readonly isAtWork: boolean; readonly onEdit: () => void; readonly tools?: ReactNode };

function ShowCard({ show, isAtWork, onEdit, tools }: CardProps) {
  const { t } = useTranslation();
  const store = useStore();
  const duplicate = (): void => {
    const { closes: _closes, ...rest } = show;
    const copy: Show = { ...rest, id: store.newId() as ShowId, name: `${show.name} (2)`, isSample: false, createdAt: store.now() }; // a fresh id for a show
    void saveShow(store, copy);
  };
  return (
    <Paper withBorder radius="lg" p="md">
      <Group justify="space-between" wrap="nowrap">
        <Title order={3} size="h4" lineClamp={1}>
          {show.name}
        </Title>
        {show.isSample && (
          <Badge color="grape" variant="light">
            {t('app.sample')}
          </Badge>
        )}
      </Group>
      <Text c="dimmed">
        {formatDate(show.firstDay)} – {formatDate(show.lastDay)}
        {show.venue === '' ? '' : ` · ${show.venue}`}
      </Text>
      <Text size="sm" mt="xs">
        {show.staff.map(({ name }) => name).join(', ')}
      </Text>
      <Group mt="md" gap="xs">
        {isAtWork ? (
          <Badge size="lg" variant="light">
            {t('shows.at_work')}
          </Badge>
        ) : (
          <Button size="xs" onClick={() => void saveSetting(store, { showId: show.id, staffId: null })}>
            {t('shows.switch')}
          </Button>
        )}
        <Button size="xs" variant="default" leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t('shows.edit')}
        </Button>
        <Button size="xs" variant="default" leftSection={<IconCopyPlus size={16} />} onClick={duplicate}>
          {t('shows.duplicate')}
        </Button>
        {tools}
      </Group>
    </Paper>
  );
}

/** `tools`: buttons of other features for the show at work. */
type Props = { readonly show: Show; readonly setting: Setting; readonly tools?: ReactNode; readonly lists: ReactNode };

/** The show at work, the organiser's lists, and the other shows of this laptop. */
export function ShowsScreen({ show, tools, lists }: Props) {
  const { t } = useTranslation();
  const shows = useLive((live) => readShows(live), []) ?? [];
  const [edited, setEdited] = useState<Show | 'new' | null>(null);
  const close = (): void => setEdited(null);
  if (edited !== null)
    return (
      <Page title={t('shows.title')}>
        <ShowForm {...(edited === 'new' ? {} : { show: edited })} onDone={close} onCancel={close} />
      </Page>
    );
  return (
    <Page
      title={t('shows.title')}
      actions={
        <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>
          {t('shows.new')}
        </Button>
      }
    >
      <Stack>
        <ShowCard show={show} isAtWork onEdit={() => setEdited(show)} tools={tools} />
        {lists}
        {shows.length > 1 && (
          <Title order={3} size="h5">
            {t('shows.others')}
          </Title>
        )}
        <SimpleGrid cols={2}>
          {shows
            .filter(({ id }) => id !== show.id)
            .map((other) => (
              <ShowCard key={other.id} show={other} isAtWork={false} onEdit={() => setEdited(other)} />
            ))}
        </SimpleGrid>
      </Stack>
    </Page>
  );
}

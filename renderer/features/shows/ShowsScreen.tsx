import { Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconListCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { readShows } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Show } from '#shared/domain/show.ts';
import { NextYearForm } from './NextYearForm.tsx';

type CardProps = { readonly show: Show; readonly onNext: () => void; readonly children: ReactNode; readonly tools?: ReactNode };

function ShowCard({ show, onNext, children, tools }: CardProps) {
  const { t } = useTranslation();
  return (
    <Paper withBorder radius="lg" p="md" data-testid="show-card">
      <Group justify="space-between" wrap="nowrap">
        <Title order={3} size="h4" lineClamp={1}>
          {show.name}
        </Title>
        {show.isSample && (
          <Badge color="grape" variant="light">
            {t(show.rehearses === undefined ? 'app.sample' : 'setup.step.rehearsal')}
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
        {children}
        {show.rehearses === undefined && (
          <Button size="xs" variant="default" leftSection={<IconCalendarPlus size={16} />} onClick={onNext}>
            {t('shows.next')}
          </Button>
        )}
        {tools}
      </Group>
    </Paper>
  );
}

/** Opens the guide of the show at work. */
function GuideButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  useShortcuts([{ key: 'e', label: t('setup.title'), group: t('app.shows'), run: onOpen }]);
  return (
    <Button size="xs" leftSection={<IconListCheck size={16} />} rightSection={<KeyHint keys="e" />} onClick={onOpen}>
      {t('setup.open_guide')}
    </Button>
  );
}

/** `tools`: buttons of other features for the show at work; `form`: the short form of a new show. */
type Props = {
  readonly show: Show;
  readonly tools?: ReactNode;
  readonly lists: ReactNode;
  readonly form: ComponentType<{ readonly onDone: () => void; readonly onCancel: () => void }>;
  readonly onGuide: () => void;
};

/** The show at work, the organiser's lists, and the other shows of this laptop. Rehearsals are reached from the show they are of. */
export function ShowsScreen({ show, tools, lists, form: Form, onGuide }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const shows = useLive((live) => readShows(live), []) ?? [];
  const [isMaking, setMaking] = useState(false);
  const [model, setModel] = useState<Show | null>(null);
  const isKnown = (id: string): boolean => shows.some((one) => one.id === id);
  const others = shows.filter((one) => one.id !== show.id && (one.rehearses === undefined || !isKnown(one.rehearses)));
  const workIn = (other: Show): void => {
    // whoever is on the staff of both stays who they are
    const here = other.staff.find(({ id }) => id === store.staff());
    void saveSetting(store, { showId: other.id, staffId: here?.id ?? null });
  };
  if (isMaking)
    return (
      <Page title={t('shows.title')}>
        <Form onDone={onGuide} onCancel={() => setMaking(false)} />
      </Page>
    );
  return (
    <Page
      title={t('shows.title')}
      actions={
        <Button leftSection={<IconPlus size={18} />} onClick={() => setMaking(true)}>
          {t('shows.new')}
        </Button>
      }
    >
      <Stack>
        <ShowCard show={show} onNext={() => setModel(show)} tools={tools}>
          <Badge size="lg" variant="light">
            {t('shows.at_work')}
          </Badge>
          <GuideButton onOpen={onGuide} />
        </ShowCard>
        {lists}
        {others.length > 0 && (
          <Title order={3} size="h5">
            {t('shows.others')}
          </Title>
        )}
        <SimpleGrid cols={2}>
          {others.map((other) => (
            <ShowCard key={other.id} show={other} onNext={() => setModel(other)}>
              <Button size="xs" onClick={() => workIn(other)}>
                {t('shows.switch')}
              </Button>
            </ShowCard>
          ))}
        </SimpleGrid>
      </Stack>
      {model !== null && <NextYearForm show={model} onClose={() => setModel(null)} onMade={onGuide} />}
    </Page>
  );
}

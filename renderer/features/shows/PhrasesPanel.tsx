import { Button, Group, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { updateShow } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { readPhrases } from '#shared/domain/phrases.ts';
import type { Show } from '#shared/domain/show.ts';

/** The phrases that keys write into a note, one a line; the first ones are ours. */
export function PhrasesPanel({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const store = useStore();
  const [typed, setTyped] = useState<string | null>(null);
  const saved = show.phrases?.join('\n') ?? t('voice.phrases.first');
  const save = async (phrases: readonly string[] | null): Promise<void> => {
    await updateShow(store, show.id, ({ phrases: _before, ...rest }) => (phrases === null ? rest : { ...rest, phrases }));
    setTyped(null);
    notifications.show({ color: 'teal', message: t('voice.phrases.saved') });
  };
  const isChanged = typed !== null && typed !== saved;
  return (
    <Paper withBorder radius="lg" p="md" data-testid="phrases">
      <PanelHead title={t('voice.phrases.panel')} text={t('voice.phrases.text')}>
        <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
          {show.phrases !== undefined && (
            <Button variant="default" onClick={() => void save(null)}>
              {t('voice.phrases.back')}
            </Button>
          )}
          <Button disabled={!isChanged} onClick={() => void save(readPhrases(typed ?? ''))}>
            {t('voice.phrases.save')}
          </Button>
        </Group>
      </PanelHead>
      <GrowingTextarea
        mt="xs"
        minRows={3}
        maxRows={12}
        aria-label={t('voice.phrases.panel')}
        value={typed ?? saved}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t('voice.phrases.count', { count: readPhrases(typed ?? saved).length })}
      </Text>
    </Paper>
  );
}

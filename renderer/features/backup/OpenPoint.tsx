import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/i18n/format.ts';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import type { OpenFault } from '#shared/ipc/backup.ts';
import type { Chosen } from './useRestore.ts';

type Props = { readonly chosen: Chosen; readonly fault: OpenFault | null; readonly onOpen: (passphrase: string) => void };

/** Asks what opens the backup; says plainly when nothing does. */
export function OpenPoint({ chosen, fault, onOpen }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const field = useFirstFocus<HTMLInputElement>();
  const isClosed = chosen.point.opens === 'never';
  const asks = chosen.point.opens === 'passphrase';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '') onOpen(words);
      }}
    >
      <Stack>
        <Text fw={600}>{t('backup.wizard.of', { when: formatInstant(chosen.point.at) })}</Text>
        {asks && (
          <PasswordInput
            label={t('backup.wizard.words')}
            description={t('backup.wizard.words_hint')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            error={fault === 'wrong-passphrase' ? t('backup.open_fault.wrong-passphrase') : null}
            ref={field}
            maw={480}
          />
        )}
        {fault !== null && fault !== 'wrong-passphrase' && (
          <Alert color={isClosed ? 'orange' : 'red'}>{t(`backup.open_fault.${fault}`)}</Alert>
        )}
        {asks && (
          <Group>
            <Button type="submit" disabled={words === ''}>
              {t('backup.wizard.open')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsking } from './useAsking.ts';

type Props = { readonly text: string; readonly onHand: (name: string) => void; readonly onClose: () => void };

/** To whom outside the booth a promise goes: it is theirs from then on, and counted no more. */
export function HandOverBox({ text, onHand, onClose }: Props) {
  const { t } = useTranslation();
  useAsking();
  const [name, setName] = useState('');
  return (
    <Modal opened onClose={onClose} title={t('followup.hand.title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') onHand(name.trim());
        }}
      >
        <Stack>
          <Text lineClamp={3}>{text}</Text>
          <TextInput
            data-autofocus
            label={t('followup.hand.name')}
            description={t('followup.hand.hint')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              {t('followup.hand.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

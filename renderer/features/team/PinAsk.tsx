import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPinText } from '#renderer/data/pin.ts';
import type { Staff } from '#shared/domain/show.ts';
import { PinField } from './PinField.tsx';
import { usePinCheck } from './usePinCheck.ts';

type Props = { readonly person: Staff; readonly onRight: () => void; readonly onClose: () => void };

/** Asks a person for their PIN; wrong ones are told, and make the next try wait. */
export function PinAsk({ person, onRight, onClose }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { failures, waitSeconds, isBusy, check } = usePinCheck(person);
  const isWaiting = waitSeconds > 0;
  const wrong = isWaiting ? t('team.pin.wait', { count: waitSeconds }) : t('team.pin.wrong');
  const submit = async (): Promise<void> => {
    if (!isPinText(typed) || isWaiting) return;
    if (await check(typed)) onRight();
    else setTyped('');
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('team.pin.ask', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      size="sm"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Stack>
          <PinField
            isFirst
            label={t('team.pin.label')}
            hint={t('team.pin.hint')}
            value={typed}
            onChange={setTyped}
            error={failures > 0 && (typed === '' || isWaiting) ? wrong : undefined}
          />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={!isPinText(typed) || isWaiting}>
              {t('team.pin.go')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

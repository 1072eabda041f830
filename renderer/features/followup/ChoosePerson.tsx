import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { useAsking } from './useAsking.ts';

type Props = {
  readonly title: string;
  readonly show: Show;
  /** Whose it is already. */
  readonly current: StaffId | null;
  readonly onChoose: (person: StaffId) => void;
  readonly onClose: () => void;
};

/** Who of the staff: the first nine by a digit. */
export function ChoosePerson({ title, show, current, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  useAsking();
  useShortcuts(
    show.staff.slice(0, 9).map(({ id, name }, at) => ({ key: String(at + 1), group: title, label: name, run: () => onChoose(id) })),
  );
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }} trapFocus>
      <Stack gap={6}>
        {show.staff.map(({ id, name }, at) => (
          <Button
            key={id}
            variant={id === current ? 'light' : 'default'}
            justify="space-between"
            rightSection={at < 9 ? <KeyHint keys={String(at + 1)} /> : undefined}
            onClick={() => onChoose(id)}
          >
            <Text truncate>{name}</Text>
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}

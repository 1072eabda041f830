import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly title: string;
  /** What is done and what is lost by it. */
  readonly children: ReactNode;
  readonly deed: string;
  /** Does it; answers what went wrong in words, null when it is done. */
  readonly onDo: () => Promise<string | null>;
  readonly onClose: () => void;
};

/** Asks before something of a backup is lost; the safe answer has the focus. */
export function Confirm({ title, children, deed, onDo, onClose }: Props) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    const said = await onDo().finally(() => setBusy(false));
    if (said === null) onClose();
    else setFault(said);
  };
  return (
    <Modal opened onClose={onClose} size={560} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm">
        {children}
        {fault !== null && <Alert color="red">{fault}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('backup.cancel')}
          </Button>
          <Button color="red" loading={isBusy} onClick={() => void run()}>
            {deed}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

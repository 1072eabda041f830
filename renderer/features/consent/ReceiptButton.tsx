import { Button, Group, Modal } from '@mantine/core';
import { IconFileTypePdf, IconPrinter, IconReceipt } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { Paper } from '#renderer/ui/Paper.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { printReceipt, saveReceipt } from './receiptPaper.ts';
import { ReceiptSheet } from './ReceiptSheet.tsx';

type Props = { readonly lead: Lead; readonly show: Show };

/** Opens the receipt of a lead's consents: to read, to print, to save. Off while nothing was asked. */
export function ReceiptButton({ lead, show }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  // Escape closes the receipt, not the page behind it
  useShortcuts([{ key: 'escape', label: t('visitor.receipt.close'), group: t('qualify.consent'), run: () => setOpen(false) }], isOpen);
  const sheet = <ReceiptSheet lead={lead} show={show} />;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        disabled={lead.consents.length === 0}
        title={lead.consents.length === 0 ? t('visitor.receipt.none') : t('visitor.receipt.text')}
        leftSection={<IconReceipt size={16} />}
        onClick={() => setOpen(true)}
      >
        {t('visitor.receipt.button')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="lg"
        title={t('visitor.receipt.button')}
        closeButtonProps={{ 'aria-label': t('visitor.receipt.close') }}
      >
        {sheet}
        <Paper>{sheet}</Paper>
        <Group justify="flex-end" mt="md">
          <Button variant="default" leftSection={<IconPrinter size={18} />} onClick={() => void printReceipt()}>
            {t('visitor.receipt.print')}
          </Button>
          <Button leftSection={<IconFileTypePdf size={18} />} onClick={() => void saveReceipt(nameOf(lead))}>
            {t('visitor.receipt.save')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { updateCase } from '#renderer/data/erase.ts';
import type { Case } from '#renderer/data/erase.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { Paper } from '#renderer/ui/Paper.tsx';
import { tickElsewhere } from '#shared/domain/privacy/erasure.ts';
import type { Show } from '#shared/domain/show.ts';
import { CertificateSheet } from './CertificateSheet.tsx';
import { printCertificate, saveCertificate } from './certificatePaper.ts';
import { elsewhereLine } from './elsewhereLine.ts';

type Props = { readonly one: Case; readonly show: Show };

/** A certificate on the screen, with what is to be ticked off, and the same on paper. */
export function CertificateView({ one, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const backups = useLive(() => booth.backupState().then(({ places }) => places.filter(({ mustForget }) => mustForget).map(({ path }) => path)), []); // prettier-ignore
  const tick = (at: number): Promise<void> =>
    updateCase(store, one.id, {
      action: 'erased-there',
      change: (erasure) => tickElsewhere(erasure, at, { at: store.now(), by: store.staff() }),
    });
  const sheet = <CertificateSheet one={one} show={show} backups={backups ?? []} />;
  return (
    <Stack gap="md" data-testid="certificate">
      {sheet}
      {one.elsewhere.some(({ doneAt }) => doneAt === undefined) && (
        <Stack gap={6}>
          <Text fw={600}>{t('privacy.certificate.todo')}</Text>
          {one.elsewhere.map((place, at) =>
            place.doneAt === undefined ? (
              <Checkbox
                // oxlint-disable-next-line react/no-array-index-key -- a place is its number: it is ticked off by it
                key={at}
                checked={false}
                onChange={() => void tick(at)}
                label={t('privacy.certificate.tick', { place: elsewhereLine(place) })}
              />
            ) : null,
          )}
        </Stack>
      )}
      <Group justify="flex-end">
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => void printCertificate()}>
          {t('privacy.certificate.print')}
        </Button>
        <Button
          leftSection={<IconFileTypePdf size={18} aria-hidden />}
          onClick={() => void saveCertificate(formatInstant(one.at).replaceAll(/[^\w-]+/gu, '-'))}
        >
          {t('privacy.certificate.pdf')}
        </Button>
      </Group>
      <Paper>{sheet}</Paper>
    </Stack>
  );
}

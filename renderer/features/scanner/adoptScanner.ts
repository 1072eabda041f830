import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { rereadCaptures } from '#renderer/data/reread.ts';
import { rewriteScans } from '#renderer/data/scannerCaptures.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { ScannerProfile } from '#shared/domain/scanner.ts';
import type { Show } from '#shared/domain/show.ts';
import { readBadge } from '#shared/formats/badge/readBadge.ts';
import { readAgain } from '#shared/formats/keyboard/readScanned.ts';
import { useScanner } from './scannerState.ts';

/** Reading again under way; the next one ends it. */
let underWay: AbortController | null = null;

/**
 * Keeps what is known of the scanner, and reads the show's scans of scanners again from the keys they came by: leads are filled, what a
 * person typed stays. Says how many leads that changed. Resolves when all is on the disk.
 */
export async function adoptScanner(store: Store, show: Show, profile: ScannerProfile): Promise<void> {
  underWay?.abort();
  const stop = new AbortController();
  underWay = stop;
  await saveSetting(store, { scanner: profile });
  useScanner.setState({ offer: null, recent: [] });
  const options = { country: show.country, formats: show.badgeFormats ?? [] };
  const report = await rereadCaptures(store, show, {
    read: (scan: Scan) => readBadge(readAgain(scan, profile), options),
    readBefore: (scan: Scan) => readBadge(scan, options),
    because: t('scanner.because'),
    signal: stop.signal,
  });
  if (!report.isWhole) return;
  const rewritten = await rewriteScans(store, show.id, profile);
  if (rewritten > 0) notifications.show({ color: 'teal', autoClose: 8_000, message: t('scanner.reread', { count: report.changed }) });
}

import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import type { Store } from '#renderer/data/store.ts';
import { saveBytes } from '#renderer/lib/saveBytes.ts';
import type { BadgeFormat } from '#shared/domain/badgeFormat.ts';
import type { Show } from '#shared/domain/show.ts';
import { BADGE_FILE_END, LARGEST_BADGE_FILE, readBadgeFile, writeBadgeFile } from '#shared/formats/badge/file.ts';
import { takeFormats } from './teachShow.ts';

const tellFault = (message: string): void => void notifications.show({ color: 'red', autoClose: 12_000, message });

/** Writes formats as one small file where the person wants it, for the other laptop; nobody's data is in it. */
export async function exportFormats(formats: readonly BadgeFormat[], name: string): Promise<void> {
  const ended = await saveBytes({ name, kind: 'boothbadge' }, new TextEncoder().encode(writeBadgeFile(formats)));
  if (ended.ok) notifications.show({ color: 'teal', message: t('teach.exported', { name: `${name}${BADGE_FILE_END}` }) });
  else if (ended.error !== 'cancelled') tellFault(t('teach.not_exported', { reason: ended.error }));
}

/** Whether a dropped file holds badge formats, by its name. */
export const isBadgeFile = (file: File): boolean => file.name.toLowerCase().endsWith(BADGE_FILE_END);

/** Takes the formats of a file into the show, or says why not. */
export async function importFormats(store: Store, show: Show, file: File): Promise<void> {
  const text = file.size > LARGEST_BADGE_FILE ? null : await file.text();
  const read = text === null ? ({ ok: false, error: 'too-large' } as const) : readBadgeFile(text);
  if (!read.ok) return tellFault(t('teach.not_imported', { name: file.name, reason: t(`teach.fault_${read.error}`) }));
  await takeFormats(store, show, read.value);
  return void notifications.show({ color: 'teal', message: t('teach.imported', { count: read.value.length, name: file.name }) });
}

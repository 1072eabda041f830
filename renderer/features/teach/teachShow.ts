import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { changeBadgeFormats } from '#renderer/data/badgeFormats.ts';
import { rereadCaptures } from '#renderer/data/reread.ts';
import type { Store } from '#renderer/data/store.ts';
import type { BadgeFormat, BadgeFormatId } from '#shared/domain/badgeFormat.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Show } from '#shared/domain/show.ts';
import type { SharedFormat } from '#shared/formats/badge/file.ts';
import { readBadge } from '#shared/formats/badge/readBadge.ts';

/** The reading under way; the next one ends it, since it reads everything again anyway. */
let underWay: AbortController | null = null;

/** Stops reading again; what was read stays. */
export const stopRereading = (): void => underWay?.abort();

type Formats = { readonly before: readonly BadgeFormat[]; readonly after: readonly BadgeFormat[] };

/** Reads all captures of the show again with its formats, in the background, and says how far it is and what came of it. */
async function rereadShow(store: Store, show: Show, { before, after }: Formats): Promise<void> {
  stopRereading();
  const stop = new AbortController();
  underWay = stop;
  const { country } = show;
  const id = notifications.show({
    loading: true,
    autoClose: false,
    message: t('teach.reading', { done: 0, total: 0 }),
    onClose: () => stop.abort(),
  });
  const report = await rereadCaptures(store, show, {
    read: (scan: Scan) => readBadge(scan, { country, formats: after }),
    readBefore: (scan: Scan) => readBadge(scan, { country, formats: before }),
    because: after.map(({ name }) => name).join(', '),
    onProgress: (progress) => notifications.update({ id, message: t('teach.reading', progress) }),
    signal: stop.signal,
  });
  const message = t(report.isWhole ? 'teach.read' : 'teach.read_part', { count: report.named, changed: report.changed });
  notifications.hide(id);
  notifications.show({ color: 'teal', autoClose: 8_000, message });
}

/** Keeps a format with the show and reads all its captures again; resolves when the format is on the disk. */
export async function saveFormat(store: Store, show: Show, format: BadgeFormat): Promise<void> {
  const before = show.badgeFormats ?? [];
  const saved = await changeBadgeFormats(store, show.id, (formats) =>
    formats.some(({ id }) => id === format.id) ? formats.map((one) => (one.id === format.id ? format : one)) : [format, ...formats],
  );
  if (saved !== undefined) void rereadShow(store, saved, { before, after: saved.badgeFormats ?? [] });
}

/** Takes a format away: names already read stay, badges from now on are read without it. */
export const deleteFormat = (store: Store, show: Show, id: BadgeFormatId): Promise<Show | undefined> =>
  changeBadgeFormats(store, show.id, (formats) => formats.filter((one) => one.id !== id));

/** Takes formats of another laptop: one of the same name is replaced. Reads all captures again. */
export async function takeFormats(store: Store, show: Show, shared: readonly SharedFormat[]): Promise<void> {
  const before = show.badgeFormats ?? [];
  const taken = shared.map((one): BadgeFormat => {
    const id = before.find(({ name }) => name === one.name)?.id ?? (store.newId() as BadgeFormatId); // a fresh id for a format
    return { ...one, v: 1, id, learntAt: store.now() };
  });
  const saved = await changeBadgeFormats(store, show.id, (formats) => [
    ...taken,
    ...formats.filter(({ id }) => taken.every((one) => one.id !== id)),
  ]);
  if (saved !== undefined) void rereadShow(store, saved, { before, after: saved.badgeFormats ?? [] });
}

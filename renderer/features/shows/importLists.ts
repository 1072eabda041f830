import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { importAttendees } from '#renderer/data/attendees.ts';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Show } from '#shared/domain/show.ts';
import { readAttendeeLists, readAttendeeRows } from '#shared/formats/attendees.ts';

/** Largest list file that is read: 100,000 rows of an organiser take about 30 MB. */
const LARGEST = 200_000_000;

type ListFault = 'empty' | 'unreadable' | 'no-columns' | 'too-large';

async function faultOf(bytes: Uint8Array): Promise<ListFault | null> {
  if (bytes.length > LARGEST) return 'too-large';
  try {
    const [list] = await readAttendeeLists(bytes);
    if (list === undefined || list.rows.length === 0) return 'empty';
    return list.columns.some(({ field }) => field !== null) ? null : 'no-columns';
  } catch {
    // the workbook reader throws on what is no workbook
    return 'unreadable';
  }
}

async function* peopleOf(bytes: Uint8Array, country: string): AsyncGenerator<AttendeeInput[]> {
  for await (const rows of readAttendeeRows(bytes, { hints: { country } })) {
    yield rows.map(({ code, contact }) => ({ contact, ...(code === undefined ? {} : { code }) }));
  }
}

async function importList(store: Store, show: Show, file: File): Promise<void> {
  const id = notifications.show({
    loading: true,
    autoClose: false,
    withCloseButton: false,
    message: t('shows.list_reading', { name: file.name, rows: 0 }),
  });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const fault = await faultOf(bytes);
  if (fault !== null) {
    const message = t('shows.list_failed', { name: file.name, reason: t(`shows.error_${fault}`) });
    notifications.update({ id, loading: false, autoClose: false, withCloseButton: true, color: 'red', message });
    return;
  }
  const list = { showId: show.id, name: file.name, rows: peopleOf(bytes, show.country) };
  const report = await importAttendees(store, list, (rows) =>
    notifications.update({ id, message: t('shows.list_reading', { name: file.name, rows }) }),
  );
  notifications.update({
    id,
    loading: false,
    autoClose: 8_000,
    withCloseButton: true,
    color: 'green',
    message: t('shows.list_done', { name: file.name, ...report }),
  });
}

/** Imports attendee lists into a show, one after the other, telling how far each is and what it resolved. */
export async function importLists(store: Store, show: Show, files: readonly File[]): Promise<void> {
  for (const file of files) await importList(store, show, file);
}

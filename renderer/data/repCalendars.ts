import type { StaffId } from '#shared/domain/ids.ts';
import { newRepCalendar } from '#shared/domain/repCalendar.ts';
import type { RepCalendar } from '#shared/domain/repCalendar.ts';
import { commit } from './commit.ts';
import { readRecord } from './read.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** What is known of a rep's time; an empty calendar when nothing was said. */
export const readRepCalendar = async (store: Store, rep: StaffId): Promise<RepCalendar> =>
  (await readRecord(store, 'repcalendars', rep)) ?? newRepCalendar(rep);

/** Changes a rep's calendar, in turn with every other change of it; resolves when it is on the disk. */
export const updateRepCalendar = (store: Store, rep: StaffId, change: (calendar: RepCalendar) => RepCalendar): Promise<RepCalendar> =>
  inTurn(`rep-calendar:${rep}`, async () => {
    const record = change(await readRepCalendar(store, rep));
    await commit(store, { puts: [{ table: 'repcalendars', record }], line: { action: 'settings', leadId: null } });
    return record;
  });

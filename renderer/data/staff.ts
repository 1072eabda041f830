import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Show, Staff } from '#shared/domain/show.ts';
import { inZone, readWhere } from './read.ts';
import { giveLead, readOwned } from './owners.ts';
import { givePromise, readOpenPromises } from './promises.ts';
import { isPin, newPin } from './pin.ts';
import type { Search } from './search.ts';
import { readSetting, saveSetting } from './settings.ts';
import { updateShow } from './shows.ts';
import type { Store } from './store.ts';

/** What can be said of a person; their id and PIN are not typed in. */
export type Person = { readonly name: string; readonly email?: string; readonly phone?: string; readonly isManager?: boolean };

/** Adds somebody to the staff of a show. */
export const addStaff = (store: Store, showId: ShowId, person: Person): Promise<Show | undefined> => {
  const id = store.newId() as StaffId; // a fresh id for a member of staff
  return updateShow(store, showId, (show) => ({ ...show, staff: [...show.staff, { id, ...person }] }));
};

const change = (store: Store, showId: ShowId, edit: { readonly id: StaffId; readonly make: (one: Staff) => Staff }) =>
  updateShow(store, showId, (show) => ({ ...show, staff: show.staff.map((one) => (one.id === edit.id ? edit.make(one) : one)) }));

/** Says anew who somebody is: id and PIN stay, so all that was theirs is. */
export const editStaff = (store: Store, showId: ShowId, { id, person }: { readonly id: StaffId; readonly person: Person }) =>
  change(store, showId, { id, make: ({ pin }) => ({ id, ...person, ...(pin === undefined ? {} : { pin }) }) });

/** Sets somebody's PIN, or takes it away (null). The hash lies with the show, sealed; the PIN itself nowhere. */
export async function setPin(
  store: Store,
  showId: ShowId,
  { id, pin }: { readonly id: StaffId; readonly pin: string | null },
): Promise<void> {
  const hash = pin === null ? null : await newPin(pin);
  await change(store, showId, { id, make: ({ pin: _old, ...one }) => (hash === null ? one : { ...one, pin: hash }) });
}

/** May who is at the laptop take somebody's PIN away without knowing it, and say who manages the team? */
export function mayReset(
  { staff }: Pick<Show, 'staff'>,
  { here, whose }: { readonly here: StaffId | null; readonly whose: StaffId },
): boolean {
  const managers = staff.filter(({ isManager }) => isManager === true);
  return managers.length === 0 ? here !== null && here !== whose : managers.some(({ id }) => id === here);
}

/** Is it this person's PIN? One who has none is let through. */
export const isTheirPin = async ({ pin }: Staff, typed: string): Promise<boolean> => pin === undefined || isPin(typed, pin);

/** What still hangs on somebody: leads they own, promises they are to keep, appointments that are still to come. */
export type Belongings = { readonly leads: number; readonly promises: number; readonly appointments: number };

/** Counts what belongs to somebody of the show. */
export async function readBelongings(
  store: Store,
  search: Search,
  { show, id }: { readonly show: Show; readonly id: StaffId },
): Promise<Belongings> {
  const owned = await inZone(readOwned(search, show));
  const promises = (await readOpenPromises(store, show.id)).filter(({ promise }) => promise.owner === id).length;
  const booked = await readWhere(store, 'appointments', { index: 'rep', value: id });
  const appointments = booked.filter((one) => one.showId === show.id && one.cancelledAt === undefined && one.endsAt > store.now()).length;
  return { leads: owned.get(id) ?? 0, promises, appointments };
}

/** Takes somebody off the staff; routing rules forget them. Neither whoever still owns something is removed (`giveAway` first), nor the last one. */
export async function removeStaff(
  store: Store,
  search: Search,
  { show, id }: { readonly show: Show; readonly id: StaffId },
): Promise<boolean> {
  const { leads, promises, appointments } = await readBelongings(store, search, { show, id });
  if (leads + promises + appointments > 0 || show.staff.length < 2) return false;
  await updateShow(store, show.id, (before) => ({
    ...before,
    staff: before.staff.filter((one) => one.id !== id),
    ...(before.routing === undefined
      ? {}
      : { routing: before.routing.map((rule) => ({ ...rule, to: rule.to.filter((one) => one !== id) })) }),
  }));
  // nobody signs as somebody who is not here
  if ((await readSetting(store)).staffId === id) await saveSetting(store, { staffId: null });
  return true;
}

type Giveaway = { readonly show: Show; readonly from: StaffId; readonly to: StaffId };

/** Gives all leads and open promises of one person to another. Appointments stay with whom they were booked. */
export async function giveAway(store: Store, search: Search, { show, from, to }: Giveaway): Promise<void> {
  const ids: LeadId[] = await search.ids({ showId: show.id, text: '', filters: { owner: from }, sort: 'oldest' });
  for (const leadId of ids) await giveLead(store, { leadId, owner: to });
  for (const { promise } of await readOpenPromises(store, show.id)) {
    if (promise.owner === from) await givePromise(store, promise.id, to);
  }
}

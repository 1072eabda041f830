import { deleteList, importAttendees, readLists } from '#renderer/data/attendees.ts';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import { discardLead, leadsOfShow } from '#renderer/data/leads.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { readShow, readShows, saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { rehearsalFor, rehearsalOf, sameInShow } from '#shared/domain/rehearsal.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import { fakeList } from './fakeBadges.ts';

async function* once(rows: readonly AttendeeInput[]): AsyncGenerator<readonly AttendeeInput[]> {
  yield await Promise.resolve(rows);
}

/** Goes to work in another show as the same person, where they are on its staff too. */
async function workIn(store: Store, show: Show, from: Show): Promise<void> {
  const here = from.staff.find(({ id }) => id === store.staff());
  await saveSetting(store, { showId: show.id, staffId: sameInShow(here, show)?.id ?? null });
}

/** What a rehearsal is called: the word behind its name, and the name of its list of attendees. */
export type RehearsalWords = { readonly word: string; readonly list: string };

type Making = { readonly words: RehearsalWords; readonly before?: Show };

async function make(store: Store, show: Show, { words, ...making }: Making): Promise<Show> {
  const today = localTime(store.now(), show.zone).day;
  const rehearsal = rehearsalOf(show, { word: words.word, today, now: store.now(), newId: store.newId, ...making });
  await saveShow(store, rehearsal);
  // again each time: a format that was taught since has badges too
  await importAttendees(store, { showId: rehearsal.id, name: words.list, rows: once(fakeList(rehearsal)) });
  return rehearsal;
}

/** Goes to the rehearsal of a show, with what the show says now; makes one with its list of invented attendees when there is none. */
export async function enterRehearsal(store: Store, show: Show, words: RehearsalWords): Promise<void> {
  const before = rehearsalFor(await readShows(store), show.id);
  await workIn(store, await make(store, show, { words, ...(before === undefined ? {} : { before }) }), show);
}

/** Goes back to the show that is rehearsed; false when it is not on this laptop. */
export async function leaveRehearsal(store: Store, rehearsal: Show): Promise<boolean> {
  const real = rehearsal.rehearses === undefined ? undefined : await readShow(store, rehearsal.rehearses);
  if (real !== undefined) await workIn(store, real, rehearsal);
  return real !== undefined;
}

/** Takes the leads of a rehearsal out of every list and count; resolves with how many there were. Leads of a real show stay. */
export async function clearRehearsal(store: Store, rehearsal: Show): Promise<number> {
  if (rehearsal.rehearses === undefined || !rehearsal.isSample) return 0;
  const ids = (await leadsOfShow(store, rehearsal.id).primaryKeys()) as LeadId[]; // primary keys of the leads' table
  for (const id of ids) await discardLead(store, id);
  return ids.length;
}

/** Begins anew: other people, other badges, no leads. The one before is cleared, with its list. */
export async function startFreshRehearsal(store: Store, rehearsal: Show, words: RehearsalWords): Promise<void> {
  const real = rehearsal.rehearses === undefined ? undefined : await readShow(store, rehearsal.rehearses);
  if (real === undefined) return;
  await clearRehearsal(store, rehearsal);
  for (const list of await readLists(store, rehearsal.id)) await deleteList(store, list);
  await workIn(store, await make(store, real, { words }), rehearsal);
}

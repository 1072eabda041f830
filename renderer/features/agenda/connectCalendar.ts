import { addCalendar, resumeCalendar } from '#renderer/data/calendars.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { CalendarAccount } from '#shared/domain/calendarAccount.ts';
import type { CalendarAccountId, StaffId } from '#shared/domain/ids.ts';
import { calendarSecretName } from '#shared/formats/calendar/secretName.ts';
import type { CalendarFault, FoundCalendar } from '#shared/ipc/calendar.ts';
import type { SecretFault } from '#shared/ipc/vault.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type CalendarSignIn = { readonly url: string; readonly user: string; readonly password: string };
export type ConnectCalendarFault = CalendarFault | SecretFault;

/** A server that let us in, with the calendars to choose from. Its password is in the vault under `id`. */
export type SignedIn = {
  readonly id: CalendarAccountId;
  readonly url: string;
  readonly user: string;
  readonly calendars: readonly FoundCalendar[];
};

/** An address without its scheme is meant to be safe. */
const addressOf = (url: string): string => (/^https?:\/\//iu.test(url.trim()) ? url.trim() : `https://${url.trim()}`);

/** Puts the password into the vault and asks the server for calendars; a server that does not let us in leaves nothing behind. */
export async function signIn(store: Store, { url, user, password }: CalendarSignIn): Promise<Result<SignedIn, ConnectCalendarFault>> {
  const server = { id: store.newId() as CalendarAccountId, url: addressOf(url), user: user.trim() }; // a fresh id for an account
  if (!URL.canParse(server.url)) return fail('bad-url');
  if (password === '') return fail('no-secret');
  const name = calendarSecretName(server);
  const kept = await booth.secretPut({ name, value: password });
  if (!kept.ok) return fail(kept.error);
  const found = await booth.calendarFind(server);
  if (found.ok) return ok({ ...server, calendars: found.value });
  await booth.secretDelete({ name });
  return fail(found.error, found.detail);
}

/** Forgets the password of a sign-in that came to nothing. */
export const giveUp = async (signedIn: Pick<SignedIn, 'id' | 'url' | 'user'>): Promise<void> =>
  void (await booth.secretDelete({ name: calendarSecretName(signedIn) }));

/** Tests the chosen calendar and adds it when the test is good. */
export async function connectCalendar(
  store: Store,
  { id, url, user }: SignedIn,
  chosen: { readonly calendar: FoundCalendar; readonly rep: StaffId | null },
): Promise<Result<CalendarAccount, CalendarFault>> {
  const calendarUrl = chosen.calendar.url;
  const tested = await booth.calendarTest({ id, url, user, calendarUrl });
  if (!tested.ok) return fail(tested.error, tested.detail);
  const name = chosen.calendar.name || new URL(url).host;
  return ok(await addCalendar(store, { id, url, user, calendarUrl, name, rep: chosen.rep, alarmMinutes: ALARM_MINUTES }));
}

/** What a rep's own calendar rings before an appointment, minutes. */
const ALARM_MINUTES = 15;

/** Takes a new password for an account that is known, tests it, and goes on syncing when it is good. */
export async function signInAgain(store: Store, account: CalendarAccount, password: string): Promise<Result<null, ConnectCalendarFault>> {
  const { id, url, user, calendarUrl } = account;
  const kept = await booth.secretPut({ name: calendarSecretName(account), value: password });
  if (!kept.ok) return fail(kept.error);
  const tested = await booth.calendarTest({ id, url, user, calendarUrl });
  if (!tested.ok) return fail(tested.error, tested.detail);
  await resumeCalendar(store, id);
  return ok(null);
}

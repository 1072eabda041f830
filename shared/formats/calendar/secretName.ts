import type { CalendarAccountId } from '#shared/domain/ids.ts';
import { utf8Of } from '#shared/formats/bytes.ts';
import { sha256 } from '#shared/formats/sha256.ts';
import { originOf } from '#shared/lib/origin.ts';

const ORIGIN_CHARACTERS = 16;

/** Name of an account's password whatever its address: only the environment may bring one under it. */
export const plainCalendarSecret = ({ id }: { readonly id: CalendarAccountId }): string => `calendar.${id}`.toLowerCase();

/** Name under which an account's password lies in the vault; bound to the server's origin and the user, so that it goes to nobody else. */
export const calendarSecretName = (server: { readonly id: CalendarAccountId; readonly url: string; readonly user: string }): string =>
  `${plainCalendarSecret(server)}.${sha256(utf8Of(`${originOf(server.url)} ${server.user}`)).slice(0, ORIGIN_CHARACTERS)}`;

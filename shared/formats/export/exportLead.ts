import type { Appointment, Capture, Interaction, PromiseMade } from '#shared/domain/interaction.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show, Staff } from '#shared/domain/show.ts';

/** A lead with all that is told of it in a file; every list oldest first. */
export type ExportLead = {
  readonly lead: Lead;
  readonly interactions: readonly Interaction[];
  readonly appointments: readonly Appointment[];
  readonly promises: readonly PromiseMade[];
  readonly captures: readonly Capture[];
};

export type ExportLanguage = 'en' | 'fr';

/** What rows are written with: all shows that are known, and whose leads are written (`showId` absent: of all). Plain data: it goes to a worker. */
export type ExportContext = { readonly shows: readonly Show[]; readonly showId?: ShowId; readonly language: ExportLanguage };

/** A date and a time of day as a clock on the wall shows them: ms that tell that clock when read in UTC. */
export type WallClock = { readonly wall: number };

/** One cell. A number is something to count with; phones, ids and codes are text. null is an empty cell. */
export type Cell = string | number | WallClock | null;

/** Where a lead was met; undefined when the show is not known any more. */
export const showOf = ({ shows }: ExportContext, { lead }: ExportLead): Show | undefined => shows.find((show) => show.id === lead.showId);

/** Someone of the booth by id, in any show; undefined when nobody has the id. */
export function staffOf(context: ExportContext, id: string | null | undefined): Staff | undefined {
  for (const show of context.shows) {
    const found = show.staff.find((staff) => staff.id === id);
    if (found) return found;
  }
  return undefined;
}

const PARTS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...PARTS, timeZone: zone });
  clocks.set(zone, made);
  return made;
}

/** What the clock of `zone` (IANA) shows at an instant (ms UTC), to the second. */
export function wallClock(at: number, zone: string): WallClock {
  const part: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return { wall: Date.UTC(year, month - 1, day, hour, minute, second) };
}

/** `2026-03-14 10:05`. */
export const textOfWall = ({ wall }: WallClock): string => new Date(wall).toISOString().slice(0, 16).replace('T', ' ');

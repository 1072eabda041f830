import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { zonesDiffer } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import type { Entry } from './agendaEntries.ts';
import { useRepZones } from './repZones.ts';

/** Words about appointments, in the language of the screen. */
export type EntryWords = {
  readonly rep: (rep: StaffId) => string;
  /** From when to when, in the show's zone. */
  readonly span: (entry: Entry) => string;
  /** The same in the zones of rep and visitor, where their clocks show something else; empty where none does. */
  readonly elsewhere: (entry: Entry) => string;
  readonly times: (entry: Entry) => string;
  readonly summary: (entry: Entry) => string;
};

/** City of a zone: `America/New_York` is New York. */
export const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** Words about the appointments of a show. */
export function useEntryWords(show: Show): EntryWords {
  const { t } = useTranslation();
  const zones = useRepZones();
  const rep = (id: StaffId): string => show.staff.find((one) => one.id === id)?.name ?? t('agenda.board.gone');
  const span = ({ startsAt, endsAt }: Entry): string =>
    `${formatDay(startsAt, show.zone)} ${formatTime(startsAt, show.zone)}–${formatTime(endsAt, show.zone)}`;
  const there = (entry: Entry, zone: string | undefined, name: string): string => {
    const { startsAt } = entry;
    if (zone === undefined || !zonesDiffer(zone, show.zone, startsAt)) return '';
    const isSameDay = localTime(startsAt, zone).day === localTime(startsAt, show.zone).day;
    const time = `${isSameDay ? '' : `${formatDay(startsAt, zone)} `}${formatTime(startsAt, zone)}`;
    return t('agenda.board.time_of', { time, name: `${name} (${cityOf(zone)})` });
  };
  const elsewhere = (entry: Entry): string =>
    [
      there(entry, zones.get(entry.appointment.rep), rep(entry.appointment.rep)),
      there(entry, entry.zone, entry.who || t('agenda.board.visitor')),
    ]
      .filter(Boolean)
      .join(' · ');
  return {
    rep,
    span,
    elsewhere,
    times: (entry) => [span(entry), elsewhere(entry)].filter(Boolean).join(' · '),
    summary: (entry) =>
      t('agenda.board.summary', {
        kind: t(`agenda.${entry.appointment.kind}`),
        time: span(entry),
        who: [entry.who || t('agenda.unknown'), entry.company].filter(Boolean).join(', '),
        rep: rep(entry.appointment.rep),
      }),
  };
}

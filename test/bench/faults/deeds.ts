import { booth } from '#renderer/lib/booth.ts';
import { bookAppointment, moveAppointment } from '#renderer/data/appointments.ts';
import { importAttendees } from '#renderer/data/attendees.ts';
import type { AttendeeInput } from '#renderer/data/attendees.ts';
import { recordConsent } from '#renderer/data/consents.ts';
import { closeDay } from '#renderer/data/dayClose.ts';
import { editContact } from '#renderer/data/editContact.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { saveMedia } from '#renderer/data/media.ts';
import { saveMemo } from '#renderer/data/memos.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { makePromise } from '#renderer/data/promises.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { countVisitors, readTallies } from '#renderer/data/tallies.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import { captureScan } from '#renderer/features/capture/captureScan.ts';
import { rateLead } from '#renderer/features/qualify/rateLead.ts';
import type { AppointmentId, InteractionId, LeadId, MediaId } from '#shared/domain/ids.ts';
import { MINUTE } from '#shared/lib/time.ts';
import { digestOf } from './bed.ts';
import type { Bed, Kind } from './bed.ts';

const DEEDS_A_RUN = 1_000;
/** Any instant: slots of the campaign lie half an hour apart from here on. */
const FIRST_SLOT = Date.UTC(2026, 5, 1, 6);
const LIST_ROWS = 400;
const PICTURE_BYTES = 30_000;

const nameOf = ({ run }: Bed, at: number): string => `${run}-${at}`;
const numberOf = ({ run }: Bed, at: number): number => run * DEEDS_A_RUN + at;
const leadOf = ({ leads }: Bed, at: number): LeadId => {
  const lead = leads[at % leads.length];
  if (lead === undefined) throw new Error('the bed has no leads');
  return lead;
};

/** A badge as a hand scanner types it. */
export const badgeText = (name: string, number: number): string =>
  `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ostrovine;Ada${name}\r\nFN:Ada${name} Ostrovine\r\nORG:Quillmark ${name}\r\n` +
  `EMAIL:ada${name}@quillmark.example\r\nTEL:+331${String(number).padStart(8, '0')}\r\nEND:VCARD`;

const capture: Kind = async (bed, at) => {
  const name = nameOf(bed, at);
  const scan = { source: 'scanner', text: badgeText(name, numberOf(bed, at)) } as const;
  return Promise.resolve({
    key: `capture/${name}`,
    expected: [scan.text, `ada${name}@quillmark.example`],
    run: async () => (await captureScan({ store: bed.store, showId: bed.show.id, country: 'FR' }, scan))[0]?.lead.id ?? null,
  });
};

const contact: Kind = (bed, at) => {
  const [lead, value] = [leadOf(bed, at), `Buyer ${nameOf(bed, at)}`];
  const run = async (): Promise<null> => {
    await editContact(bed.store, lead, { field: 'title', value, country: 'FR' });
    return null;
  };
  return Promise.resolve({ key: `contact/${lead}`, expected: [value], run });
};

/** A note grows word by word, as it is typed: five times the same note, then the next. */
const GROWTH = 5;
const notes = new Map<number, InteractionId>();

const note: Kind = (bed, at) => {
  const number = Math.floor(at / GROWTH);
  const id = notes.get(number) ?? (bed.store.newId() as InteractionId); // a fresh id of a note
  notes.set(number, id);
  const text = `wants a quote ${Array.from({ length: (at % GROWTH) + 1 }, (_, word) => `${nameOf(bed, at)} word${word}`).join(' ')}`;
  const run = async (): Promise<null> => {
    const saved = await saveNote(bed.store, { id, leadId: leadOf(bed, number), text });
    if (!saved.ok) throw new Error(saved.error);
    return null;
  };
  return Promise.resolve({ key: `note/${id}`, expected: [text], run });
};

const HEATS = ['cold', 'warm', 'hot'] as const;

const qualification: Kind = (bed, at) => {
  const lead = leadOf(bed, at);
  const heat = HEATS[Math.floor(at / bed.leads.length + bed.run) % HEATS.length] ?? 'hot';
  const run = async (): Promise<null> => {
    await rateLead(bed.store, lead, heat);
    return null;
  };
  return Promise.resolve({ key: `qualification/${lead}`, expected: [heat], run });
};

const promise: Kind = (bed, at) => {
  const text = `send the drawing ${nameOf(bed, at)}`;
  const run = async (): Promise<null> => {
    await makePromise(bed.store, { leadId: leadOf(bed, at), text, dueOn: '2026-12-01' });
    return null;
  };
  return Promise.resolve({ key: `promise/${text}`, expected: ['2026-12-01', 'open'], run });
};

const HALF_HOUR = 30 * MINUTE;
const booked = new Map<string, AppointmentId>();

/** By turns a booking and its move to the next free half hour. */
const appointment: Kind = (bed, at) => {
  const isMove = at % 2 === 1;
  const title = `Demo ${nameOf(bed, isMove ? at - 1 : at)}`;
  const startsAt = FIRST_SLOT + numberOf(bed, at) * HALF_HOUR;
  const slot = { rep: bed.rep, startsAt, endsAt: startsAt + HALF_HOUR };
  const run = async (): Promise<null> => {
    const id = booked.get(title);
    const base = { leadId: leadOf(bed, at), slot, kind: 'meeting', title, place: 'Hall 4', zone: bed.show.zone } as const;
    const saved = id === undefined ? await bookAppointment(bed.store, base) : await moveAppointment(bed.store, id, slot);
    if (!saved.ok) throw new Error(saved.error);
    booked.set(title, saved.value.id);
    return null;
  };
  return Promise.resolve({ key: `appointment/${title}`, expected: [slot.startsAt, slot.endsAt], run });
};

const consent: Kind = (bed, at) => {
  const [lead, wordingVersion, given] = [leadOf(bed, at), `v${nameOf(bed, at)}`, at % 2 === 0];
  const run = async (): Promise<null> => {
    await recordConsent(bed.store, lead, { purpose: 'email', given, method: 'spoken', wordingVersion, language: 'en' });
    return null;
  };
  return Promise.resolve({ key: `consent/${wordingVersion}`, expected: [lead, given], run });
};

/** Bytes that no cipher and no disk can make smaller, as a JPEG's; no more at once than the browser gives. */
const noise = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(PICTURE_BYTES));

/** By turns a picture and a voice memo. */
const media: Kind = async (bed, at) => {
  const [bytes, leadId] = [noise(), leadOf(bed, at)];
  const expected = [await digestOf(bytes)];
  if (at % 2 === 0) {
    const name = `card ${nameOf(bed, at)}.jpg`;
    const run = async (): Promise<string> =>
      (await saveMedia(bed.store, { leadId, blob: new Blob([bytes], { type: 'image/jpeg' }), name })).id;
    return { key: `media/${name}`, expected, run };
  }
  // fresh ids of a memo and its sound
  const [id, mediaId] = [bed.store.newId() as InteractionId, bed.store.newId() as MediaId];
  const blob = new Blob([bytes], { type: 'audio/webm' });
  const run = async (): Promise<string> => {
    const memo = { id, mediaId, leadId, by: null, startedAt: bed.store.now(), blob, durationMs: 2_000, isWhole: true };
    const saved = await saveMemo(bed.store, memo);
    if (!saved.ok) throw new Error(saved.error);
    return mediaId;
  };
  return { key: `media/${mediaId}`, expected, run };
};

async function* rowsOf(name: string): AsyncGenerator<AttendeeInput[]> {
  for (let from = 0; from < LIST_ROWS; from += LIST_ROWS / 4)
    yield await Promise.resolve(
      Array.from({ length: LIST_ROWS / 4 }, (_, at) => ({
        code: `${name}-${from + at}`,
        contact: { formattedName: `Guest ${from + at} of ${name}` },
      })),
    );
}

const list: Kind = (bed, at) => {
  const name = nameOf(bed, at);
  const run = async (): Promise<null> => {
    await importAttendees(bed.store, { showId: bed.show.id, name, rows: rowsOf(name) });
    return null;
  };
  return Promise.resolve({ key: `list/${name}`, expected: [LIST_ROWS, LIST_ROWS], run });
};

/** Two records of one visitor become one. */
const merge: Kind = async (bed, at) => {
  const ids: LeadId[] = [];
  for (const which of ['a', 'b']) {
    const name = `${nameOf(bed, at)}${which}`;
    const seed = { contact: { formattedName: `Twin ${name}`, emails: [{ value: `twin${name}@both.example`, kind: 'work' as const }] } };
    const input = { showId: bed.show.id, scan: { source: 'manual' as const, text: `twin ${name}` }, seed: { ...seed, isResolved: true } };
    ids.push((await saveCapture(bed.store, input)).lead.id);
  }
  const [winner, loser] = ids;
  if (winner === undefined || loser === undefined) throw new Error('two leads are merged');
  const run = async (): Promise<null> => {
    const merged = await mergeLeads(bed.store, { winner, loser });
    if (!merged.ok) throw new Error(merged.error);
    return null;
  };
  return { key: `merge/${loser}`, expected: [winner], run };
};

const settings: Kind = (bed, at) => {
  const name = `Laptop ${nameOf(bed, at)}`;
  const run = async (): Promise<null> => {
    await saveSetting(bed.store, { laptop: { name } });
    return null;
  };
  return Promise.resolve({ key: 'settings/name', expected: [name], run });
};

/** Visitors counted at the booth: the sum of all goes up by one. */
const tally: Kind = async (bed) => {
  const before = (await readTallies(bed.store, bed.show.id)).reduce((sum, { count }) => sum + count, 0);
  const run = async (): Promise<null> => {
    await countVisitors(bed.store, bed.show.id, 1);
    return null;
  };
  return { key: 'tally/sum', expected: [before + 1], run };
};

const dayclose: Kind = async (bed, at) => {
  const number = numberOf(bed, at);
  const day = new Date(Date.UTC(2027, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
  const { last } = await bed.journal.summary();
  const total = { scans: number, fresh: number, repeat: 0, discarded: 0, unresolved: 0, orphan: 0 };
  const run = async (): Promise<null> => {
    await closeDay(bed.store, bed.show.id, { day, total, lastLine: last, isSame: true });
    return null;
  };
  return { key: `dayclose/${day}`, expected: [number], run };
};

/** Every kind of write that needs nothing but the profile. */
export const kinds = {
  capture,
  contact,
  note,
  qualification,
  promise,
  appointment,
  consent,
  media,
  list,
  merge,
  settings,
  tally,
  dayclose,
} satisfies Readonly<Record<string, Kind>>;

/** Tells the observer a line. Resolves when it was handed on. */
export const tell = (line: string): Promise<void> => booth.batchPrint([line]);

import { promiseText } from '#shared/crm/told.ts';
import { cleanText, staffName, writtenNotes } from '#shared/crm/record.ts';
import type { Json, LeadSource, PushPicture } from '#shared/crm/record.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { localTime, minutesText } from '#shared/lib/time.ts';
import type { ChildObject } from './description.ts';

/** What is known of one thing that hangs from a lead, by the names that blanks and `from` may use. Instants are ISO 8601 in UTC. */
export type Child = {
  readonly key: string;
  readonly facts: Readonly<Record<string, Json | undefined>>;
  readonly file?: PushPicture;
};

const instant = (at: number): string => new Date(at).toISOString();
const MINUTE = 60_000;

const emailOf = ({ show }: LeadSource, id: string | null | undefined): string | undefined =>
  show.staff.find((person) => person.id === id)?.email;

/** key, and title: the lead in one line, whatever is known of name, company and show. */
export function leadFacts({ lead, show }: LeadSource): Child['facts'] {
  const parts = [nameOf(lead), lead.contact.organization?.[0], show.name]
    .map((part) => cleanText(part ?? ''))
    .filter((part) => part !== '');
  return { key: lead.externalKey, title: [...new Set(parts)].join(' – ') || lead.externalKey };
}

/** key, title, kind, place, zone, startsAt, endsAt, minutes, duration (HH:MM), rep, repEmail, visitor, status, text. */
const appointmentsOf = (source: LeadSource): Child[] =>
  source.appointments.map((one) => {
    const visitor = nameOf(source.lead);
    const rep = staffName(source.show, one.rep);
    const minutes = Math.round((one.endsAt - one.startsAt) / MINUTE);
    const isCancelled = one.cancelledAt !== undefined;
    const title = cleanText(one.title || visitor || source.lead.externalKey);
    const told = [rep === undefined ? '' : `With: ${rep}`, `Booked for: ${one.zone}`, visitor === '' ? '' : `Visitor: ${visitor}`];
    return {
      key: `boothbook.${one.id}`,
      facts: {
        title: isCancelled ? `Cancelled: ${title}` : title,
        kind: one.kind,
        place: cleanText(one.place),
        zone: one.zone,
        startsAt: instant(one.startsAt),
        endsAt: instant(one.endsAt),
        minutes,
        duration: minutesText(minutes),
        rep,
        repEmail: emailOf(source, one.rep),
        visitor,
        status: isCancelled ? 'cancelled' : 'booked',
        text: told.filter((line) => line !== '').join('\n'),
      },
    };
  });

/** key, title, at, by, text. */
const notesOf = (source: LeadSource): Child[] =>
  writtenNotes(source).map((note) => ({
    key: `boothbook.${note.id}`,
    facts: {
      title: [source.show.name, staffName(source.show, note.by)].filter(Boolean).join(', '),
      at: instant(note.at),
      by: staffName(source.show, note.by),
      text: cleanText(note.text),
    },
  }));

/** key, title, text, at, dueOn, owner, ownerEmail, status. */
const promisesOf = (source: LeadSource): Child[] =>
  source.promises.map((one) => ({
    key: `boothbook.${one.id}`,
    facts: {
      title: cleanText(one.text).split('\n')[0],
      text: promiseText(one, source, (at) => {
        const { day, minutes } = localTime(at, source.show.zone);
        return `${day} ${minutesText(minutes)}`;
      }),
      at: instant(one.madeAt),
      dueOn: one.dueOn,
      owner: staffName(source.show, one.owner),
      ownerEmail: emailOf(source, one.owner),
      status: one.keptAt === undefined ? 'open' : 'kept',
    },
  }));

const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' };

type FileFacts = {
  readonly 'file.name': string;
  readonly 'file.type': string;
  readonly 'file.size': number;
  readonly 'file.sha256': string;
};

/** What is known of a picture: file.name (holds the key, so that it can be found again), file.type, file.size, file.sha256. */
export const fileFacts = (key: string, { mediaType, bytes, sha256 }: PushPicture): FileFacts => ({
  'file.name': `${key}.${ENDINGS[mediaType] ?? 'bin'}`,
  'file.type': mediaType,
  'file.size': bytes,
  'file.sha256': sha256,
});

/** key, title, at, and what is known of the file. */
const picturesOf = ({ pictures }: LeadSource): Child[] =>
  pictures.map((file) => {
    const key = `boothbook.${file.id}`;
    return { key, file, facts: { title: cleanText(file.name), at: instant(file.at), ...fileFacts(key, file) } };
  });

/** All children of that kind, each with a key that is its own for ever. `model` keeps two children of the lead itself apart. */
export function childrenOf(source: LeadSource, { of, model }: Pick<ChildObject, 'of' | 'model'>): Child[] {
  switch (of) {
    case 'appointments':
      return appointmentsOf(source);
    case 'notes':
      return notesOf(source);
    case 'promises':
      return promisesOf(source);
    case 'pictures':
      return picturesOf(source);
    case 'lead':
      return [{ key: `${source.lead.externalKey}.${model.toLowerCase()}`, facts: {} }];
  }
}

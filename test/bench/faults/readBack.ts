import { readLive } from '#renderer/data/leads.ts';
import { readMedia } from '#renderer/data/media.ts';
import { openRow, readAll } from '#renderer/data/read.ts';
import type { RecordOf } from '#renderer/data/records.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { readTallies } from '#renderer/data/tallies.ts';
import type { Store } from '#renderer/data/store.ts';
import { digestOf } from './bed.ts';
import type { Bed, Found } from './bed.ts';
import { TARGET } from './farDeeds.ts';

const ofLead = ({ id, contact, heatChosen, mergedInto, consents }: RecordOf['leads']): Found[] => [
  ...(contact.jobTitle === undefined ? [] : [{ key: `contact/${id}`, is: [contact.jobTitle] }]),
  ...(heatChosen === undefined ? [] : [{ key: `qualification/${id}`, is: [heatChosen] }]),
  ...(mergedInto === undefined ? [] : [{ key: `merge/${id}`, is: [mergedInto.leadId] }]),
  ...consents.map(({ wordingVersion, given }) => ({ key: `consent/${wordingVersion}`, is: [id, given] })),
];

async function ofCaptures(store: Store): Promise<Found[]> {
  const found: Found[] = [];
  for (const { scan, leadId } of await readAll(store, 'captures')) {
    const lead = await readLive(store, leadId);
    const name = /^FN:Ada(\S+) /mu.exec(scan.text)?.[1];
    if (name !== undefined) found.push({ key: `capture/${name}`, is: [scan.text, lead?.contact.emails?.[0]?.value ?? null] });
  }
  return found;
}

async function ofMedia(store: Store): Promise<Found[]> {
  const found: Found[] = [];
  for (const { id, name } of await readAll(store, 'media')) {
    const blob = await readMedia(store, id);
    const is = blob.ok ? await digestOf(new Uint8Array(await blob.value.arrayBuffer())) : blob.error;
    found.push({ key: `media/${name === '' ? id : name}`, is: [is] });
  }
  return found;
}

async function ofLists(store: Store): Promise<Found[]> {
  const found: Found[] = [];
  for (const { id, name, rows } of await readAll(store, 'lists')) {
    const people = await store.db.attendees.where('listId').equals(id).toArray();
    const opened = await Promise.allSettled(people.map((row) => openRow(store, 'attendees', row)));
    found.push({ key: `list/${name}`, is: [rows, opened.filter(({ status }) => status === 'fulfilled').length] });
  }
  return found;
}

/** Everything that deeds of the campaign have written, as the program reads it now. */
export async function readBack({ store, show }: Pick<Bed, 'store' | 'show'>): Promise<Found[]> {
  const leads = await readAll(store, 'leads');
  const setting = await readSetting(store);
  const tallies = await readTallies(store, show.id);
  const sent = await store.db.outbox.where('id').startsWith(TARGET).toArray();
  const closes = (await readAll(store, 'shows')).flatMap((one) => one.closes ?? []);
  return [
    ...leads.flatMap(ofLead),
    ...(await ofCaptures(store)),
    ...(await readAll(store, 'interactions')).flatMap((one) => (one.kind === 'note' ? [{ key: `note/${one.id}`, is: [one.text] }] : [])),
    ...(await readAll(store, 'promises')).map(({ text, dueOn, keptAt }) => ({
      key: `promise/${text}`,
      is: [dueOn, keptAt === undefined ? 'open' : 'kept'],
    })),
    ...(await readAll(store, 'appointments')).map((one) => ({ key: `appointment/${one.title}`, is: [one.startsAt, one.endsAt] })),
    ...(await ofMedia(store)),
    ...(await ofLists(store)),
    ...(setting.laptop?.name === undefined ? [] : [{ key: 'settings/name', is: [setting.laptop.name] }]),
    { key: 'tally/sum', is: [tallies.reduce((sum, { count }) => sum + count, 0)] },
    ...closes.map(({ day, total }) => ({ key: `dayclose/${day}`, is: [total.scans] })),
    ...sent.map(({ leadId, state }) => ({ key: `outbox/${leadId}`, is: [state] })),
    { key: 'taken/leads', is: [leads.filter(({ showId }) => showId !== show.id).length] },
  ];
}

import { booth } from '#renderer/lib/booth.ts';
import { readLive } from '#renderer/data/leads.ts';
import { readMedia } from '#renderer/data/media.ts';
import { openRow, readAll } from '#renderer/data/read.ts';
import type { RecordOf } from '#renderer/data/records.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { readTallies } from '#renderer/data/tallies.ts';
import type { Store } from '#renderer/data/store.ts';
import { digestOf } from './bed.ts';
import type { Bed, Found } from './bed.ts';
import { keyInUse, readNewestBackup } from './deepDeeds.ts';
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
    found.push({ key: `media/${name === '' ? id : name}`, is: [is], isBroken: !blob.ok });
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

/** Rows and lines that hang from people who were erased, wherever they still are. */
async function ofErased({ store, journal }: Pick<Bed, 'store' | 'journal'>): Promise<Found[]> {
  const ids = (await readAll(store, 'graves')).flatMap(({ table, of }) => (table === 'leads' ? [of] : []));
  if (ids.length === 0) return [];
  const left = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const table of ['captures', 'interactions', 'media', 'outbox'] as const)
    for (const { leadId } of await store.db[table].where('leadId').anyOf(ids).toArray()) left.get(String(leadId))?.add(table);
  for (const row of await store.db.leads.bulkGet(ids)) if (row !== undefined) left.get(row.id)?.add('leads');
  for (let from: number | null = 0; from !== null;) {
    const page: Awaited<ReturnType<typeof journal.read>> = await journal.read({
      from,
      limit: 2_000,
      wanted: [[1, Number.MAX_SAFE_INTEGER]],
    });
    for (const op of page.frames.flatMap(({ ops }) => ops))
      if ('put' in op) left.get(op.table === 'leads' ? op.put.id : 'leadId' in op.put ? String(op.put.leadId) : '')?.add('journal');
    from = page.next;
  }
  return [...left].map(([id, where]) => ({ key: `erased/${id}`, is: [where.size === 0 ? 'nothing' : [...where].join(' ')] }));
}

/** What the profile says of its own copies: the newest backup, the last restore, the keys in use. */
async function ofProfile(): Promise<Found[]> {
  const [newest, { restored }] = [await readNewestBackup(), await booth.backupState()];
  return [
    ...(newest === null ? [] : [{ key: 'backup/last', is: newest }]),
    ...(restored === null ? [] : [{ key: 'restore/last', is: [restored.asOf] }]),
    { key: 'rotate/key', is: [await keyInUse()] },
  ];
}

/** Were visitors written down in the order in which they came, whatever the clock said? */
export async function isInOrder(store: Store): Promise<boolean> {
  const texts = new Map((await readAll(store, 'captures')).map(({ id, scan }) => [id as string, scan.text]));
  let before = [0, -1];
  let isRight = true;
  await store.db.history.orderBy('seq').each(({ touched }) => {
    for (const { table, id } of touched) {
      const name = table === 'captures' ? /^FN:Ada(\d+)-(\d+) /mu.exec(texts.get(id) ?? '') : null;
      if (name === null) continue;
      const now = [Number(name[1]), Number(name[2])];
      const [run = 0, at = 0] = now;
      isRight &&= run > (before[0] ?? 0) || (run === before[0] && at >= (before[1] ?? 0));
      before = now;
    }
  });
  return isRight;
}

/** Everything that deeds of the campaign have written, as the program reads it now. */
export async function readBack({ store, journal, show }: Pick<Bed, 'store' | 'journal' | 'show'>): Promise<Found[]> {
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
    // before the first of them nothing was counted, which is no count that was ever begun
    ...(tallies.length === 0 ? [] : [{ key: 'tally/sum', is: [tallies.reduce((sum, { count }) => sum + count, 0)] }]),
    ...closes.map(({ day, total }) => ({ key: `dayclose/${day}`, is: [total.scans] })),
    ...sent.map(({ leadId, state }) => ({ key: `outbox/${leadId}`, is: [state] })),
    ...(await ofErased({ store, journal })),
    ...(await ofProfile()),
    { key: 'taken/leads', is: [leads.filter(({ showId }) => showId !== show.id).length] },
  ];
}

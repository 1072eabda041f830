import { booth } from '#renderer/lib/booth.ts';
import { newCodec } from '#renderer/data/codec.ts';
import { erasePeople } from '#renderer/data/erase.ts';
import { finishErasures } from '#renderer/data/finishErasure.ts';
import { leadsOfShow, saveCapture } from '#renderer/data/leads.ts';
import { saveMedia } from '#renderer/data/media.ts';
import { readRecord } from '#renderer/data/read.ts';
import { reseal } from '#renderer/data/reseal.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import type { InteractionId } from '#shared/domain/ids.ts';
import type { BackupPlace } from '#shared/ipc/backup.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { digestOf } from './bed.ts';
import type { Bed, Deed, LastKind } from './bed.ts';
import { kinds } from './deeds.ts';

/** What an outcome brought; a refusal ends the run, and the campaign tells it. */
function wholly<T>(outcome: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

const ownPlace = (places: readonly BackupPlace[]): BackupPlace | undefined => places.find(({ id }) => id === LAPTOP_PLACE);

async function runBackup(): Promise<null> {
  const place = ownPlace((await booth.backupRun({ place: LAPTOP_PLACE })).places);
  if (place === undefined || place.fault !== null || place.last === null) throw new Error(`no backup: ${place?.fault?.fault ?? 'none'}`);
  return null;
}

/** A backup into the laptop's own place; saved is what main has read back. */
async function backUp(bed: Bed): Promise<Deed> {
  const count = await leadsOfShow(bed.store, bed.show.id).count();
  return { key: 'backup/last', expected: [count], run: runBackup };
}

const backup: LastKind = async (bed, at) => {
  await (await kinds.capture(bed, at)).run();
  return backUp(bed);
};

/** What the newest backup of the laptop's own place holds, all of it read and opened; null when there is none. */
export async function readNewestBackup(): Promise<unknown> {
  const points = await booth.backupPoints({ place: LAPTOP_PLACE });
  const newest = points.toSorted((a, b) => b.order - a.order)[0];
  if (newest === undefined) return null;
  const checked = await booth.backupVerify({ place: LAPTOP_PLACE, order: newest.order });
  if (!checked.ok) return [checked.error];
  const { leads, missingChanges, missingMedia } = checked.value;
  return missingChanges + missingMedia > 0 ? ['not whole'] : [leads];
}

/** Gathers the newest backup to take the place of the profile at the next start. */
export async function goBack(): Promise<Deed> {
  const look = wholly(await booth.backupLook({ place: LAPTOP_PLACE }));
  const set = look.sets.find(({ isOurs }) => isOurs);
  const point = set?.points.toSorted((a, b) => b.order - a.order)[0];
  if (set === undefined || point === undefined) throw new Error('there is no backup to go back to');
  wholly(await booth.backupOpen({ look: look.look, set: set.id, order: point.order, passphrase: null }));
  const run = async (): Promise<null> => wholly(await booth.backupRestore({ look: look.look, protection: null, here: null }));
  return { key: 'restore/last', expected: [point.at], run };
}

/** One restore a run: what is saved behind it would not be there after the next start, and the screens save nothing. */
const restore: LastKind = async (bed, at) => {
  if (at === 0) return kinds.capture(bed, at);
  if (at === 1) return kinds.media(bed, at);
  if (at === 2) return backUp(bed);
  return at === 3 ? goBack() : null;
};

/** Tells keys apart without showing them. */
export async function keyInUse(): Promise<string> {
  const vault = await booth.vaultState();
  if (vault.kind !== 'open') throw new Error('the vault is not open');
  return digestOf(new Uint8Array(vault.keys.body));
}

async function newKeys({ store }: Bed): Promise<Deed> {
  const { keys } = wholly(await booth.rotateBegin({ current: '', recovery: { kind: 'none' } }));
  const fresh = await newCodec(keys);
  const send = async (frames: Parameters<typeof booth.rotateFrames>[0]): Promise<void> => void wholly(await booth.rotateFrames(frames));
  const run = async (): Promise<null> => {
    const done = await reseal(store, { fresh, send, signal: new AbortController().signal });
    if (done.kind !== 'done') throw new Error(`keys are not changed: ${done.kind}`);
    for (let part = wholly(await booth.rotateMedia()); part.done < part.total;) part = wholly(await booth.rotateMedia());
    return wholly(await booth.rotateFinish({ counts: done.counts, last: done.last }));
  };
  return { key: 'rotate/key', expected: [await digestOf(new Uint8Array(keys.body))], run };
}

/** One change of keys a run, for the same reason; first the keys of before are told. */
const rotate: LastKind = async (bed, at) => {
  if (at === 0) return { key: 'rotate/key', expected: [await keyInUse()], run: () => Promise.resolve(null) };
  if (at === 1) return kinds.capture(bed, at);
  if (at === 2) return kinds.media(bed, at);
  return at === 3 ? newKeys(bed) : null;
};

/** A visitor with a note and a picture is erased; saved is what the screen would say: gone from the database and from the journal. */
const erase: LastKind = async (bed, at) => {
  const { store, show, run: number } = bed;
  const name = `Gone ${number}-${at}`;
  const seed = { contact: { formattedName: name, emails: [{ value: `gone${number}-${at}@away.example`, kind: 'work' as const }] } };
  const scan = { source: 'manual' as const, text: name };
  const { lead } = await saveCapture(store, { showId: show.id, scan, seed: { ...seed, isResolved: true } });
  const blob = new Blob([crypto.getRandomValues(new Uint8Array(9_000))], { type: 'image/jpeg' });
  const picture = await saveMedia(store, { leadId: lead.id, blob, name: `${name}.jpg` });
  // a fresh id of a note
  wholly(await saveNote(store, { id: store.newId() as InteractionId, leadId: lead.id, text: `about ${name}` }));
  await (await kinds.capture(bed, at)).run();
  const run = async (): Promise<string> => {
    const now = await readRecord(store, 'leads', lead.id);
    if (now === undefined) throw new Error('the visitor is not there');
    await erasePeople(store, [{ leads: [now], attendees: [] }], { why: 'request', program: 'campaign', byName: 'Campaign' });
    wholly(await finishErasures(store, booth));
    return picture.id;
  };
  return { key: `erased/${lead.id}`, expected: ['nothing'], run };
};

/** Kinds of write that replace parts of the profile, or copy all of it. */
export const deepKinds = { backup, restore, rotate, erase } satisfies Readonly<Record<string, LastKind>>;

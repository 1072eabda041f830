import { t } from 'i18next';
import { bugKey } from '#renderer/app/bugKey.ts';
import { repairWords } from '#renderer/app/repairNotice.ts';
import { clockWords, keyWords } from '#renderer/app/startNotices.ts';
import { openBatchStore, openShow } from '#renderer/batch/openBatchStore.ts';
import { watchClock } from '#renderer/data/clock.ts';
import { compareJournal, isSame } from '#renderer/data/compareJournal.ts';
import { newJournal } from '#renderer/data/journal.ts';
import { resumeErasures } from '#renderer/data/finishErasure.ts';
import { leadsOfShow, saveCapture } from '#renderer/data/leads.ts';
import type { Opened } from '#renderer/data/open.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import { readShow } from '#renderer/data/shows.ts';
import { booth } from '#renderer/lib/booth.ts';
import { setupWords } from '#renderer/i18n/setup.ts';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Show } from '#shared/domain/show.ts';
import { HOUR } from '#shared/lib/time.ts';
import type { Bench } from './bench.ts';
import { say } from './bench.ts';
import { sumOf } from './faults/bed.ts';
import type { Bed, Deed, LastKind } from './faults/bed.ts';
import { deepKinds, goBack } from './faults/deepDeeds.ts';
import { kinds } from './faults/deeds.ts';
import { countInCapsule, farKinds } from './faults/farDeeds.ts';
import { isInOrder, readBack } from './faults/readBack.ts';

const REP = 'rep-1' as StaffId; // the campaign's own
const LEADS = 12;
/** Deeds of each kind in a profile that is damaged afterwards. */
const FILL = 6;
/** Times the clock is read before it jumps. */
const JUMP_EVERY = 7;
/** No run of the campaign lives that long; one that is not killed ends by itself. */
const DEEDS_MOST = 900;

const allKinds: Readonly<Record<string, LastKind>> = { ...kinds, ...farKinds, ...deepKinds };

/** Leads that are there from the first run on. */
async function openLeads(store: Store, show: Show): Promise<LeadId[]> {
  for (let at = await leadsOfShow(store, show.id).count(); at < LEADS; at += 1) {
    const contact = { formattedName: `Base ${at}`, emails: [{ value: `base${at}@always.example`, kind: 'work' as const }] };
    await saveCapture(store, { showId: show.id, scan: { source: 'manual', text: `base ${at}` }, seed: { contact, isResolved: true } });
  }
  return (await leadsOfShow(store, show.id).limit(LEADS).primaryKeys()) as LeadId[]; // primary keys of the leads' table
}

/** The show of this profile: a colleague's, taken in from a capsule, must not take its place. */
async function openOwnShow(store: Store): Promise<Show> {
  const { showId } = await readSetting(store);
  const known = showId === null ? undefined : await readShow(store, showId);
  if (known !== undefined) return known;
  const show = await openShow(store, {});
  await saveSetting(store, { showId: show.id });
  return show;
}

/** Hours that the clock of a run is off, in its last word: `clock-24`, `clock24`; `clock` alone: another instant every few changes. */
function clockOf(manner: string): () => number {
  const [, hours] = /^clock(-?\d*)$/u.exec(manner) ?? [];
  if (hours === undefined) return Date.now;
  let asked = 0;
  const jump = (): number => [0, -26, 30, -3, 26][Math.floor((asked += 1) / JUMP_EVERY) % 5] ?? 0;
  return () => Date.now() + (hours === '' ? jump() : Number(hours)) * HOUR;
}

/** What the start has to say to a person, in one text: as the screens do (`app/repairNotice`, `app/startNotices`). */
async function startWords({ store, report }: Opened, { isNew, mended }: { isNew: boolean; mended: readonly boolean[] }): Promise<string> {
  const words = [repairWords(t, isNew ? { ...report, replayed: 0 } : report), await keyWords()];
  for (const isMended of mended) words.push(t(isMended ? 'app.repaired_mended' : 'app.repaired_damaged', { count: 1 }));
  const stop = new AbortController();
  await watchClock(store, { signal: stop.signal, onBack: (back) => words.push(clockWords(back)) });
  stop.abort();
  return words.filter(Boolean).join(' ');
}

async function openBed(words: readonly string[]): Promise<Bed> {
  const [, , run = '0', port = '0', manner = ''] = words[0]?.split(':') ?? [];
  const mended: boolean[] = [];
  const opened = await openBatchStore({ now: clockOf(manner), onDamaged: (_row, isMended) => mended.push(isMended) });
  const { store, report } = opened;
  await setupWords('en');
  const { arrived, version } = await booth.appInfo();
  await resumeErasures(store, booth, { isDatabaseNew: arrived !== null, program: version, byName: '' });
  await say(`REPORT ${JSON.stringify({ ...report, said: await startWords(opened, { isNew: arrived !== null, mended }) })}`);
  const show = await openOwnShow(store);
  const leads = await openLeads(store, show);
  return { store, journal: newJournal(booth), show, rep: REP, leads, run: Number(run), port: Number(port) };
}

/** Everything that is there, read through the program; and whether the journal says the same as the database. */
async function tellAll(bed: Bed, withCapsule: boolean): Promise<void> {
  const found = await readBack(bed);
  for (const { key, is } of found) await say(['HAVE', await sumOf(is), key].join('\t'));
  // what the screen says in the place of a picture
  if (found.some(({ isBroken }) => isBroken === true)) await say(`CANNOT ${t('leads.picture.missing', { number: 1 })}`);
  if (withCapsule) await say(['HAVE', await sumOf([await countInCapsule(bed)]), 'file/capsule'].join('\t'));
  await say(`ORDER ${(await isInOrder(bed.store)) ? 'yes' : 'no'}`);
  const compared = await compareJournal(bed.store, bed.journal, { signal: new AbortController().signal });
  await say(`SAME ${compared !== null && isSame(compared) ? 'yes' : 'no'}`);
}

/** Turns a bit in bodies of the database, behind the program's back. */
async function rot({ store }: Bed, tables: readonly ('lists' | 'tallies' | 'settings')[]): Promise<void> {
  for (const table of tables) {
    const rows = await store.db[table].limit(3).toArray();
    for (const { body, ...row } of rows) await store.db[table].put({ ...row, body: body.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) });
  }
}

/** The names of an error and of those it was made of: for whoever reads the campaign's complaints. */
function namesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const inner = 'failures' in error && Array.isArray(error.failures) ? error.failures : 'inner' in error ? [error.inner] : [];
  return [
    error.name,
    ...inner.slice(0, 1).map((one: unknown) => (one instanceof Error ? `${one.name}: ${one.message}` : String(one))),
  ].join(' of ');
}

/** Between a change that was not saved and the next, ms. */
const REFUSED_MS = 150;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Says what is about to be written, writes it, and says that it is saved at the moment a screen would. */
async function does({ key, expected, run }: Deed, isPatient: boolean): Promise<void> {
  const sum = await sumOf(expected);
  await say(['TRY', sum, key].join('\t'));
  const told = await run().catch(async (error: unknown) => {
    if (!isPatient) throw error;
    await say(['REFUSED', key, t(bugKey(error)), namesOf(error)].join('\t'));
    await pause(REFUSED_MS);
    return undefined;
  });
  if (told === undefined) return;
  await say(['SAVED', sum, key, ...(told === null ? [] : [told])].join('\t'));
}

/** A few of each kind, and a backup of it all. */
async function fill(bed: Bed): Promise<void> {
  for (const one of Object.values(kinds)) for (let at = 0; at < FILL; at += 1) await does(await one(bed, at), false);
  const backup = await deepKinds.backup(bed, DEEDS_MOST);
  if (backup !== null) await does(backup, false);
}

/** One write after another, until there is nothing more of this kind or the program is killed. */
async function writeOn(bed: Bed, { kind, isPatient }: { kind: string; isPatient: boolean }): Promise<void> {
  const write = allKinds[kind];
  if (write === undefined) return;
  for (let at = 0; at < DEEDS_MOST; at += 1) {
    const deed = await write(bed, at);
    if (deed === null) return;
    await does(deed, isPatient);
  }
}

/**
 * One run of the fault campaign (`faults:KIND:RUN:PORT`): reads everything back, then writes one kind of record after another until
 * scripts/benchFaults.mjs kills it. `fill` writes a few of each kind and ends, `back` goes back to the
 * newest backup, `check` only reads. A fifth word: goes on after a refusal, and under another clock when it says so.
 */
export const runFaults: Bench = async ({ words, files }) => {
  const [, kind = 'check', , , manner = ''] = words[0]?.split(':') ?? [];
  const isPatient = manner !== '';
  const bed = await openBed(words);
  await tellAll(bed, kind !== 'taken' && files.length > 0);
  await say('WRITING');
  if (kind === 'rot') await rot(bed, manner === 'settings' ? ['settings'] : ['lists', 'tallies']);
  else if (kind === 'back') await does(await goBack(), false);
  else if (kind === 'fill') await fill(bed);
  else await writeOn(bed, { kind, isPatient });
  return { kind };
};

import { booth } from '#renderer/lib/booth.ts';
import { makeCapsule } from '#renderer/capsule/makeCapsule.ts';
import { previewCapsule, takeCapsule } from '#renderer/capsule/takeCapsule.ts';
import { keyMaker } from '#renderer/capsule/tools.ts';
import type { Source } from '#renderer/capsule/tools.ts';
import { leadsOfShow } from '#renderer/data/leads.ts';
import { addTarget, readTargets } from '#renderer/data/targets.ts';
import { exportLeads } from '#renderer/features/handover/exportLeads.ts';
import { pushOutbox } from '#renderer/features/handover/pushOutbox.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { outboxId } from '#shared/domain/outbox.ts';
import { retry } from '#renderer/data/outbox.ts';
import { bytesOf } from '#test/bench/bench.ts';
import type { Bed, Kind } from './bed.ts';
import { kinds } from './deeds.ts';

/** So often a lead is sent whose answer got lost. */
const TRIES = 12;
/** The target is left alone for a moment when an answer was lost, ms. */
const AGAIN_MS = 700;
/** What a capsule of the campaign is opened with. */
const PASSPHRASE = 'a phrase for the campaign';
/** The one target of the campaign; its secret comes by the environment. */
export const TARGET = 'faults' as TargetId;

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const never = (): AbortSignal => new AbortController().signal;

/** A file of all leads under one name, again and again: the one that was shown as saved, or the next, whole. */
const exported: Kind = async (bed, at) => {
  await (await kinds.capture(bed, at)).run();
  const count = await leadsOfShow(bed.store, bed.show.id).count();
  const request = { show: bed.show, format: 'vcf', template: 'full', only: 'all', separator: ';', language: 'en' } as const;
  const run = async (): Promise<string> => {
    const end = await exportLeads({ store: bed.store, booth }, request, { signal: never(), onProgress: () => undefined });
    if (!end.ok) throw new Error(end.error);
    return String(end.value.written);
  };
  return { key: 'file/export', expected: [count], run };
};

/** A capsule of the show under one name, again and again. */
const capsule: Kind = async (bed, at) => {
  await (await kinds.capture(bed, at)).run();
  const count = await leadsOfShow(bed.store, bed.show.id).count();
  const run = async (): Promise<string> => {
    const made = await makeCapsule(
      { store: bed.store, booth },
      { show: bed.show, makeKey: keyMaker({ booth }, PASSPHRASE), signal: never() },
    );
    if (!made.ok) throw new Error(made.error);
    return String(made.value.records['leads'] ?? 0);
  };
  return { key: 'file/capsule', expected: [count], run };
};

/** The first file of the run as a capsule. */
async function sourceOfRun(): Promise<Source> {
  const file = new Blob([await bytesOf(0)]);
  return () => file.stream();
}

/** How many leads the capsule in the first file of the run has; null when it cannot be read to its end. */
export async function countInCapsule(bed: Pick<Bed, 'store'>): Promise<number | null> {
  const read = await previewCapsule({ store: bed.store, booth }, await sourceOfRun(), keyMaker({ booth }, PASSPHRASE));
  return read.ok ? read.value.contents.copies.leads.length : null;
}

/** A colleague's capsule is taken in; again in each run, so that one that was broken off is finished by the next. */
const taken: Kind = async (bed) => {
  const tools = { store: bed.store, booth };
  const [source, makeKey] = [await sourceOfRun(), keyMaker({ booth }, PASSPHRASE)];
  const preview = await previewCapsule(tools, source, makeKey);
  if (!preview.ok) throw new Error(preview.error);
  const { contents } = preview.value;
  const run = async (): Promise<null> => {
    const merged = await takeCapsule(tools, source, { contents, makeKey });
    if (!merged.ok) throw new Error(merged.error);
    return null;
  };
  return { key: 'taken/leads', expected: [contents.copies.leads.length], run };
};

/** A new lead goes to a target that takes it; saved is what the target has confirmed. */
const outbox: Kind = async (bed, at) => {
  const config = { kind: 'webhook', url: `http://127.0.0.1:${bed.port}/leads` } as const;
  const known = (await readTargets(bed.store)).some(({ id }) => id === TARGET);
  if (!known) await addTarget(bed.store, { id: TARGET, name: 'Receiver', config });
  const id = await (await kinds.capture(bed, at)).run();
  const leadId = id as LeadId; // of the capture above
  const isSent = async (): Promise<boolean> => (await bed.store.db.outbox.get(outboxId(TARGET, leadId)))?.state === 'sent';
  const run = async (): Promise<null> => {
    // some answers get lost on the way: it is sent again until the target has said that it has it
    for (let tries = 0; tries < TRIES && !(await isSent()); tries += 1) {
      if (tries > 0) await wait(AGAIN_MS);
      if (tries > 0) await retry(bed.store, TARGET, [leadId]);
      await pushOutbox({ store: bed.store, booth }, { id: TARGET, config }, { signal: never() });
    }
    if (!(await isSent())) throw new Error('the target did not take it');
    return null;
  };
  return { key: `outbox/${id ?? ''}`, expected: ['sent'], run };
};

/** Kinds of write that leave the profile: files, capsules, targets. */
export const farKinds = { export: exported, capsule, taken, outbox } satisfies Readonly<Record<string, Kind>>;

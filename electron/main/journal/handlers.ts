import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beginIncoming, incomingFolder, readIncoming, settleIncoming } from '#electron/main/incoming.ts';
import type { MediaStore } from '#electron/main/media.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { keepErased, readErased } from './erased.ts';
import { planOf } from './forget.ts';
import { newOpenJournal } from './openOnce.ts';
import type { OpenJournal } from './openOnce.ts';
import { rewriteJournal } from './rewrite.ts';
import { damageOf, keepTold, readTold } from './told.ts';

type JournalHandlers = Pick<Handlers, 'journalAppend' | 'journalSummary' | 'journalRead' | 'journalLatest'>;
type ForgetHandlers = Pick<Handlers, 'journalRewrite' | 'databaseRenew' | 'erasedIds' | 'erasedKeep'>;

/** The profile's folder (the journal lies in `journal`), its key once the vault is open, null before, and the pictures. */
export type JournalDeps = {
  readonly profile: string;
  readonly readKey: () => Uint8Array | null;
  readonly media: Pick<MediaStore, 'remove'>;
};

/** Parts of the profile wait for the next start: what is done to them now would be undone by it. */
const isWaiting = (profile: string): boolean => (readIncoming(profile)?.parts.length ?? 0) > 0;

/** The database knows what the journal could not take: it must not be dropped before they agree again. */
async function keepDatabase(profile: string): Promise<void> {
  const waiting = readIncoming(profile);
  if (waiting?.why === 'erasure' && waiting.parts.length === 0) await rm(incomingFolder(profile), { recursive: true, force: true });
}

const MEDIA = 'media/';

async function removePictures(media: JournalDeps['media'], gone: ReadonlySet<string>): Promise<void> {
  for (const name of gone) if (name.startsWith(MEDIA)) await media.remove(name.slice(MEDIA.length));
}

const forgetHandlers = (journal: OpenJournal, deps: JournalDeps): ForgetHandlers => ({
  journalRewrite: (input) =>
    journal.alone(async (key) => {
      if (isWaiting(deps.profile)) return fail('restart-first');
      const plan = planOf(input);
      // mails that hold names in plain, handed to the mail program in this run
      if (plan.leads.size > 0) await rm(join(deps.profile, 'drafts'), { recursive: true, force: true }).catch(() => undefined);
      return ok(await rewriteJournal({ profile: deps.profile, key }, { plan, onGone: (gone) => removePictures(deps.media, gone) }));
    }),
  databaseRenew: () =>
    journal.alone(async () => {
      if (isWaiting(deps.profile)) return fail('restart-first');
      await beginIncoming(deps.profile);
      await settleIncoming(deps.profile, { why: 'erasure', parts: [], keep: null });
      return ok(null);
    }),
  erasedIds: () => readErased(deps.profile),
  erasedKeep: ({ ids }) =>
    journal.alone(async () => {
      await keepErased(deps.profile, ids);
      return ok(null);
    }),
});

/** Main's side of the journal, and of what it is to forget. */
export function journalHandlers(deps: JournalDeps): JournalHandlers & ForgetHandlers {
  const { profile, readKey } = deps;
  const folder = join(profile, 'journal');
  const journal = newOpenJournal({ folder, readKey });
  return {
    journalAppend: (frame) =>
      journal.use(async (open) => {
        const kept = await open.append(frame);
        if (!kept.ok) await keepDatabase(profile);
        return kept;
      }),
    journalSummary: () =>
      journal.use(async (open) => {
        const summary = open.summary();
        const told = readTold(folder);
        await keepTold(folder, damageOf(summary));
        return ok({ ...summary, ...(told === 0 ? {} : { told }) });
      }),
    journalRead: (ask) => journal.use(async (open) => ok(await open.read(ask))),
    journalLatest: (rows) => journal.use(async (open) => ok(await open.latest(rows))),
    ...forgetHandlers(journal, deps),
  };
}

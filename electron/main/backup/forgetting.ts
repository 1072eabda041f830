import type { Handlers } from '#shared/ipc/contract.ts';
import type { Drafts } from '#electron/main/drafts.ts';
import type { Backups } from './backups.ts';

type Rewriting = Pick<Handlers, 'journalRewrite' | 'rotateFinish'>;

/** The calls after which older backups must go: an erasure at once, a change of keys behind the next start, which brings the new ones. */
export const forgettingHandlers = (
  { announceRewrite, forgetOlderPoints, keepOlderPoints }: Backups,
  { journalRewrite, rotateFinish, clearDrafts }: Rewriting & { readonly clearDrafts: Drafts['clear'] },
): Rewriting => ({
  journalRewrite: async (plan) => {
    await announceRewrite();
    const done = await journalRewrite(plan);
    // mails to them that were handed to the mail program lie in plain
    if (done.ok) await clearDrafts();
    await (done.ok ? forgetOlderPoints('erasure') : keepOlderPoints());
    return done;
  },
  rotateFinish: async (totals) => {
    await announceRewrite();
    const done = await rotateFinish(totals);
    if (!done.ok) await keepOlderPoints();
    return done;
  },
});

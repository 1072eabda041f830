import { type UpdateFault, type UpdateFeed, type UpdateState, type UpdateStep, type UpdateWay } from '#shared/ipc/update.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { readFeedAddress } from './address.ts';
import type { FeedFile } from './feed.ts';

/** What looks, fetches and installs; ours is electron-updater (engine.ts). Each rejects with an error whose `code` says why. */
export type Engine = {
  /** The version the feed offers, if it is newer than this one. */
  readonly check: (address: string) => Promise<string | null>;
  /** Fetches that version and holds it against the feed's sum and the publisher's signature; `onPercent` hears whole numbers. */
  readonly fetch: (onPercent: (percent: number) => void) => Promise<void>;
  /** Puts what was fetched in place and ends the program; with `again` it starts anew. */
  readonly install: (again: boolean) => void;
};

type Needs = {
  readonly engine: () => Promise<Engine>;
  readonly file: FeedFile;
  readonly way: UpdateWay;
  readonly hasQuit: boolean;
  readonly now: () => number;
  readonly onChange: (state: UpdateState) => void;
  readonly onFault: (why: UpdateFault) => void;
};

/** The program's updates: asked for, fetched and installed only when somebody said so. */
export type Updates = {
  readonly state: () => UpdateState;
  readonly setFeed: (feed: UpdateFeed) => Promise<Result<UpdateState, 'address' | 'fixed' | 'disk'>>;
  readonly check: () => Promise<void>;
  readonly fetch: () => Promise<void>;
  readonly settle: (when: 'now' | 'quit' | 'never') => Promise<void>;
  /** Looks once a day where that was chosen; call it at the start and now and then. */
  readonly tick: () => Promise<void>;
  /** When the program ends: installs what was put off to now. True when it does. */
  readonly quit: () => boolean;
};

export const DAY_MS = 86_400_000;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

/** What an engine's error means for a person. */
export function faultOf(error: unknown): UpdateFault {
  const text = `${codeOf(error)} ${error instanceof Error ? error.message : ''}`;
  if (/CHECKSUM|sha512/iu.test(text)) return 'sum';
  if (/SIGNATURE|not signed/iu.test(text)) return 'signature';
  if (/ENOSPC|EACCES|EROFS|EPERM|ERR_UPDATER_OLD_FILE/u.test(text)) return 'disk';
  return /net::|ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN/u.test(text) ? 'network' : 'feed';
}

/** Keeps another feed, or none, if it is an address and the company's IT has not set one. */
async function changeFeed(file: FeedFile, { address, isDaily }: UpdateFeed): Promise<Result<null, 'address' | 'fixed' | 'disk'>> {
  if (file.isFixed()) return fail('fixed');
  const typed = address?.trim() ?? '';
  const read = typed === '' ? null : readFeedAddress(typed);
  if (read === null && typed !== '') return fail('address');
  try {
    await file.keep({ address: read, isDaily: isDaily && read !== null });
    return ok(null);
  } catch {
    return fail('disk');
  }
}

/** Nothing is asked until a feed is set; see `Updates`. */
export function newUpdates({ engine, file, way, hasQuit, now, onChange, onFault }: Needs): Updates {
  let step: UpdateStep = { kind: 'idle', checkedAt: null };
  let askedAt: number | null = null;
  const state = (): UpdateState => ({ way, feed: file.feed(), isFixed: file.isFixed(), hasQuit, step });
  const go = (next: UpdateStep): void => {
    step = next;
    onChange(state());
  };
  const failed = (why: UpdateFault): void => {
    onFault(why);
    go({ kind: 'failed', why });
  };
  const isFree = (): boolean => step.kind === 'idle' || step.kind === 'failed' || step.kind === 'found';
  const check = async (): Promise<void> => {
    const { address } = file.feed();
    if (way !== 'self' || address === null || !isFree()) return;
    askedAt = now();
    go({ kind: 'asking' });
    try {
      const version = await (await engine()).check(address);
      go(version === null ? { kind: 'idle', checkedAt: now() } : { kind: 'found', version });
    } catch (error) {
      failed(faultOf(error));
    }
  };
  return {
    state,
    check,
    async setFeed(feed) {
      const kept = await changeFeed(file, feed);
      if (!kept.ok) return kept;
      // what another feed offered is not offered by this one
      if (isFree()) go({ kind: 'idle', checkedAt: null });
      return ok(state());
    },
    async fetch() {
      if (step.kind !== 'found') return;
      const { version } = step;
      go({ kind: 'fetching', version, percent: 0 });
      try {
        await (await engine()).fetch((percent) => go({ kind: 'fetching', version, percent }));
        go({ kind: 'ready', version, atQuit: false });
      } catch (error) {
        failed(faultOf(error));
      }
    },
    async settle(when) {
      if (step.kind !== 'ready') return;
      if (when === 'now') (await engine()).install(true);
      else go({ ...step, atQuit: when === 'quit' && hasQuit });
    },
    tick: () => (file.feed().isDaily && (askedAt === null || now() - askedAt >= DAY_MS) ? check() : Promise.resolve()),
    quit() {
      if (step.kind !== 'ready' || !step.atQuit) return false;
      // installing ends the program, which asks here again
      step = { kind: 'idle', checkedAt: null };
      void engine().then(({ install }) => install(false));
      return true;
    },
  };
}

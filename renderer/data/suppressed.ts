import type { AttendeeInput } from './attendeeIdentity.ts';
import type { Contents } from './capsuleContents.ts';
import type { Grave } from '#shared/domain/grave.ts';
import { graveId, isErased } from '#shared/domain/grave.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { lookupsOf } from '#shared/domain/privacy/suppression.ts';
import type { Traces } from '#shared/domain/privacy/suppression.ts';
import { readAll } from './read.ts';
import type { Store } from './store.ts';

/** Who was erased, by keyed hashes: it answers whether somebody is one of them, and tells nobody who they are. */
export type Suppressed = {
  readonly isEmpty: boolean;
  /** Whether they were erased, and when; null when not. */
  readonly erasedAt: (traces: Traces) => Promise<number | null>;
};

const utf8 = new TextEncoder();
const HASH_BYTES = 16;
const KEY_BYTES = 16;

const base64 = (bytes: Uint8Array): string => btoa(String.fromCodePoint(...bytes));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (sign) => sign.codePointAt(0) ?? 0);

const importKey = (key: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** A key of chance for the hashes of one laptop. */
export const newSuppressionKey = (): string => base64(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));

async function hashWith(key: CryptoKey, word: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', key, utf8.encode(word));
  return base64(new Uint8Array(mac).subarray(0, HASH_BYTES));
}

/** HMAC-SHA-256 of words under a key of `newSuppressionKey`, cut to 128 bits. */
export async function hashWords(key: string, words: readonly string[]): Promise<string[]> {
  const opened = await importKey(key);
  return Promise.all(words.map((word) => hashWith(opened, word)));
}

/** A key from a capsule that is none can match nobody. */
const isKey = (key: string): boolean => /^[A-Za-z0-9+/]{22}==$/u.test(key);

/** Who was erased by some graves. */
export async function suppressedOf(graves: readonly Grave[]): Promise<Suppressed> {
  const byKey = new Map<string, Map<string, number>>();
  for (const { at, erased = [] } of graves)
    for (const { key, hashes } of erased) {
      const known = byKey.get(key) ?? new Map<string, number>();
      byKey.set(key, known);
      for (const hash of hashes) known.set(hash, Math.max(known.get(hash) ?? 0, at));
    }
  const keyed = [...byKey].filter(([key, hashes]) => isKey(key) && hashes.size > 0);
  const opened = await Promise.all(keyed.map(async ([key, hashes]) => ({ key: await importKey(key), hashes })));
  return {
    isEmpty: opened.length === 0,
    async erasedAt(traces) {
      if (opened.length === 0) return null;
      const words = lookupsOf(traces);
      const times = await Promise.all(
        opened.flatMap(({ key, hashes }) => words.map(async (word) => hashes.get(await hashWith(key, word)) ?? 0)),
      );
      const latest = Math.max(0, ...times);
      return latest === 0 ? null : latest;
    },
  };
}

/** Who was erased, as this laptop knows. */
export const readSuppressed = async (store: Store): Promise<Suppressed> => suppressedOf(await readAll(store, 'graves'));

/** Rows of an attendee list without those who were erased, and how many those are. */
export async function withoutErased<T extends AttendeeInput>(
  suppressed: Suppressed,
  rows: readonly T[],
  showId: string,
): Promise<{ readonly rows: readonly T[]; readonly erased: number }> {
  if (suppressed.isEmpty) return { rows, erased: 0 };
  const found = await Promise.all(
    rows.map(({ contact, code }) => suppressed.erasedAt({ contact, codes: code === undefined ? [] : [code], showId })),
  );
  const kept = rows.filter((_, at) => found[at] === null);
  return { rows: kept, erased: rows.length - kept.length };
}

const codesOf = ({ badgeCode, otherCodes = [] }: Pick<Lead, 'badgeCode' | 'otherCodes'>): string[] =>
  badgeCode === undefined ? [...otherCodes] : [badgeCode, ...otherCodes];

/** Everything a lead can come back by. */
export const tracesOfLead = ({ contact, badgeCode, otherCodes, showId }: Lead): Traces => ({
  contact,
  codes: codesOf({ ...(badgeCode === undefined ? {} : { badgeCode }), ...(otherCodes === undefined ? {} : { otherCodes }) }),
  showId,
});

const OF_A_LEAD = ['captures', 'interactions', 'appointments', 'promises', 'media'] as const;

/**
 * A capsule without those who were erased here or there: by id whatever was done to them since, by hash those captured before they were
 * erased (who came again has a lead of their own). `erased`: how many leads and attendees were left out.
 */
export async function contentsWithoutErased(
  store: Store,
  contents: Contents,
): Promise<{ readonly contents: Contents; readonly erased: number }> {
  const graves = [...(await readAll(store, 'graves')), ...contents.graves];
  const buried = new Set(graves.filter(isErased).map(({ id }) => id));
  if (buried.size === 0) return { contents, erased: 0 };
  const suppressed = await suppressedOf(graves);
  const { copies, manifest } = contents;
  const isGone = async (lead: Lead): Promise<boolean> => {
    if (buried.has(graveId('leads', lead.id))) return true;
    const at = await suppressed.erasedAt(tracesOfLead(lead));
    return at !== null && lead.capturedAt <= at;
  };
  const gone = new Set<string>();
  for (const { record } of copies.leads) if (await isGone(record)) gone.add(record.id);
  const here = new Set(await store.db.leads.bulkGet([...gone]).then((rows) => rows.flatMap((row) => row?.id ?? [])));
  // one that is here under its id and was not erased is merged as always: somebody took them up again
  for (const id of here) if (!buried.has(graveId('leads', id))) gone.delete(id);
  const attendees = await Promise.all(
    copies.attendees.map(async ({ record }) => {
      if (buried.has(graveId('attendees', record.id))) return false;
      const codes = record.code === undefined ? [] : [record.code];
      return (await suppressed.erasedAt({ contact: record.contact, codes, showId: manifest.show.id })) === null;
    }),
  );
  const kept = copies.attendees.filter((_, at) => attendees[at] === true);
  const rest = Object.fromEntries(OF_A_LEAD.map((table) => [table, copies[table].filter(({ record }) => !gone.has(record.leadId))]));
  return {
    contents: {
      ...contents,
      copies: {
        ...copies,
        ...rest,
        leads: copies.leads.filter(({ record }) => !gone.has(record.id)),
        attendees: kept,
      },
      heard: contents.heard.filter(({ leadId }) => leadId === null || !gone.has(leadId)),
    },
    erased: gone.size + copies.attendees.length - kept.length,
  };
}

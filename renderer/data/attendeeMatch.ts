import type { Attendee } from '#shared/domain/attendee.ts';
import { codeVariants } from '#shared/domain/badgeCode.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { filledFrom } from '#shared/domain/samePerson.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import { changesBetween } from '#shared/domain/history.ts';
import type { SealedRow } from './db.ts';
import { codeKey, looseKey } from './keys.ts';
import { leadsOfShow, updateLead } from './leads.ts';
import { inZone, openRows, readRecord, readWhere } from './read.ts';
import type { Store } from './store.ts';

/** An attendee found for a badge: by the whole id, or by part of it (a prefix, an address around it, another case), which a person should check. */
export type AttendeeMatch = { readonly attendee: Attendee; readonly by: 'id' | 'part' };

/** Leads looked up at once. */
const LEADS_A_TIME = 200;
/** Leads written side by side: each is a commit of its own, with its line of history. */
const SIDE_BY_SIDE = 20;

/** What is asked for one id: the key of the whole id, then groups of keys of what it may be called. */
type Plan = { readonly exact: string; readonly groups: readonly (readonly (readonly string[])[])[] };

async function planOf({ codec }: Store, code: string): Promise<Plan> {
  const keysOf = (variant: string): Promise<string[]> => Promise.all([codeKey(variant, codec), looseKey(variant, codec)]);
  const groups = codeVariants(code).map((variants) => Promise.all(variants.map(keysOf)));
  return { exact: await codeKey(code, codec), groups: await Promise.all(groups) };
}

/** Rows of the list imported last; several of them are several people with one id: nobody can tell which. */
function newestOf(rows: readonly SealedRow[], lists: ReadonlyMap<string, number>): SealedRow | undefined {
  const newest = Math.max(...rows.map((row) => lists.get(String(row['listId'])) ?? 0));
  const among = rows.filter((row) => lists.get(String(row['listId'])) === newest);
  return among.length === 1 ? among[0] : undefined;
}

type Found = { readonly row: SealedRow; readonly by: AttendeeMatch['by'] };

function pick(plan: Plan, byKey: ReadonlyMap<string, readonly SealedRow[]>, lists: ReadonlyMap<string, number>): Found | undefined {
  const exact = byKey.get(plan.exact);
  if (exact !== undefined) {
    const row = newestOf(exact, lists);
    return row === undefined ? undefined : { row, by: 'id' };
  }
  for (const group of plan.groups) {
    const hits = group.map((keys) => [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))]).filter((rows) => rows.length > 0);
    if (hits.length === 0) continue;
    // two readings of the id that both name somebody: neither is sure
    const row = hits.length === 1 ? newestOf(hits[0] ?? [], lists) : undefined;
    return row === undefined ? undefined : { row, by: 'part' };
  }
  return undefined;
}

/** Attendees as they are met: a list keeps them as written, here their phones and e-mails are looked at, by the show's country. */
export async function openAttendees(store: Store, showId: ShowId, rows: readonly SealedRow[]): Promise<Attendee[]> {
  const country = (await readRecord(store, 'shows', showId))?.country;
  const hints = country === undefined ? {} : { country };
  return (await openRows(store, 'attendees', rows)).map((attendee) => ({ ...attendee, contact: finishContact(attendee.contact, hints) }));
}

async function findMany(store: Store, showId: ShowId, codes: readonly string[]): Promise<(Found | undefined)[]> {
  const lists = new Map(
    (await readWhere(store, 'lists', { index: 'showId', value: showId })).map(({ id, importedAt }) => [String(id), importedAt]),
  );
  if (lists.size === 0) return codes.map(() => undefined);
  const plans = await inZone(Promise.all(codes.map((code) => planOf(store, code))));
  const keys = plans.flatMap(({ exact, groups }) => [exact, ...groups.flat(2)]);
  const rows = await store.db.attendees
    .where('keys')
    .anyOf([...new Set(keys)])
    .distinct()
    .toArray();
  const byKey = new Map<string, SealedRow[]>();
  for (const row of rows) {
    if (!lists.has(String(row['listId'])) || !Array.isArray(row['keys'])) continue;
    for (const key of row['keys'].map(String)) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return plans.map((plan) => pick(plan, byKey, lists));
}

/**
 * The attendee of this show who wears the badge id: to the letter, from the list imported last; else by part of the id when that names one
 * person only. Undefined when no list knows the id, or several people have it.
 */
export async function matchAttendee(store: Store, showId: ShowId, code: string): Promise<AttendeeMatch | undefined> {
  const [found] = await findMany(store, showId, [code]);
  const [attendee] = found === undefined ? [] : await openAttendees(store, showId, [found.row]);
  return found === undefined || attendee === undefined ? undefined : { attendee, by: found.by };
}

/** Gives leads of id-only scans their names from the lists, by badge id. Returns how many. */
export async function resolveWaiting(store: Store, showId: ShowId): Promise<number> {
  const waiting = await leadsOfShow(store, showId)
    .filter((row) => row['stage'] === 'unresolved')
    .toArray();
  let resolved = 0;
  for (let from = 0; from < waiting.length; from += LEADS_A_TIME) {
    const leads = (await openRows(store, 'leads', waiting.slice(from, from + LEADS_A_TIME))).filter((lead) => lead.badgeCode !== undefined);
    const found = await findMany(store, showId, leads.map(({ badgeCode = '' }) => badgeCode)); // prettier-ignore
    const matched = leads.flatMap((lead, at) => (found[at] === undefined ? [] : [{ lead, found: found[at] }]));
    for (let at = 0; at < matched.length; at += SIDE_BY_SIDE)
      await Promise.all(
        matched.slice(at, at + SIDE_BY_SIDE).map(async ({ lead, found: { row, by } }) => {
          const [attendee] = await openAttendees(store, showId, [row]);
          if (attendee !== undefined) await resolveLead(store, lead.id, { attendee, by });
        }),
      );
    resolved += matched.length;
  }
  return resolved;
}

/** A lead with what it lacks taken from an attendee; the name is to be checked when only part of the id matched. */
function resolved(lead: Lead, { attendee, by }: AttendeeMatch): Lead {
  const base: Lead = { ...lead, contact: filledFrom(lead.contact, attendee.contact), isResolved: true };
  if (by === 'id') return base;
  return { ...base, confidence: { ...lead.confidence, name: 0.6 }, toCheck: [...new Set([...lead.toCheck, 'name'])] };
}

/** Fills a lead from an attendee: what staff already wrote stays, what is missing comes from the list. A match by part of the id is told in the history. */
export const resolveLead = (store: Store, id: LeadId, match: AttendeeMatch): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'resolve',
    change: (lead) => resolved(lead, match),
    changes: (before, after) => [
      ...changesBetween(before, after),
      ...(match.by === 'part' ? [{ field: 'badgePart', from: before.badgeCode ?? '', to: match.attendee.code ?? '' }] : []),
    ],
  });

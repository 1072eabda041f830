import { filledFrom } from '#shared/domain/samePerson.ts';
import { changesBetween } from '#shared/domain/history.ts';
import type { Capture } from '#shared/domain/interaction.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead, LeadSeed } from '#shared/domain/lead.ts';
import { ALL_KEYS, isSameContact, rereadLead } from '#shared/domain/reread.ts';
import type { Rereading } from '#shared/domain/reread.ts';
import type { Finding, Scan } from '#shared/domain/scan.ts';
import { seedOf } from '#shared/domain/seedOf.ts';
import type { Show } from '#shared/domain/show.ts';
import { readBase64 } from '#shared/formats/bytes.ts';
import { matchAttendee, resolveLead } from './attendeeMatch.ts';
import type { AttendeeMatch } from './attendeeMatch.ts';
import { leadsOfShow, updateLead } from './leads.ts';
import { readMany, readOfLeads } from './read.ts';
import type { Store } from './store.ts';
import { readEdits, typedIn } from './typedFields.ts';

/** What a scan says; asked for every raw payload again. */
export type ReadScan = (scan: Scan) => readonly Finding[];

export type RereadOptions = {
  /** As scans are read from now on. */
  readonly read: ReadScan;
  /** As they were read before: leads whose payloads still say the same are left alone. */
  readonly readBefore: ReadScan;
  /** What changed the reading, for the history. */
  readonly because: string;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
};

/** `named`: leads that were waiting for a name and have one now, of those `changed`. `isWhole` false: it was stopped. */
export type RereadReport = { readonly leads: number; readonly changed: number; readonly named: number; readonly isWhole: boolean };

/** Leads opened at a time. */
const LEADS_A_TIME = 100;
/** A lead that is edited while its payload is read is read once more. */
const TRIES = 3;

/** The scan as it came in, with its bytes. */
export const scanOfCapture = ({ scan, bytesBase64 }: Capture): Scan =>
  bytesBase64 === undefined ? scan : { ...scan, bytes: readBase64(bytesBase64) };

/** Whether a capture holds a code's payload: not what was typed, nor what was recognised on a card. */
export const isPayload = ({ scan, bytesBase64 }: Capture): boolean =>
  (scan.text !== '' || bytesBase64 !== undefined) && (scan.source !== 'image' || scan.symbology !== undefined);

/** What one payload says of one visitor; undefined when it names several or nobody. */
function seedIn(findings: readonly Finding[]): LeadSeed | undefined {
  const contacts = findings.filter(({ kind }) => kind === 'contact');
  const [only, more] = contacts.length > 0 ? contacts : findings;
  return only === undefined || more !== undefined ? undefined : seedOf(only);
}

type Seeds = Pick<Rereading, 'fresh' | 'stale'>;

/** What the payloads of a lead say now and said before; undefined when they say the same. */
function seedsOf(lead: Lead, captures: readonly Capture[], { read, readBefore }: RereadOptions): Seeds | undefined {
  // what was typed at the desk is a person's; a sample badge that nobody could read is a payload all the same
  const payloads = captures.filter((capture) => isPayload(capture) && (capture.scan.source !== 'manual' || !lead.isResolved));
  const pairs = payloads.map(scanOfCapture).map((scan) => ({ now: seedIn(read(scan)), before: seedIn(readBefore(scan)) }));
  const changed = pairs.filter(({ now, before }) => now !== undefined && JSON.stringify(now) !== JSON.stringify(before));
  const fresh = (changed.find(({ now }) => now?.isResolved === true) ?? changed[0])?.now;
  if (fresh === undefined) return undefined;
  return { fresh, stale: pairs.flatMap(({ before }) => before ?? []) };
}

/** Fields of the lead that a person typed, emptied or confirmed. */
async function keptOf(store: Store, lead: Lead, captures: readonly Capture[]): Promise<Rereading['kept']> {
  if (captures[0]?.scan.source === 'manual' && lead.isResolved) return filledKeys(lead);
  const edits = await readEdits(store, lead.id);
  if (edits.length === 0) return new Set();
  // a person has looked at this lead: what is there stays, and what they emptied stays empty
  return new Set([...typedIn(edits), ...(lead.isResolved ? filledKeys(lead) : [])]);
}

const filledKeys = ({ contact }: Lead): Rereading['kept'] => new Set([...ALL_KEYS].filter((key) => contact[key] !== undefined));

/** What the attendee of the badge's id adds, but to fields that a person emptied. */
function withAttendee(lead: Lead, { attendee }: AttendeeMatch, kept: Rereading['kept']): Lead {
  const filled = filledFrom(lead.contact, attendee.contact);
  const added = Object.entries(filled).filter(([key]) => ![...kept].some((one) => one === key && lead.contact[one] === undefined));
  const isMore = added.length > Object.keys(lead.contact).length;
  return { ...lead, contact: isMore ? Object.fromEntries(added) : lead.contact, isResolved: true };
}

type Job = { readonly store: Store; readonly options: RereadOptions };
type Again = { readonly after: Lead; readonly match: AttendeeMatch | undefined };

/** The lead with its payloads read again and looked up; the very same when that changes nothing. */
async function readAgain({ store, options }: Job, seen: Lead, captures: readonly Capture[]): Promise<Again> {
  const seeds = seedsOf(seen, captures, options);
  if (seeds === undefined) return { after: seen, match: undefined };
  const kept = await keptOf(store, seen, captures);
  const read = rereadLead(seen, { ...seeds, kept });
  const match = read.badgeCode === undefined ? undefined : await matchAttendee(store, seen.showId, read.badgeCode);
  const filled = match?.by === 'id' ? withAttendee(read, match, kept) : read;
  const after = isSameContact(filled.contact, seen.contact) ? { ...filled, contact: seen.contact } : filled;
  return { after: JSON.stringify(after) === JSON.stringify(seen) ? seen : after, match };
}

const readPart = ({ contact, confidence, toCheck, isResolved, badgeCode }: Lead): Partial<Lead> => ({
  contact,
  confidence,
  toCheck,
  isResolved,
  ...(badgeCode === undefined ? {} : { badgeCode }),
});

/** Reads one lead again and saves what that changes; once more when somebody edited it meanwhile. */
async function rereadOne(job: Job, lead: Lead, captures: readonly Capture[]): Promise<Lead> {
  const { store, options } = job;
  let seen = lead;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { after, match } = await readAgain(job, seen, captures);
    const isPart = match?.by === 'part' && !after.isResolved;
    if (after === seen && !isPart) return seen;
    const basis = JSON.stringify(readPart(seen));
    const isStill = (now: Lead): boolean => JSON.stringify(readPart(now)) === basis;
    const saved: Lead | undefined = await updateLead(store, seen.id, {
      action: 'resolve',
      change: (now) => (isStill(now) ? { ...now, ...readPart(after) } : now),
      changes: (before, now) => {
        const changes = changesBetween(before, now);
        return changes.length === 0 ? [] : [...changes, { field: 'badgeFormat', from: '', to: options.because }];
      },
    });
    if (saved === undefined) return seen;
    if (JSON.stringify(readPart(saved)) === JSON.stringify(readPart(after)))
      return isPart ? ((await resolveLead(store, saved.id, match)) ?? saved) : saved;
    seen = saved;
  }
  return seen;
}

const byTime = (a: Capture, b: Capture): number => a.at - b.at;

/**
 * Reads the raw payloads of all leads of a show again, with what was learnt since, and fills the leads with it: names, ids, what the
 * attendee lists know of the new id. What a person typed or emptied stays; nothing is merged. Each lead is saved by itself with a line
 * of history, queued for export and sync; reading twice changes nothing the second time. Ends early, and says so, when `signal` does.
 */
export async function rereadCaptures(store: Store, show: Pick<Show, 'id'>, options: RereadOptions): Promise<RereadReport> {
  const { onProgress, signal } = options;
  const ids = (await leadsOfShow(store, show.id).primaryKeys()).map(String);
  let [done, changed, named] = [0, 0, 0];
  for (let from = 0; from < ids.length; from += LEADS_A_TIME) {
    const some = ids.slice(from, from + LEADS_A_TIME);
    const leads = await readMany(store, 'leads', some);
    const captures = await readOfLeads(store, 'captures', some);
    const ofLead = new Map<LeadId, Capture[]>();
    for (const capture of captures.sort(byTime)) ofLead.set(capture.leadId, [...(ofLead.get(capture.leadId) ?? []), capture]);
    for (const lead of leads) {
      if (signal?.aborted === true) return { leads: done, changed, named, isWhole: false };
      const after = await rereadOne({ store, options }, lead, ofLead.get(lead.id) ?? []);
      if (after !== lead) changed += 1;
      if (!lead.isResolved && after.isResolved) named += 1;
      done += 1;
    }
    onProgress?.({ done, total: ids.length });
  }
  return { leads: done, changed, named, isWhole: true };
}

import { matchAttendee } from '#renderer/data/attendeeMatch.ts';
import { readUnresolvedIds } from '#renderer/data/badgeFormats.ts';
import { openRows, readOfLeads } from '#renderer/data/read.ts';
import { isPayload, scanOfCapture } from '#renderer/data/reread.ts';
import type { Store } from '#renderer/data/store.ts';
import type { BadgePlan } from '#shared/domain/badgeFormat.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Capture } from '#shared/domain/interaction.ts';
import { readBadgeFormat } from '#shared/formats/badge/apply.ts';
import { areAlike } from '#shared/formats/badge/learn.ts';
import type { KnownPerson } from '#shared/formats/badge/fields.ts';
import { isTeachable } from '#shared/formats/badge/teachable.ts';
import { textOf } from '#shared/formats/badge/wrap.ts';

/** A payload that may serve as an example. */
export type Candidate = { readonly text: string; readonly leadId: LeadId; readonly at: number; readonly isWaiting: boolean };

/** Captures looked through: the last ones are those at hand. */
const MOST = 300;
/** Waiting scans that are counted; more would make the screen wait for each letter typed. */
const MOST_WAITING = 2_000;
/** Examples shown together. */
const SHOWN = 3;

/** The payloads captured last at the show, the newest first, each once; with those of one lead, however old. */
export async function readCandidates(store: Store, showId: ShowId, leadId: LeadId | null): Promise<Candidate[]> {
  const waiting = new Set(await readUnresolvedIds(store, showId));
  const ofShow = store.db.captures.where('[showId+at]').between([showId, 0], [showId, Number.MAX_SAFE_INTEGER]);
  const rows = await ofShow.reverse().limit(MOST).toArray();
  const own = leadId === null ? [] : await store.db.captures.where('leadId').equals(leadId).toArray();
  const payloads = (await openRows(store, 'captures', [...own, ...rows])).filter(isPayload);
  // what a person typed by hand and gave a name to is no badge
  const captures = payloads.filter(({ scan, leadId: of }) => scan.source !== 'manual' || waiting.has(of));
  const byText = new Map<string, Candidate>();
  for (const capture of captures) {
    const text = textOf(scanOfCapture(capture));
    if (!byText.has(text)) byText.set(text, { text, leadId: capture.leadId, at: capture.at, isWaiting: waiting.has(capture.leadId) });
  }
  return [...byText.values()].sort((a, b) => b.at - a.at);
}

/** One payload of each lead of the show that waits for a name. */
export async function readWaiting(store: Store, showId: ShowId): Promise<string[]> {
  const ids = (await readUnresolvedIds(store, showId)).slice(0, MOST_WAITING);
  const captures = (await readOfLeads(store, 'captures', ids)).filter(isPayload);
  const byLead = new Map<LeadId, Capture>();
  for (const capture of captures) byLead.set(capture.leadId, capture);
  return [...byLead.values()].map((capture) => textOf(scanOfCapture(capture)));
}

/** How many of the waiting payloads the plan gives a name to. */
export const countNamed = (plan: BadgePlan, waiting: readonly string[]): number =>
  waiting.filter((text) => readBadgeFormat(plan, text)?.kind === 'contact').length;

/** What the examples are chosen by. */
export type Choice = {
  readonly leadId: LeadId | null;
  /** The format being changed: what it reads serves. */
  readonly plan: BadgePlan | null;
  /** Scans from then on were made for this screen. */
  readonly since: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

/** The examples: what was added, the lead's own badge, then the newest that look alike; three, or all that a person added. */
export function chooseExamples(candidates: readonly Candidate[], { leadId, plan, since, added, removed }: Choice): string[] {
  const may = candidates.filter(({ text }) => !removed.includes(text) && !added.includes(text));
  const own = leadId === null ? [] : may.filter((one) => one.leadId === leadId).map(({ text }) => text);
  const read = plan === null ? [] : may.filter(({ text }) => readBadgeFormat(plan, text) !== null).map(({ text }) => text);
  const teachable = may.filter(({ text }) => isTeachable(text));
  const isWanted = (one: Candidate): boolean => one.isWaiting || one.at >= since;
  // badges whose fields were guessed serve too, behind those that nobody could read
  const others = [...teachable.filter(isWanted), ...teachable.filter((one) => !isWanted(one))].map(({ text }) => text);
  const [first] = [...added, ...own, ...read, ...others];
  if (first === undefined) return [...added];
  const alike = [...read, ...others].filter((text) => text !== first && areAlike(first, text));
  const all = [...new Set([...added, first, ...alike])];
  return all.slice(0, Math.max(SHOWN, added.length));
}

/** Parts of a payload that may be an id of an attendee list. */
const idsIn = (text: string): string[] =>
  [...new Set(text.split(/[^\p{L}\p{N}_-]+/u))].filter((part) => /\d/.test(part) && part.length > 2 && part.length < 65).slice(0, 12);

/** People of the show's lists whose id is on an example: what they are called tells what the parts are. */
export async function readKnown(store: Store, showId: ShowId, examples: readonly string[]): Promise<KnownPerson[]> {
  const matches = [];
  for (const id of examples.flatMap(idsIn)) matches.push(await matchAttendee(store, showId, id));
  return matches.flatMap((match) =>
    match?.attendee.code === undefined ? [] : [{ code: match.attendee.code, contact: match.attendee.contact }],
  );
}

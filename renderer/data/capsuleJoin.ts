import type { Causal } from '#shared/domain/causal.ts';
import { canonical } from '#shared/domain/causal.ts';
import { changedPaths, joinCopies, relationOf } from '#shared/domain/causalJoin.ts';
import type { Copy, Relation } from '#shared/domain/causalJoin.ts';
import { explode } from '#shared/domain/causalShape.ts';
import type { Shape } from '#shared/domain/causalShape.ts';
import { shapeOf } from '#shared/domain/causalShapes.ts';
import type { FieldChange, HistoryLine } from '#shared/domain/history.ts';
import type { InteractionId } from '#shared/domain/ids.ts';
import type { Interaction } from '#shared/domain/interaction.ts';
import type { Lead, Standing } from '#shared/domain/lead.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import { sha256 } from '#shared/formats/sha256.ts';
import { settleLead } from './settleLead.ts';
import type { Store } from './store.ts';

/** Is it word for word the same, its making included? */
const isSameCopy = (one: Copy, other: Copy): boolean =>
  canonical(one.record) === canonical(other.record) && canonical(one.causal) === canonical(other.causal);

/** What becomes of our copy when theirs comes; null when nothing does. */
export function mergeCopy<T extends object>(shape: Shape, ours: Copy<T> | undefined, theirs: Copy<T>): Copy<T> | null {
  if (ours === undefined) return theirs;
  if (isSameCopy(ours, theirs)) return null;
  const { record, causal } = joinCopies(shape, { ours, theirs });
  const joined = causal === undefined ? { record } : { record, causal };
  return isSameCopy(ours, joined) ? null : joined;
}

const LEADS = shapeOf('leads');

/** The judgement by the later version of the definitions; of one version `settle` makes it anew. */
const laterJudgement = (one: Lead['judgement'], other: Lead['judgement']): Lead['judgement'] =>
  one === undefined || (other !== undefined && other.version > one.version) ? other : one;

/** Since when a lead stands where two copies together put it: by the latest deed of all that made it. The same on every laptop. */
function standingTogether(lead: Lead, causal: Causal | undefined): Standing {
  const [, [since, by]] = Object.entries(causal?.deeds ?? {}).sort(([a, [at]], [b, [later]]) => later - at || (a < b ? -1 : 1))[0] ?? [
    '',
    [lead.capturedAt, lead.capturedBy] as const,
  ];
  return { ...stageOf(lead), from: null, cause: 'capsule', since, by };
}

type Meeting = { readonly relation: Relation; readonly ours: Copy<Lead>; readonly theirs: Copy<Lead> };

/** The standing told before, where it still holds: that of the copy that is ahead; of two that know as much, the later. */
function standingBefore({ relation, ours, theirs }: Meeting): Standing | undefined {
  if (relation === 'ours') return ours.record.standing;
  if (relation === 'theirs') return theirs.record.standing;
  if (relation === 'both') return undefined;
  const [one, other] = [ours.record.standing, theirs.record.standing];
  if (one === undefined || other === undefined) return one ?? other;
  return one.since !== other.since ? (one.since > other.since ? one : other) : canonical(one) >= canonical(other) ? one : other;
}

function standingAfter(lead: Lead, causal: Causal | undefined, meeting: Meeting): Standing | undefined {
  const known = standingBefore(meeting);
  const verdict = stageOf(lead);
  if (known !== undefined && known.stage === verdict.stage && known.because === verdict.because) return known;
  // of a lead that was never told where it stands nothing is made up, as long as one copy has it all
  const isTold = meeting.ours.record.standing !== undefined || meeting.theirs.record.standing !== undefined;
  return isTold ? standingTogether(lead, causal) : undefined;
}

/** A lead after a merge, and what the history says of where it stands now. */
export type MergedLead = { readonly copy: Copy<Lead>; readonly line: Pick<HistoryLine, 'stage' | 'facts'> };

/**
 * Two copies of a lead as one, judged anew by its show's definitions; null when ours stays as it is. Judgement and standing follow from
 * the other fields and from who knew what, so they too are the same in whatever order copies meet.
 */
export async function mergeLead(store: Store, ours: Copy<Lead> | undefined, theirs: Copy<Lead>): Promise<MergedLead | null> {
  const mine = ours ?? theirs;
  const relation = relationOf(mine.causal, theirs.causal);
  const { record, causal } = ours === undefined ? theirs : joinCopies(LEADS, { ours, theirs });
  const judgement = laterJudgement(mine.record.judgement, theirs.record.judgement);
  const after: Lead = judgement === undefined ? record : { ...record, judgement };
  const { lead, line } = await settleLead(store, { before: mine.record, after, action: 'capsule' });
  const standing = standingAfter(lead, causal, { relation, ours: mine, theirs });
  const { standing: _told, ...rest } = lead;
  const settled: Lead = standing === undefined ? rest : { ...rest, standing };
  const copy = causal === undefined ? { record: settled } : { record: settled, causal };
  return ours !== undefined && isSameCopy(ours, copy) ? null : { copy, line };
}

/** What a record in a list is called by, where it says so itself. */
const NAMING = ['value', 'name', 'text', 'purpose'] as const;

function text(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(text).join(', ');
  const parts = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const named = NAMING.map((name) => parts.get(name)).find((part) => typeof part === 'string');
  return typeof named === 'string' ? named : JSON.stringify(value);
}

/** `contact/jobTitle` is told as `jobTitle`, an element of a list by the list's name. */
const fieldOf = (path: string): string => (path.split('=')[0] ?? path).replace(/^~/u, '').split('/').at(-1) ?? path;

/** What a merge changed in a record of this laptop, for people to read. */
export function changesOf(shape: Shape, before: object, after: object): FieldChange[] {
  const [old, fresh] = [explode(shape, before), explode(shape, after)];
  return changedPaths(shape, before, after)
    .filter((path) => !path.endsWith('@'))
    .map((path) => ({ field: fieldOf(path), from: text(old.get(path)), to: text(fresh.get(path)) }));
}

const DASHES = new Set([8, 12, 16, 20]);

/** A UUID of version 8 (RFC 9562 §5.8) that follows from a text: the same on every laptop. */
function idFrom(words: string): string {
  const hex = sha256(new TextEncoder().encode(words)).slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = '8';
  return hex.map((sign, at) => (DASHES.has(at) ? `-${sign}` : sign)).join('');
}

/** Texts of a note that was written on two laptops at once and that it does not show: each becomes a note of its own, the same one everywhere. */
export function notesBeside({ record, causal }: Copy<Interaction>): Interaction[] {
  if (record.kind !== 'note' || causal === undefined) return [];
  const [, ...others] = causal.fields['text'] ?? [];
  return others.flatMap(({ dot, value }): Interaction[] => {
    if (typeof value !== 'string' || value.trim() === '' || value === record.text) return [];
    const [updatedAt, by] = causal.deeds[dot] ?? [record.updatedAt, record.by];
    // an id made for a note
    return [{ ...record, id: idFrom(`${record.id} ${dot}`) as InteractionId, text: value, updatedAt, by }];
  });
}

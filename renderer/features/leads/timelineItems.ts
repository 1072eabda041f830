import type { HistoryAction, HistoryLine } from '#shared/domain/history.ts';
import { isOpenPromise } from '#shared/domain/interaction.ts';
import type { Appointment, Capture, Interaction, Media, PromiseMade } from '#shared/domain/interaction.ts';
import type { MediaId, StaffId } from '#shared/domain/ids.ts';
import type { VoiceMemo } from '#renderer/data/memos.ts';
import type { Timeline } from '#renderer/data/timeline.ts';

/** One thing that happened in the conversation with a visitor; `at` in ms orders them, `by` is who did it. */
export type TimelineItem = { readonly id: string; readonly at: number; readonly by: StaffId | null } & (
  | { readonly kind: 'note'; readonly note: Extract<Interaction, { kind: 'note' }> }
  | { readonly kind: 'visit'; readonly capture: Capture | undefined }
  | { readonly kind: 'voice'; readonly memo: VoiceMemo }
  | { readonly kind: 'picture'; readonly picture: MediaId; readonly text: string }
  | { readonly kind: 'appointment'; readonly appointment: Appointment }
  | { readonly kind: 'made' | 'kept' | 'handed'; readonly promise: PromiseMade }
);

function itemOf(interaction: Interaction, captures: readonly Capture[]): TimelineItem | null {
  const { id, at, by } = interaction;
  switch (interaction.kind) {
    case 'note':
      return interaction.text.trim() === '' ? null : { id, at, by, kind: 'note', note: interaction };
    case 'visit':
      return { id, at, by, kind: 'visit', capture: captures.find((one) => one.id === interaction.captureId) };
    case 'voice':
      return { id, at, by, kind: 'voice', memo: interaction };
    case 'photo':
      return { id, at, by, kind: 'picture', picture: interaction.mediaId, text: interaction.text };
  }
}

/** A promise, what became of it first. */
function momentsOf(promise: PromiseMade): TimelineItem[] {
  const { id, madeAt, madeBy, owner, keptAt, keptBy, handedTo } = promise;
  return [
    ...(keptAt === undefined ? [] : [{ id: `${id} kept`, at: keptAt, by: keptBy ?? owner, kind: 'kept', promise } as const]),
    ...(handedTo === undefined ? [] : [{ id: `${id} handed`, at: handedTo.at, by: handedTo.by, kind: 'handed', promise } as const]),
    { id: `${id} made`, at: madeAt, by: madeBy === undefined ? owner : madeBy, kind: 'made', promise },
  ];
}

/** A picture that came by itself; those taken with a scan are shown in their visit. */
const pictureOf = ({ id, at, by }: Media): TimelineItem => ({ id, at, by: by ?? null, kind: 'picture', picture: id, text: '' });

/** The conversation, newest first: notes with a text, memos, visits with their raw capture, pictures, appointments, promises. */
export function conversationOf(
  { interactions, appointments, promises, captures, media }: Timeline,
  pictures: readonly MediaId[] = [],
): TimelineItem[] {
  const inVisits = new Set(captures.map(({ mediaId }) => mediaId));
  const booked = appointments.map((appointment): TimelineItem => {
    const { id, bookedAt: at, bookedBy: by } = appointment;
    return { id, at, by, kind: 'appointment', appointment };
  });
  return [
    ...interactions.flatMap((interaction) => itemOf(interaction, captures) ?? []),
    ...media.filter(({ id }) => pictures.includes(id) && !inVisits.has(id)).map(pictureOf),
    ...booked,
    ...promises.flatMap(momentsOf),
  ].sort((a, b) => b.at - a.at);
}

/** Everybody who did something in a conversation, in the order of their last deed; null is whoever worked without a name. */
export const peopleOf = (items: readonly TimelineItem[]): (StaffId | null)[] => [...new Set(items.map(({ by }) => by))];

/** Promises that are not kept yet, the most urgent first. */
export const openPromises = (promises: readonly PromiseMade[]): PromiseMade[] =>
  promises.filter(isOpenPromise).sort((a, b) => a.dueOn.localeCompare(b.dueOn));

/** History lines that follow each other and say the same: one person typing one note saves it many times. */
export type HistoryGroup = {
  readonly seq: number;
  readonly at: number;
  readonly by: StaffId | null;
  readonly action: HistoryAction;
  readonly times: number;
  readonly changes: HistoryLine['changes'];
  readonly stage?: HistoryLine['stage'];
  /** On which other laptop, for lines that a merge brought. */
  readonly laptop?: string;
};

/** Longest pause within one group: after it, the same deed is told again. */
const GROUP_MS = 10 * 60_000;

/** The history, newest first; notes saved key by key, and memos saved piece by piece, are told once. */
export function historyGroups(history: Timeline['history']): HistoryGroup[] {
  const groups: HistoryGroup[] = [];
  for (const { seq, at, by, action, changes, stage, laptop } of [...history].sort((a, b) => b.at - a.at || b.seq - a.seq)) {
    const last = groups.at(-1);
    const isSame = last?.action === action && last.by === by && last.at - at < GROUP_MS && changes.length === 0 && stage === undefined;
    if (last !== undefined && isSame && last.changes.length === 0) groups.splice(-1, 1, { ...last, times: last.times + 1 });
    else {
      const more = { ...(stage === undefined ? {} : { stage }), ...(laptop === undefined ? {} : { laptop }) };
      groups.push({ seq, at, by, action, times: 1, changes, ...more });
    }
  }
  return groups;
}

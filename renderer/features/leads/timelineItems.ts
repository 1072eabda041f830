import type { HistoryAction, HistoryLine } from '#shared/domain/history.ts';
import { isOpenPromise } from '#shared/domain/interaction.ts';
import type { Appointment, Capture, Interaction, PromiseMade } from '#shared/domain/interaction.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Timeline } from '#renderer/data/timeline.ts';

/** One thing that happened in the conversation with a visitor; `at` in ms orders them. */
export type TimelineItem = { readonly id: string; readonly at: number } & (
  | { readonly kind: 'note'; readonly note: Extract<Interaction, { kind: 'note' }> }
  | { readonly kind: 'visit'; readonly visit: Extract<Interaction, { kind: 'visit' }>; readonly capture: Capture | undefined }
  | { readonly kind: 'media'; readonly media: Extract<Interaction, { kind: 'photo' | 'voice' }> }
  | { readonly kind: 'appointment'; readonly appointment: Appointment }
  | { readonly kind: 'promise'; readonly promise: PromiseMade }
);

function itemOf(interaction: Interaction, captures: readonly Capture[]): TimelineItem | null {
  const { id, at } = interaction;
  switch (interaction.kind) {
    case 'note':
      return interaction.text.trim() === '' ? null : { id, at, kind: 'note', note: interaction };
    case 'visit':
      return { id, at, kind: 'visit', visit: interaction, capture: captures.find((one) => one.id === interaction.captureId) };
    case 'photo':
    case 'voice':
      return { id, at, kind: 'media', media: interaction };
  }
}

/** The conversation, newest first: notes with a text, visits with their raw capture, media, appointments, kept promises. */
export function conversationOf({ interactions, appointments, promises, captures }: Timeline): TimelineItem[] {
  const said = interactions.flatMap((interaction) => itemOf(interaction, captures) ?? []);
  const booked = appointments.map((appointment): TimelineItem => ({
    id: appointment.id,
    at: appointment.bookedAt,
    kind: 'appointment',
    appointment,
  }));
  const kept = promises.flatMap((promise): TimelineItem[] =>
    promise.keptAt === undefined ? [] : [{ id: promise.id, at: promise.keptAt, kind: 'promise', promise }],
  );
  return [...said, ...booked, ...kept].sort((a, b) => b.at - a.at);
}

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
};

/** Longest pause within one group: after it, the same deed is told again. */
const GROUP_MS = 10 * 60_000;

/** The history, newest first; notes saved key by key are told once. */
export function historyGroups(history: Timeline['history']): HistoryGroup[] {
  const groups: HistoryGroup[] = [];
  for (const { seq, at, by, action, changes, stage } of [...history].sort((a, b) => b.seq - a.seq)) {
    const last = groups.at(-1);
    const isSame = last?.action === action && last.by === by && last.at - at < GROUP_MS && changes.length === 0 && stage === undefined;
    if (last !== undefined && isSame && last.changes.length === 0) groups.splice(-1, 1, { ...last, times: last.times + 1 });
    else groups.push({ seq, at, by, action, times: 1, changes, ...(stage === undefined ? {} : { stage }) });
  }
  return groups;
}

import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { olderFirst } from '#shared/domain/merge/planMerge.ts';
import { sayDifferent, takeBackDifferent } from '#renderer/data/duplicates.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { splitMerged } from '#renderer/data/splitMerged.ts';
import type { Store } from '#renderer/data/store.ts';
import { offerUndo } from './offerUndo.tsx';

const named = (lead: Lead): string => nameOf(lead) || t('leads.unnamed');

/** Makes one lead of two: fields as proposed, nothing lost, with the way back. Opens the one that stays. */
export async function joinSame(store: Store, [lead, other]: readonly [Lead, Lead], onOpen: (id: LeadId) => void): Promise<void> {
  const [winner, loser] = olderFirst(lead, other);
  const merged = await mergeLeads(store, { winner: winner.id, loser: loser.id });
  if (!merged.ok) {
    notifications.show({ color: 'red', message: t('leads.same.failed') });
    return;
  }
  if (winner.id !== lead.id) onOpen(winner.id);
  offerUndo(`same-${loser.id}`, t('leads.same.joined', { name: named(merged.value) }), async () => {
    const parted = await splitMerged(store, loser.id);
    if (parted.ok) onOpen(lead.id);
  });
}

/** Remembers that two leads are two people, with the way back. */
export async function partSame(store: Store, [lead, other]: readonly [Lead, Lead]): Promise<void> {
  await sayDifferent(store, [lead.id, other.id]);
  offerUndo(`same-${other.id}`, t('leads.same.parted', { name: named(other) }), () => takeBackDifferent(store, [lead.id, other.id]));
}

import { t } from 'i18next';
import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { sayDifferent, takeBackDifferent } from '#renderer/data/duplicates.ts';
import type { Store } from '#renderer/data/store.ts';
import { offerUndo } from './offerUndo.tsx';

const named = (lead: Lead): string => nameOf(lead) || t('leads.unnamed');

/** Remembers that two leads are two people, with the way back. */
export async function partSame(store: Store, [lead, other]: readonly [Lead, Lead]): Promise<void> {
  await sayDifferent(store, [lead.id, other.id]);
  offerUndo(`same-${other.id}`, t('leads.same.parted', { name: named(other) }), () => takeBackDifferent(store, [lead.id, other.id]));
}

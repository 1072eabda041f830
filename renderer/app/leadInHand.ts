import { create } from 'zustand';
import { readLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { MINUTE } from '#shared/lib/time.ts';
import { useRoute } from './route.ts';

/** How long a captured visitor stays in hand after the last scan that was about them: a talk at the booth, not a coffee break. */
const HAND_MS = 5 * MINUTE;
/** A code read again this soon was meant once: a trembling hand, or a scanner that does not wait. */
const REPEAT_MS = 2_000;
/** Commands that can be taken back one after the other. */
const REMEMBERED = 20;

/** A command that can be taken back; `leadId` is null for one about the laptop itself. */
export type Undoable = { readonly leadId: LeadId | null; readonly label: string; readonly undo: () => Promise<unknown> };

type Hand = {
  readonly held: { readonly id: LeadId; readonly at: number } | null;
  readonly undoables: readonly Undoable[];
  readonly last: { readonly key: string; readonly at: number } | null;
};

const empty: Hand = { held: null, undoables: [], last: null };

/** Who the next command is about, and what was commanded; gone with the program. */
export const useHand = create<Hand>(() => empty);

/** A visitor was captured: commands are about them from now on. Commands about the one before can no longer be taken back. */
export const takeInHand = (id: LeadId, now: number): void => useHand.setState({ ...empty, held: { id, at: now } });

/** The visitor has left: no one is in hand until the next badge. */
export const letGo = (): void => useHand.setState({ held: null, undoables: [] });

/** The lead that a command is about: the page that is open, else the last captured one of the last minutes; never one taken back or of another show. */
export async function readLeadInHand(store: Store, showId: ShowId): Promise<Lead | undefined> {
  const { route } = useRoute.getState();
  const { held } = useHand.getState();
  const recent = held !== null && store.now() - held.at <= HAND_MS ? held.id : undefined;
  const id = route.page === 'lead' ? route.id : recent;
  const lead = id === undefined ? undefined : await readLead(store, id);
  return lead?.showId === showId && lead.discardedAt === undefined ? lead : undefined;
}

/** True for a code that was read a moment ago already, with no other scan in between; remembers it. */
export function isRepeat(key: string, now: number): boolean {
  const { last } = useHand.getState();
  useHand.setState({ last: { key, at: now } });
  return last?.key === key && now - last.at < REPEAT_MS;
}

/** Keeps how to take a command back; the talk goes on, so its visitor stays in hand. */
export const remember = (undoable: Undoable, now: number): void =>
  useHand.setState(({ held, undoables }) => ({
    held: held !== null && held.id === undoable.leadId ? { ...held, at: now } : held,
    undoables: [undoable, ...undoables].slice(0, REMEMBERED),
  }));

/** The last command about the lead in hand (or about the laptop), once; undefined when the last one was about somebody else. */
export function takeLastCommand(leadId: LeadId | undefined): Undoable | undefined {
  const [last, ...others] = useHand.getState().undoables;
  if (last === undefined || (last.leadId !== null && last.leadId !== leadId)) return undefined;
  useHand.setState({ undoables: others });
  return last;
}

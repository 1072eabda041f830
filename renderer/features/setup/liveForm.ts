import { useEffect } from 'react';
import type { FocusEvent } from 'react';
import { create } from 'zustand';
import { readShow, updateShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';

/** What keeps a field from being saved: the end of a translation key (`shows.fault_<fault>`). `row`: the id of the line it is in. */
export type FieldFault<D> = { readonly field: keyof D & string; readonly row?: string; readonly fault: FaultName };
export type FaultName = 'name' | 'day' | 'days' | 'country' | 'hours' | 'slot' | 'taken' | 'email' | 'amount' | 'percent' | 'count';

/** What of a form can be saved, and what cannot and why: a bad field keeps the show's value of before. */
export type FormReading<D> = { readonly show: Show; readonly faults: readonly FieldFault<D>[] };

/** A part of a show as it is typed. Reading the form of a show changes nothing of that show. */
export type LiveForm<D extends object> = {
  readonly name: string;
  readonly draftOf: (show: Show) => D;
  readonly read: (draft: D, before: Show) => FormReading<D>;
};

/** What was typed and is not the show's yet, by form and show: it outlives the page it was typed on. */
export const useTyping = create<{ typed: Readonly<Record<string, object>>; unsaved: readonly string[] }>(() => ({
  typed: {},
  unsaved: [],
}));

/** Pause after a keystroke before it is saved, ms: one write a word, not one a letter. */
const PAUSE_MS = 400;

type Work = { readonly save: () => Promise<unknown>; readonly timer: ReturnType<typeof setTimeout> | undefined };
const waiting = new Map<string, Work>();
/** Saves under way by form: the next one begins when the last has ended. */
const lanes = new Map<string, Promise<unknown>>();

const typedIn = (key: string): object | undefined => useTyping.getState().typed[key];

function keep(key: string, typed: object | undefined): void {
  useTyping.setState(({ typed: { [key]: _before, ...others } }) => ({ typed: typed === undefined ? others : { ...others, [key]: typed } }));
}

/** Saves now what is waiting; resolves when it is on the disk. */
async function flush(key: string): Promise<void> {
  const work = waiting.get(key);
  if (work !== undefined) {
    clearTimeout(work.timer);
    waiting.delete(key);
    // one that failed is told to whoever waited for it, and does not stop the next
    const lane = (lanes.get(key) ?? Promise.resolve()).catch(() => undefined).then(work.save);
    lanes.set(key, lane);
    lane.then(
      () => !waiting.has(key) && useTyping.setState(({ unsaved }) => ({ unsaved: unsaved.filter((one) => one !== key) })),
      () => undefined, // thrown to whoever awaits the lane
    );
  }
  await lanes.get(key);
}

/** Writes what is typed on the forms of shows and not on the disk yet; null when everything is. */
export function settleForms(): Promise<unknown> | null {
  const { unsaved } = useTyping.getState();
  return unsaved.length === 0 ? null : Promise.all(unsaved.map((key) => flush(key)));
}

/** A form of a show at this laptop. */
export type FormPlace<D extends object> = { readonly store: Store; readonly showId: ShowId; readonly form: LiveForm<D> };

const keyOf = (form: { readonly name: string }, showId: ShowId): string => `${form.name}:${showId}`;

const draftAt = <D extends object>({ form, showId }: FormPlace<D>, show: Show): D => ({
  ...form.draftOf(show),
  ...typedIn(keyOf(form, showId)),
});

/** Takes a keystroke, and saves it after a pause of `pauseMs`; null: when the form is left. What cannot be saved is kept as it is typed. */
export function typeInto<D extends object>(place: FormPlace<D>, change: Partial<D>, pauseMs: number | null): void {
  const { store, showId, form } = place;
  const key = keyOf(form, showId);
  keep(key, { ...typedIn(key), ...change });
  clearTimeout(waiting.get(key)?.timer);
  const save = (): Promise<unknown> => updateShow(store, showId, (before) => form.read(draftAt(place, before), before).show);
  waiting.set(key, { save, timer: pauseMs === null ? undefined : setTimeout(() => void flush(key), pauseMs) });
  useTyping.setState(({ unsaved }) => (unsaved.includes(key) ? {} : { unsaved: [...unsaved, key] }));
}

/** Saves what is typed and forgets it where the show has it now; what could not be saved stays as it was typed. */
export async function leaveForm<D extends object>(place: FormPlace<D>): Promise<void> {
  const { store, showId, form } = place;
  const key = keyOf(form, showId);
  await flush(key);
  const typed = typedIn(key);
  if (typed === undefined) return;
  const show = await readShow(store, showId);
  // typed on meanwhile: whoever leaves next looks again
  if (show === undefined || typedIn(key) !== typed) return;
  const bad = new Set<string>(form.read(draftAt(place, show), show).faults.map(({ field }) => field));
  const left = Object.entries(typed).filter(([field]) => bad.has(field));
  keep(key, left.length === 0 ? undefined : Object.fromEntries(left));
}

/** A form in the hands of a page: what stands in it, what is wrong, and what to call when something is typed or the form is left. */
export type Live<D extends object> = {
  readonly draft: D;
  readonly faults: readonly FieldFault<D>[];
  readonly set: (change: Partial<D>) => void;
  /** To be called when the focus leaves the form; `onBlur` of the element around it does so. */
  readonly around: { readonly onBlur: (event: FocusEvent<HTMLElement>) => void };
};

type Options = { readonly pauseMs?: number | null };

/** Saves a part of a show as it is typed, at the latest when its form or its page is left. */
export function useLiveForm<D extends object>(show: Show, form: LiveForm<D>, { pauseMs = PAUSE_MS }: Options = {}): Live<D> {
  const store = useStore();
  const typed = useTyping((state) => state.typed[keyOf(form, show.id)]);
  const place: FormPlace<D> = { store, showId: show.id, form };
  const draft: D = { ...form.draftOf(show), ...typed };
  const { faults } = form.read(draft, show);
  useEffect(() => () => void leaveForm({ store, showId: show.id, form }), [store, show.id, form]);
  return {
    draft,
    faults,
    set: (change) => typeInto(place, change, pauseMs),
    around: {
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) void leaveForm(place);
      },
    },
  };
}

import { create } from 'zustand';
import type { AppointmentId, StaffId } from '#shared/domain/ids.ts';

export type AgendaView = 'day' | 'week' | 'list';

/** Something that was done here, in words, and how to take it back. */
export type Done = { readonly words: string; readonly undo: () => Promise<unknown> };

/** An appointment on its way to another time, by hand or by keys. */
export type Moving = { readonly id: AppointmentId; readonly rep: StaffId; readonly startsAt: number; readonly by: 'hand' | 'keys' };

/** A free time that was chosen for a booking. */
export type Asked = { readonly rep: StaffId; readonly startsAt: number };

type State = {
  readonly view: AgendaView;
  /** Whose appointments; null: everybody's. */
  readonly rep: StaffId | null;
  /** Day in view; null until somebody turned the pages. */
  readonly day: string | null;
  readonly selected: AppointmentId | null;
  readonly moving: Moving | null;
  readonly asked: Asked | null;
  /** The rep whose times are being set up. */
  readonly setup: StaffId | null;
  readonly done: readonly Done[];
};

/** Deeds that can be taken back one after the other. */
const REMEMBERED = 50;

/** What may be lost: what is in view, what is selected or on its way, and what can be undone. */
export const useAgenda = create<State>(() => ({
  view: 'day',
  rep: null,
  day: null,
  selected: null,
  moving: null,
  asked: null,
  setup: null,
  done: [],
}));

export const showView = (view: AgendaView): void => useAgenda.setState({ view, moving: null });
export const showRep = (rep: StaffId | null): void => useAgenda.setState({ rep, moving: null });
export const showDay = (day: string): void => useAgenda.setState({ day });
export const select = (selected: AppointmentId | null): void => useAgenda.setState({ selected });
export const setMoving = (moving: Moving | null): void => useAgenda.setState({ moving });
export const askFor = (asked: Asked | null): void => useAgenda.setState({ asked, moving: null });
export const setUp = (setup: StaffId | null): void => useAgenda.setState({ setup, moving: null });

/** Keeps how to take a deed back; the last one comes first. */
export const rememberDone = (one: Done): void => useAgenda.setState(({ done }) => ({ done: [one, ...done].slice(0, REMEMBERED) }));

/** Takes the last deed back, once. */
export async function undoLast(): Promise<void> {
  const [last, ...others] = useAgenda.getState().done;
  if (last === undefined) return;
  useAgenda.setState({ done: others });
  await last.undo();
}

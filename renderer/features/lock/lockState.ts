import { create } from 'zustand';

/** What a scan was answered while it was locked: never who it was. */
export type LockAnswer = 'saved' | 'next' | 'refused' | 'failed';

type LockState = {
  /** The screens may be seen. False at every start: whether that matters is in the laptop's settings. */
  readonly isOpen: boolean;
  /** The lock stands before the screens now: nothing else may be drawn, messages neither. */
  readonly isShown: boolean;
  /** Badges saved since it was locked. */
  readonly saved: number;
  readonly answer: { readonly kind: LockAnswer; readonly serial: number } | null;
};

/** Whether the screens are locked, and what was answered meanwhile; gone with the program, which starts locked. */
export const useLockState = create<LockState>(() => ({ isOpen: false, isShown: false, saved: 0, answer: null }));

/** The screens are seen again; what came while they were not is still told once by whoever asks. */
export const openScreens = (): void => useLockState.setState({ isOpen: true });

/** From this moment nothing of the screens is drawn. The count of saved badges begins anew. */
export const shutScreens = (): void => useLockState.setState({ isOpen: false, saved: 0, answer: null });

/** The lock has come into view, or has gone. */
export const showLock = (isShown: boolean): void => useLockState.setState({ isShown });

/** Notes how a scan was answered: `saved` badges more are on the disk. */
export const answerScan = (kind: LockAnswer, saved = 0): void =>
  useLockState.setState((state) => ({ saved: state.saved + saved, answer: { kind, serial: (state.answer?.serial ?? 0) + 1 } }));

import { useState } from 'react';
import { create } from 'zustand';
import { firstOpen, SETUP_STEPS } from '#shared/domain/setupState.ts';
import type { SetupStep, StepState } from '#shared/domain/setupState.ts';
import type { ShowId } from '#shared/domain/ids.ts';

/** A step, or the end of all. */
export type Place = SetupStep | 'ready';

const PLACES: readonly Place[] = [...SETUP_STEPS, 'ready'];

type Left = { readonly showId: ShowId | null; readonly place: Place; readonly isTyping: boolean };

/** Where the guide is; it outlives a look at another screen. Whoever leaves the guide for good begins anew. */
const useLeft = create<Left>(() => ({ showId: null, place: 'basics', isTyping: false }));

/** Has the guide of a show open at a step, for whoever sends people there for one thing. */
export const openGuideAt = (showId: ShowId, place: Place): void => useLeft.setState({ showId, place, isTyping: true });

/** Where the guide of a show is, and the ways on. `isTyping`: the step was gone to by a key of the work, so its first field has the focus. */
export type Walk = {
  readonly place: Place;
  readonly isTyping: boolean;
  readonly before: Place | undefined;
  readonly next: Place | undefined;
  /** Does nothing where there is no such place. */
  readonly go: (to: Place | undefined, isTyping: boolean) => void;
  /** Keeps the place, or forgets it. */
  readonly leave: (isForGood: boolean) => void;
};

/** The place in the guide: the first step with something missing, until somebody goes elsewhere. */
export function usePlace(showId: ShowId, states: readonly StepState[]): Walk {
  const left = useLeft();
  const [first] = useState<Place>(() => firstOpen(states) ?? 'ready');
  const place = left.showId === showId ? left.place : first;
  const at = PLACES.indexOf(place);
  return {
    place,
    isTyping: left.showId === showId && left.isTyping,
    before: PLACES[at - 1],
    next: PLACES[at + 1],
    go: (to, isTyping) => to !== undefined && useLeft.setState({ showId, place: to, isTyping }),
    leave: (isForGood) => useLeft.setState({ showId: isForGood ? null : showId, place, isTyping: false }),
  };
}

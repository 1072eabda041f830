import { newFieldGuard } from './fieldGuard.ts';
import { notePassed, replayKey, takeBack, type HeldKey, type Insertion } from './heldKeys.ts';

/** Insertions remembered, should they have to be taken back. */
const REMEMBERED = 24;

/** Keeps keys from the page, gives them back, and undoes what was given back in error. */
export type KeyKeeper = {
  readonly hold: (event: KeyboardEvent) => void;
  /** A key went straight to the page and is part of a run all the same: what it changes may have to be undone. */
  readonly notePassed: () => void;
  /** Plays the oldest held keys again. */
  readonly release: (count: number) => void;
  /** Undoes the newest keys that were given back. */
  readonly retract: (count: number) => void;
  /** Drops held keys: they are a scanner's. */
  readonly drop: () => void;
  /** From now on accents composed by the system find no field, until `endScan`. */
  readonly protect: () => void;
  readonly endScan: () => void;
  /** True while keys are played again: what comes then is a person's. */
  readonly isReplaying: () => boolean;
};

/** A keeper for one window, until the signal ends it. */
export function newKeyKeeper(target: Window, signal: AbortSignal): KeyKeeper {
  const guard = newFieldGuard(target, signal);
  let held: readonly HeldKey[] = [];
  let given: readonly (Insertion | null)[] = [];
  let isReplaying = false;
  return {
    hold: (event) => {
      held = [...held, { event, field: guard.field() ?? event.target }];
    },
    notePassed: () => {
      given = [...given, notePassed()].slice(-REMEMBERED);
    },
    release: (count) => {
      const keys = held.slice(0, count);
      held = held.slice(count);
      // a person types already: their caret comes back before their keys do
      guard.restore();
      const focus = document.activeElement;
      isReplaying = true;
      given = [...given, ...keys.map((key) => replayKey(key, focus))].slice(-REMEMBERED);
      isReplaying = false;
    },
    retract: (count) => {
      const leaked = given.slice(-count);
      // A half composed accent must be let go before the field can be put right.
      if (leaked.some((insertion) => insertion?.after === null)) guard.protect();
      takeBack(leaked);
      given = [];
    },
    drop: () => {
      held = [];
    },
    protect: guard.protect,
    endScan: guard.restoreSoon,
    isReplaying: () => isReplaying,
  };
}

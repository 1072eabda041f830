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
  /** Plays the oldest key; what is held behind it was pressed before that had its effect, and goes wherever that moves the focus from here. */
  const releaseOne = (): void => {
    const [key, ...later] = held;
    const from = document.activeElement;
    held = later.map((one) => (one.from === undefined ? { ...one, from } : one));
    if (key !== undefined) given = [...given, replayKey(key)].slice(-REMEMBERED);
  };
  return {
    hold: (event) => {
      held = [...held, { event, field: guard.field() ?? event.target, from: undefined }];
    },
    notePassed: () => {
      given = [...given, notePassed()].slice(-REMEMBERED);
    },
    release: (count) => {
      // a person types already: their caret comes back before their keys do
      guard.restore();
      isReplaying = true;
      for (let left = Math.min(count, held.length); left > 0; left -= 1) releaseOne();
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

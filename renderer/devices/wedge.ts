import type { Scan } from '#shared/domain/scan.ts';
import type { ScannerProfile } from '#shared/domain/scanner.ts';
import { newScannerScan } from '#shared/formats/keyboard/readScanned.ts';
import { isReplayed } from './heldKeys.ts';
import { newKeyKeeper } from './keyKeeper.ts';
import { FOLLOW_MS, dueAt, letGo, letPass, quiet, takeStroke, type Deed, type WedgeState } from './wedgeCore.ts';
import { isComposed, isModifier, natureOf, newStroke, type AltState } from './wedgeKeys.ts';

/** A timer this late means that the page was busy: keys may be waiting behind it, which must be judged first, ms. */
const LATE_MS = 8;
/** The longest wait for such keys, ms. */
const LONGEST_WAIT_MS = 400;
/** What a busy page may add to the wait of a key of command, ms. */
const LONGEST_COMMAND_MS = 200;

export type WedgeWatch = {
  readonly signal: AbortSignal;
  readonly onScan: (scan: Scan) => void;
  /** A scan has begun to come in: a good moment to show it. */
  readonly onBurst?: () => void;
  /** How the scanner types, asked at every scan; undefined while nobody knows. */
  readonly profile?: () => ScannerProfile | undefined;
};

type Next = { readonly state: WedgeState; readonly deeds: readonly Deed[] };

/** What the page gives the wedge: the state, and a way to go on from it. */
type Course = { readonly state: () => WedgeState; readonly proceed: (next: Next) => void; readonly noteDelay: (ms: number) => void };

/**
 * Listens for a scanner that types, wherever the focus is, until the signal ends it. Keys of a scan never reach the page, dead keys, Alt
 * numbers and AltGr included; a person's keys reach it at most some tens of milliseconds late, in order and complete. Shortcuts, dead
 * keys and input methods of a person are left alone.
 */
export function watchWedge(target: Window, { signal, onScan, onBurst, profile }: WedgeWatch): void {
  const keeper = newKeyKeeper(target, signal);
  const act = (deed: Deed): void => {
    switch (deed.kind) {
      case 'release':
        return keeper.release(deed.strokes.length);
      case 'retract':
        return keeper.retract(deed.strokes.length);
      case 'burst':
        keeper.drop();
        // before the first accent: an input method that is told of the caret's leaving too late composes into the field
        keeper.protect();
        return onBurst?.();
      case 'scan': {
        keeper.endScan();
        const scan = newScannerScan(deed.strokes, profile?.());
        if (scan.text !== '') onScan(scan);
        return undefined;
      }
    }
  };
  const course = newCourse(startOf(profile?.()), act);
  let alt: AltState = { isRight: false, isFresh: false };

  const onKey = (event: KeyboardEvent): void => {
    if (isReplayed(event)) return;
    if (event.key === 'Alt' || event.key === 'AltGraph') alt = { isRight: event.code === 'AltRight', isFresh: true };
    if (isModifier(event)) return keepAlt(event);
    course.noteDelay(performance.now() - event.timeStamp);
    const before = course.state();
    const isFollowing = event.timeStamp - (before.run.at(-1)?.at ?? Number.NEGATIVE_INFINITY) <= FOLLOW_MS;
    const stroke = newStroke(event, alt);
    alt = { ...alt, isFresh: false };
    const next = takeStroke(before, stroke, natureOf(event, isFollowing, alt));
    if (next.fate === 'hold') keeper.hold(event);
    if (next.fate !== 'pass') keepFromPage(event);
    if (next.state.isScan && isComposed(event)) keeper.protect();
    course.proceed(next);
    if (next.fate === 'pass' && next.state.run.at(-1) === stroke) keeper.notePassed();
  };
  /** Alt alone opens the menu: not while a scanner holds it. */
  const keepAlt = (event: KeyboardEvent): void => {
    if (course.state().isScan && event.key === 'Alt') keepFromPage(event);
  };
  /** Characters without a key of their own, such as those of Alt numbers, are the scanner's while one types. */
  const keepStray = (event: Event): void => {
    if (course.state().isScan && event.isTrusted && !keeper.isReplaying()) keepFromPage(event);
  };
  const release = (): void => course.proceed(letGo(course.state()));
  target.addEventListener('keydown', onKey, { capture: true, signal });
  target.addEventListener('keyup', keepAlt, { capture: true, signal });
  target.addEventListener('keypress', keepStray, { capture: true, signal });
  target.addEventListener('beforeinput', keepStray, { capture: true, signal });
  target.addEventListener('pointerdown', release, { capture: true, signal });
  target.addEventListener('blur', release, { signal });
  // the last letter of a note is on its way when the window is closed behind it
  target.addEventListener('beforeunload', release, { capture: true, signal });
  signal.addEventListener('abort', release, { once: true });
}

/** Keeps the state and lets time pass for it. */
function newCourse(start: WedgeState, act: (deed: Deed) => void): Course {
  let state = start;
  let delay = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const proceed = (next: Next): void => {
    state = next.state;
    next.deeds.forEach(act);
    clearTimeout(timer);
    const due = dueAt(state);
    // Keys come as late as the last ones did: a scan is not over, nor a key of command alone, before they could have come.
    const grace = state.isScan ? 2 * delay : state.newest === 'command' ? Math.min(delay, LONGEST_COMMAND_MS) : 0;
    if (due !== null) timer = setTimeout(() => awaken(due + grace), Math.max(0, due + grace - performance.now()) + 1);
  };
  const awaken = (due: number): void => {
    // A busy page runs the timer before the keys that came meanwhile: let them go first, once.
    const late = performance.now() - due;
    if (late <= LATE_MS) proceed(letPass(state, performance.now()));
    else timer = setTimeout(() => proceed(letPass(state, performance.now())), Math.min(LONGEST_WAIT_MS, late));
  };
  return {
    state: () => state,
    proceed,
    // The longest delay lately, forgotten by a tenth a key.
    noteDelay: (ms) => {
      delay = Math.min(LONGEST_WAIT_MS, Math.max(ms, delay * 0.9));
    },
  };
}

/** Where a known end of its scans lets the wedge begin. */
function startOf(profile: ScannerProfile | undefined): WedgeState {
  if (profile === undefined) return quiet;
  return { ...quiet, endsBy: profile.suffix === 'enter' ? 'enter' : 'silence' };
}

function keepFromPage(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

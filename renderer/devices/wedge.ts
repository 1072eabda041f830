import type { Scan } from '#shared/domain/scan.ts';
import { isReplayed, isUnholdable, replayKey, takeBack, type HeldKey, type Insertion } from './heldKeys.ts';
import { FOLLOW_MS, dueAt, letGo, letPass, quiet, takeStroke, type Deed, type WedgeState } from './wedgeCore.ts';
import { isCharacter, type Stroke } from './wedgeKeys.ts';

/** A timer this late means that the page was busy: keys may be waiting behind it, which must be judged first, ms. */
const LATE_MS = 8;
/** The longest wait for such keys, ms. */
const LONGEST_WAIT_MS = 400;
/** Insertions remembered, should they have to be taken back. */
const REMEMBERED = 24;

const modifierKeys: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn']);

export type WedgeWatch = {
  readonly signal: AbortSignal;
  readonly onScan: (scan: Scan) => void;
  /** A scan has begun to come in: a good moment to show it. */
  readonly onBurst?: () => void;
};

/**
 * Listens for a scanner that types, wherever the focus is, until the signal ends it. Keys of a scan never reach the page; a person's
 * keys reach it at most some tens of milliseconds late, in order and complete. Shortcuts, dead keys and input methods are left alone.
 */
export function watchWedge(target: Window, { signal, onScan, onBurst }: WedgeWatch): void {
  let state: WedgeState = quiet;
  let held: readonly HeldKey[] = [];
  let inserted: readonly (Insertion | null)[] = [];
  let delay = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const act = (deed: Deed): void => {
    switch (deed.kind) {
      case 'release': {
        const keys = held.slice(0, deed.strokes.length);
        held = held.slice(deed.strokes.length);
        inserted = [...inserted, ...keys.map(replayKey)].slice(-REMEMBERED);
        return;
      }
      case 'retract':
        takeBack(inserted.slice(-deed.strokes.length));
        inserted = [];
        return;
      case 'burst':
        held = [];
        onBurst?.();
        return;
      case 'scan':
        if (deed.text !== '') onScan({ source: 'scanner', text: deed.text, rawKeys: deed.rawKeys });
        return;
    }
  };
  const proceed = (next: { readonly state: WedgeState; readonly deeds: readonly Deed[] }): void => {
    state = next.state;
    next.deeds.forEach(act);
    clearTimeout(timer);
    const due = dueAt(state);
    // Keys come as late as the last ones did: a scan is not over before they could have come.
    const grace = state.isScan ? 2 * delay : 0;
    if (due !== null) timer = setTimeout(() => awaken(due + grace), Math.max(0, due + grace - performance.now()) + 1);
  };
  const awaken = (due: number): void => {
    // A busy page runs the timer before the keys that came meanwhile: let them go first, once.
    const late = performance.now() - due;
    if (late <= LATE_MS) proceed(letPass(state, performance.now()));
    else timer = setTimeout(() => proceed(letPass(state, performance.now())), Math.min(LONGEST_WAIT_MS, late));
  };

  const onKey = (event: KeyboardEvent): void => {
    if (isReplayed(event) || modifierKeys.has(event.key)) return;
    // The longest delay lately, forgotten by a tenth a key.
    delay = Math.min(LONGEST_WAIT_MS, Math.max(performance.now() - event.timeStamp, delay * 0.9));
    const isFollowing = event.timeStamp - (state.run.at(-1)?.at ?? Number.NEGATIVE_INFINITY) <= FOLLOW_MS;
    const next = takeStroke(state, newStroke(event), isTyping(event, isFollowing));
    if (next.fate === 'hold') held = [...held, { event, field: event.target }];
    if (next.fate !== 'pass') {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    proceed(next);
  };
  const release = (): void => proceed(letGo(state));
  target.addEventListener('keydown', onKey, { capture: true, signal });
  target.addEventListener('pointerdown', release, { capture: true, signal });
  target.addEventListener('blur', release, { signal });
  signal.addEventListener('abort', release, { once: true });
}

/** May this key press begin or continue a scan? */
function isTyping(event: KeyboardEvent, isFollowing: boolean): boolean {
  if (event.repeat || event.isComposing || event.key === 'Dead' || event.key === 'Process') return false;
  const isAltGraph = event.getModifierState('AltGraph');
  if (!isAltGraph && (event.ctrlKey || event.altKey || event.metaKey)) return false;
  // Outside a field the space bar presses buttons and scrolls, which no script can play again: let a lone one through.
  if (event.key === ' ' && !isFollowing && !isInField(event.target)) return false;
  return (isCharacter(event.key) || event.key === 'Enter' || event.key === 'Tab') && !isUnholdable(event.target);
}

const isInField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && target.isContentEditable);

const newStroke = (event: KeyboardEvent): Stroke => ({
  code: event.code,
  key: event.key,
  shift: event.shiftKey,
  altGraph: event.getModifierState('AltGraph'),
  ctrl: event.ctrlKey,
  at: event.timeStamp,
});

import { firstScanner, keyLayouts } from '#shared/domain/scanner.ts';
import { readKeys } from '#shared/formats/keyboard/readKeys.ts';
import { readLayoutCharacter, type Stroke } from '#shared/formats/keyboard/stroke.ts';

/**
 * A key held back this long without another behind it was typed by a person, ms. A letter in a field can be taken away again should it turn
 * out to be a scanner's, and who writes feels 50 ms; what a key of command does cannot be undone, and nobody feels 100 ms before it does it.
 */
const HOLD_MS = { typing: 40, command: 100 } as const;
/** A key of command pressed this long behind another shows that both are a person's, unless scans are coming in a row, ms. */
const COMMANDS_APART_MS = 80;
/** A second end (CR, then LF) this soon after the first belongs to it, ms. */
const SECOND_END_MS = 120;
/**
 * How scans have ended so far, and what that allows, ms. Scanners send a key each 1–35 ms, but a busy machine delivers them with
 * gaps. `gap`: longest between two keys of one scan; `silence`: wait for the next key before the scan is taken for complete. Where
 * Enter is known to come there is no hurry; where it never does, the silence is what the visitor waits for.
 */
const patience = {
  unknown: { gap: 200, silence: 250 },
  enter: { gap: 300, silence: 700 },
  silence: { gap: 120, silence: 130 },
} as const;
/** A run that begins this soon after a scan, sooner than any person, is the next scan of a row: gaps in it are the machine's, ms. */
const ROW_MS = 250;
/** A run of keys is a scanner's from this many on, at this median pace (ms a key). People reach 60 ms a key, rolling fingers 30 for a few keys. */
const paces = [
  { keys: 4, medianMs: 12 },
  { keys: 6, medianMs: 35 },
] as const;
/** With Enter behind them fewer keys will do. */
const pacesBeforeEnter = [
  { keys: 3, medianMs: 12 },
  { keys: 4, medianMs: 35 },
] as const;
/** A key this soon after another is hardly a person's, ms. */
export const FOLLOW_MS = 60;
/** Keys remembered when looking back for the start of a scan. */
const MEMORY = 24;

/** Where the wedge stands. `run`: keys in a row; the first `out` of them have been given back to the page. */
export type WedgeState = {
  readonly run: readonly Stroke[];
  readonly out: number;
  /** What the newest key is, which says how long it may be held. */
  readonly newest: keyof typeof HOLD_MS;
  readonly isScan: boolean;
  readonly endedAt: number;
  readonly endsBy: keyof typeof patience;
};

/** What to do about keys: before the fate of the newest. */
export type Deed =
  | { readonly kind: 'release'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'retract'; readonly strokes: readonly Stroke[] }
  | { readonly kind: 'burst' }
  | { readonly kind: 'scan'; readonly strokes: readonly Stroke[] };

/**
 * What a key press may be. typing: a character, Enter or Tab for a field, which may wait a little; command: one of them where there is no
 * field, which does something at once and for good, and may wait longer; uncertain: a dead key, a key of an input method
 * or one with Alt, which a person needs at once but a scanner sends too; other: a shortcut, a repeat, a key that writes nothing.
 */
export type Nature = 'typing' | 'command' | 'uncertain' | 'other';

/** hold: keep the newest key from the page for now; swallow: for good; pass: let it through. */
export type Fate = 'hold' | 'swallow' | 'pass';

export type Step = { readonly state: WedgeState; readonly deeds: readonly Deed[]; readonly fate: Fate };

/** Nothing typed yet. */
export const quiet: WedgeState = { run: [], out: 0, newest: 'typing', isScan: false, endedAt: Number.NEGATIVE_INFINITY, endsBy: 'unknown' };

/** Takes the next key. */
export function takeStroke(before: WedgeState, stroke: Stroke, nature: Nature): Step {
  const last = before.run.at(-1)?.at ?? stroke.at;
  const isApart = stroke.at - last > patience[before.endsBy].gap;
  const ended = before.isScan && !isApart ? { state: before, deeds: [] } : letPass(before, isApart ? Number.POSITIVE_INFINITY : stroke.at);
  const state = isApart ? rest(ended.state) : ended.state;
  const next = state.isScan ? growScan(state, stroke) : growers[nature](state, stroke);
  return { ...next, deeds: [...ended.deeds, ...next.deeds] };
}

/**
 * Lets time pass: held keys that stayed alone are released, a scan followed by silence is complete. The run is remembered: should the
 * next key turn out to have been pressed right behind it (the page was busy), what was released is taken back.
 */
export function letPass(state: WedgeState, now: number): Pick<Step, 'state' | 'deeds'> {
  const due = dueAt(state);
  if (due === null || now <= due) return { state, deeds: [] };
  return state.isScan ? endScan(state) : release(state);
}

/** Gives every held key back at once: the focus is about to move, or the window to lose it. A scan under way is completed. */
export const letGo = (state: WedgeState): Pick<Step, 'state' | 'deeds'> => (state.isScan ? endScan(state) : release(state));

/** The time at which `letPass` has something to do, or null. */
export function dueAt(state: WedgeState): number | null {
  const last = state.run.at(-1);
  if (last === undefined) return null;
  if (state.isScan) return last.at + patience[state.endsBy].silence;
  return state.out < state.run.length ? last.at + HOLD_MS[state.newest] : null;
}

const growers: Readonly<Record<Nature, (state: WedgeState, stroke: Stroke) => Step>> = {
  typing: (state, stroke) => growKey(state, stroke, 'typing'),
  command: (state, stroke) => growKey(state, stroke, 'command'),
  uncertain: growUncertain,
  other: giveWay,
};

function growRun(state: WedgeState, stroke: Stroke): Step {
  if (isEnd(stroke)) return endRun(state, stroke);
  const kept = forget({ ...state, run: [...state.run, stroke] });
  const start = findStart(kept);
  if (!isPaced(kept, start, paces)) return { state: kept, deeds: [], fate: 'hold' };
  const { state: scan, deeds } = beginScan(kept, start);
  return { state: scan, deeds, fate: 'hold' };
}

/** A key behind one of command that was pressed longer before than any scanner would: that one is a person's, and goes first. */
function growKey(before: WedgeState, stroke: Stroke, newest: WedgeState['newest']): Step {
  const gap = stroke.at - (before.run.at(-1)?.at ?? stroke.at);
  const isApart = before.newest === 'command' && gap > (isInRow(before) ? patience[before.endsBy].gap : COMMANDS_APART_MS);
  const { state, deeds } = isApart ? release(before) : { state: before, deeds: [] };
  const next = growRun({ ...state, newest }, stroke);
  return { ...next, deeds: [...deeds, ...next.deeds] };
}

/** A key that cannot be played again goes to the page behind the held ones, and is remembered as given back: it may have to be undone. */
function growUncertain(state: WedgeState, stroke: Stroke): Step {
  const kept = forget({ ...state, run: [...state.run, stroke] });
  const start = findStart(kept);
  if (!isPaced(kept, start, paces)) return { state: { ...kept, out: kept.run.length }, deeds: release(state).deeds, fate: 'pass' };
  const { state: scan, deeds } = beginScan(kept, start);
  return { state: scan, deeds, fate: 'hold' };
}

/** Enter or Tab after a run: the end of a short scan, or a person's. */
function endRun(state: WedgeState, stroke: Stroke): Step {
  // Some scanners send two ends (CR and LF): the second belongs to the scan before.
  if (state.run.length === 0 && stroke.at - state.endedAt < SECOND_END_MS)
    return { state: { ...state, endedAt: stroke.at }, deeds: [], fate: 'swallow' };
  const start = findStart(state);
  const last = state.run.at(-1);
  const isPrompt = last !== undefined && stroke.at - last.at <= (isInRow(state) ? patience[state.endsBy].gap : FOLLOW_MS);
  if (!isPrompt || !isPaced(state, start, pacesBeforeEnter)) return giveWay(state);
  const begun = beginScan(state, start);
  const grown = growScan(begun.state, stroke);
  return { ...grown, deeds: [...begun.deeds, ...grown.deeds] };
}

function growScan(state: WedgeState, stroke: Stroke): Step {
  const isLast = (stroke.code === 'Enter' || stroke.code === 'NumpadEnter' || stroke.key === 'Enter') && isComplete(state.run);
  if (!isLast) return { state: { ...state, run: [...state.run, stroke] }, deeds: [], fate: 'swallow' };
  const { state: after, deeds } = endScan({ ...state, run: [...state.run, stroke] });
  return { state: { ...after, endsBy: 'enter' }, deeds, fate: 'swallow' };
}

function endScan(state: WedgeState): Pick<Step, 'state' | 'deeds'> {
  const endedAt = state.run.at(-1)?.at ?? state.endedAt;
  return { state: { ...quiet, endedAt, endsBy: 'silence' }, deeds: [{ kind: 'scan', strokes: state.run }] };
}

/** From `start` on the run is a scan: what lies before is given back, what had been given back of it is taken away again. */
function beginScan(state: WedgeState, start: number): Pick<Step, 'state' | 'deeds'> {
  const typed = state.run.slice(state.out, Math.max(start, state.out));
  const leaked = state.run.slice(start, state.out);
  const deeds: Deed[] = [{ kind: 'burst' }];
  if (leaked.length > 0) deeds.unshift({ kind: 'retract', strokes: leaked });
  if (typed.length > 0) deeds.unshift({ kind: 'release', strokes: typed });
  return { state: { ...state, run: state.run.slice(start), out: 0, isScan: true }, deeds };
}

function release(state: WedgeState): Pick<Step, 'state' | 'deeds'> {
  const strokes = state.run.slice(state.out);
  return { state: { ...state, out: state.run.length }, deeds: strokes.length > 0 ? [{ kind: 'release', strokes }] : [] };
}

/** Nothing held; what was learnt is kept. */
const rest = ({ endedAt, endsBy }: WedgeState): WedgeState => ({ ...quiet, endedAt, endsBy });

/** A key that is no part of a scan: held ones go first, so that the order stays. */
function giveWay(state: WedgeState): Step {
  return { state: rest(state), deeds: release(state).deeds, fate: 'pass' };
}

/** Index of the first key of the newest evenly paced stretch. The pace decides how long a gap may be. */
function findStart(state: WedgeState): number {
  const { run } = state;
  const limit = isInRow(state) ? patience[state.endsBy].gap : Math.max(apartMs(state), 2.5 * quantile(gaps(run.slice(-6)), 0.5));
  let start = run.length - 1;
  while (start > 0 && (run[start]?.at ?? 0) - (run[start - 1]?.at ?? 0) <= limit) start -= 1;
  return Math.max(0, start);
}

const apartMs = ({ newest }: WedgeState): number => (newest === 'command' ? COMMANDS_APART_MS : FOLLOW_MS);

const isInRow = ({ run, endedAt }: WedgeState): boolean => (run[0]?.at ?? Number.POSITIVE_INFINITY) - endedAt <= ROW_MS;

/** Even enough, too: a person who rolls four keys at once still pauses after them. */
function isPaced(state: WedgeState, start: number, rules: readonly { readonly keys: number; readonly medianMs: number }[]): boolean {
  const between = gaps(state.run.slice(start));
  const pace = quantile(between, 0.5);
  const isEven = isInRow(state) || quantile(between, 0.8) <= apartMs(state);
  return isEven && rules.some(({ keys, medianMs }) => between.length + 1 >= keys && pace <= medianMs);
}

/** Keys enough to see how a payload begins: what a scanner puts before it, then `BEGIN:VCALENDAR`. */
const HEAD = 40;

/** Does Enter end this payload, whatever keyboard its scanner is set to? A card's lines are parted by Enter too: it ends with its own last word. */
function isComplete(run: readonly Stroke[]): boolean {
  const readers = [
    ...keyLayouts.map((layout) => (keys: readonly Stroke[]) => readKeys(keys, { ...firstScanner, layout }).text),
    (keys: readonly Stroke[]) => keys.map(readLayoutCharacter).join(''),
  ];
  return readers.every((read) => !opening.test(read(run.slice(0, HEAD))) || isWhole(read(run)));
}

/** A card, behind at most a few characters that the scanner puts first (`]Q1`). */
const opening = /^[^]{0,12}?(?:BEGIN:(VCARD|VEVENT|VCALENDAR)|(MECARD|BIZCARD):)/i;

function isWhole(text: string): boolean {
  const kind = opening.exec(text);
  if (kind === null) return true;
  return kind[1] === undefined ? text.includes(';;') : new RegExp(`END:${kind[1]}\\s*$`, 'i').test(text);
}

function forget(state: WedgeState): WedgeState {
  const old = Math.min(state.out, state.run.length - MEMORY);
  return old > 0 ? { ...state, run: state.run.slice(old), out: state.out - old } : state;
}

const isEnd = ({ key }: Stroke): boolean => key === 'Enter' || key === 'Tab';

const gaps = (run: readonly Stroke[]): readonly number[] => run.slice(1).map((stroke, i) => stroke.at - (run[i]?.at ?? 0));

function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.POSITIVE_INFINITY;
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

import type { Symbology } from '#shared/domain/scan.ts';
import type { Sight } from './coach.ts';
import { CELL, locateCode } from './coachLocate.ts';
import { adviceFor, measureCode } from './coachSight.ts';
import type { Read } from './passes.ts';
import { shrink, type Grey } from './pixels.ts';

/** Share of the frame's mean shade by which a square must change to have moved, within bounds: its pixels average the noise away. */
const MOVED = { share: 0.04, least: 1.2, most: 4 } as const;
/** A frame with fewer squares changed than this is the one before. Not the mean of all: a small badge in a hand moves few of them. */
const FEWEST_MOVED = 3;
/** Frames for which a square counts as moving: one to two seconds. */
const TRAIL = 20;
/** The whole picture moves in this share of its squares, or a hand does. */
const LEAST_MOVING = 0.004;
/** More than this share moves when the laptop is pushed or carried: then posters look like badges. */
const MOST_MOVING = 0.7;
/** Frames without a read before the coach looks at all, and then every so many: reading comes first. */
const LOOK_AFTER = 5;
const LOOK_EVERY = 3;
/** Mean shade below which a booth is dark. */
const DARK = 45;
/** Kinds whose marks zxing-cpp does not find in a wall; a corner of a poster is a Data Matrix to it. */
const marked: ReadonlySet<Symbology> = new Set(['QR', 'Aztec', 'PDF417']);

/** Watches a camera's frames for the coach: remembers where something moved. */
export type CoachEye = {
  /** Takes the next frame; answers whether it shows what the last frame that moved did. */
  readonly take: (frame: Grey) => boolean;
  /** What the frame last taken shows, given what the decoder found in it; null when it was not looked at closely. */
  readonly look: (found: readonly Read[], isRead: boolean) => Sight | null;
};

/** An eye for one camera. */
export function newCoachEye(): CoachEye {
  let frame: Grey = { data: new Uint8Array(1), width: 1, height: 1 };
  let before: Grey | null = null;
  // not the frame before: a badge that creeps moves too
  let anchor: Grey | null = null;
  let trail: Grey = frame;
  let unread = 0;
  return {
    take: (next) => {
      frame = next;
      const small = shrink(next, CELL);
      const isStill = anchor !== null && countMoved(anchor, small) < FEWEST_MOVED;
      anchor = isStill ? anchor : small;
      trail = fade(trail, before, small);
      before = small;
      return isStill;
    },
    look: (found, isRead) => {
      unread = isRead ? 0 : unread + 1;
      if (isRead) return { kind: 'read' };
      const marks = found.find(({ isValid, symbology }) => !isValid && marked.has(symbology));
      const isDue = unread >= LOOK_AFTER && unread % LOOK_EVERY === 0;
      if (marks === undefined && !isDue) return null;
      const moving = trail.data.filter((left) => left > 0).length;
      const isMoving = moving >= Math.max(2, LEAST_MOVING * trail.data.length);
      const isShaken = moving > MOST_MOVING * trail.data.length;
      const box = isMoving ? (marks?.box ?? (isShaken ? null : locateCode(frame, trail))) : null;
      if (box !== null) return { kind: 'code', box, advice: adviceFor(measureCode(frame, box)) };
      return { kind: 'nothing', isMoving, isDark: before !== null && meanOf(before) < DARK };
    },
  };
}

/** Each square's frames left to count as moving. */
function fade(trail: Grey, before: Grey | null, now: Grey): Grey {
  const isSame = before !== null && trail.data.length === now.data.length;
  const least = leastChange(now);
  const data = now.data.map((shade, i) => {
    const left = isSame ? Math.max(0, (trail.data[i] ?? 0) - 1) : 0;
    return before !== null && Math.abs(shade - (before.data[i] ?? shade)) >= least ? TRAIL : left;
  });
  return { ...now, data };
}

function countMoved(a: Grey, b: Grey): number {
  if (a.data.length !== b.data.length) return a.data.length + b.data.length;
  const least = leastChange(b);
  return a.data.reduce((sum, shade, i) => sum + (Math.abs(shade - (b.data[i] ?? 0)) >= least ? 1 : 0), 0);
}

const meanOf = ({ data }: Grey): number => data.reduce((sum, shade) => sum + shade, 0) / Math.max(1, data.length);

const leastChange = (small: Grey): number => Math.min(MOVED.most, Math.max(MOVED.least, MOVED.share * meanOf(small)));

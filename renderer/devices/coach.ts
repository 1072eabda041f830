import type { Box } from '#shared/domain/scan.ts';
import type { Advice } from './coachSight.ts';

/** What one camera frame showed: a code that was read, one that was not (with the reason), or no code. */
export type Sight =
  | { readonly kind: 'read' }
  | { readonly kind: 'code'; readonly advice: Advice; readonly box: Box }
  | { readonly kind: 'nothing'; readonly isMoving: boolean; readonly isDark: boolean };

/** One piece of advice, and the code it is about; null where none was found at all. */
export type Said = { readonly advice: Advice; readonly box: Box | null; readonly at: number };

/** What the coach remembers between two frames. `said` is what is on the screen now. */
export type Coach = {
  readonly said: Said | null;
  /** Times are ms of the caller's clock; null: not now. */
  readonly lastSaidAt: number | null;
  readonly codeSince: number | null;
  readonly codeAt: number | null;
  readonly votes: readonly Advice[];
  readonly movingSince: number | null;
  readonly movedAt: number | null;
  /** The one word about an empty picture has been said for this visitor. */
  readonly hasSaidNothing: boolean;
  /** Advices one after the other that led to no read. */
  readonly ignored: number;
};

/** Nothing seen, nothing said. */
export const newCoach: Coach = {
  said: null,
  lastSaidAt: null,
  codeSince: null,
  codeAt: null,
  votes: [],
  movingSince: null,
  movedAt: null,
  hasSaidNothing: false,
  ignored: 0,
};

/** A code unread for this long gets a word, ms. */
const CODE_AFTER = 800;
/** Movement without any code for this long gets a word, once, ms. */
const NOTHING_AFTER = 4000;
/** At most one advice in this time, ms. */
const SAY_EVERY = 4000;
/** An advice stays at least this long, so that it can be read, ms; only a read takes it away sooner. */
const STAYS = 1500;
/** After this long without a sight of it a code, or a visitor, has gone, ms. Some frames of the cycle see nothing. */
const CODE_GONE = 1500;
const MOVER_GONE = 3000;
/** Said this often in vain, the coach is silent until another code or visitor. */
const MOST_IGNORED = 3;
/** Frames whose reasons are weighed against each other. */
const VOTES = 9;
/** Fewer are a passing likeness. A sight of nothing takes one away. */
const LEAST_VOTES = 3;

/** Takes the sight of one frame at `now` (ms, any clock) and answers the coach after it. Frames skipped at rest are not shown to it. */
export function coachFrame(coach: Coach, sight: Sight, now: number): Coach {
  switch (sight.kind) {
    case 'read':
      return newCoach;
    case 'code':
      return sayCode(takeCode(coach, sight.advice, now), sight.box, now);
    case 'nothing':
      return sayNothing(takeNothing(coach, sight.isMoving, now), sight.isDark, now);
  }
}

function takeCode(before: Coach, advice: Advice, now: number): Coach {
  const isNew = before.codeAt === null || now - before.codeAt > CODE_GONE;
  const isOther = before.codeAt !== null && now - before.codeAt > MOVER_GONE;
  return {
    ...before,
    codeSince: isNew ? now : before.codeSince,
    codeAt: now,
    votes: [...(isNew ? [] : before.votes), advice].slice(-VOTES),
    movingSince: before.movingSince ?? now,
    movedAt: now,
    ignored: isOther ? 0 : before.ignored,
  };
}

function sayCode(coach: Coach, box: Box, now: number): Coach {
  const advice = mostOf(coach.votes);
  const { said } = coach;
  // the outline follows the code while the words stay
  const kept = said === null || said.box === null ? said : { ...said, box };
  const isDue = coach.codeSince !== null && now - coach.codeSince >= CODE_AFTER && coach.votes.length >= LEAST_VOTES;
  const isSaid = said !== null && said.box !== null && said.advice === advice;
  if (!isDue || isSaid || !maySay(coach, now)) return { ...coach, said: kept };
  return say(coach, { advice, box, at: now });
}

function takeNothing(before: Coach, isMoving: boolean, now: number): Coach {
  const isGone = before.movedAt !== null && now - before.movedAt > MOVER_GONE;
  const isOver = before.said !== null && now - before.said.at >= STAYS && isStale(before, now);
  const base = { ...before, votes: before.votes.slice(1), said: isOver ? null : before.said };
  if (isMoving) {
    const isOther = before.movedAt === null || isGone;
    return {
      ...base,
      movedAt: now,
      movingSince: isOther ? now : (before.movingSince ?? now),
      ...(isOther ? { hasSaidNothing: false, ignored: 0 } : {}),
    };
  }
  return isGone ? { ...base, movingSince: null, said: null } : base;
}

/** A word about a code goes when the code has gone; a word about an empty picture after its time. */
const isStale = ({ said, codeAt }: Coach, now: number): boolean =>
  said?.box === null ? now - said.at >= NOTHING_AFTER : codeAt === null || now - codeAt > CODE_GONE;

function sayNothing(coach: Coach, isDark: boolean, now: number): Coach {
  const isDue = coach.movingSince !== null && now - coach.movingSince >= NOTHING_AFTER && coach.movedAt === now;
  if (!isDue || coach.hasSaidNothing || coach.said !== null || !maySay(coach, now)) return coach;
  return { ...say(coach, { advice: isDark ? 'light' : 'closer', box: null, at: now }), hasSaidNothing: true };
}

const maySay = ({ lastSaidAt, ignored }: Coach, now: number): boolean =>
  ignored < MOST_IGNORED && (lastSaidAt === null || now - lastSaidAt >= SAY_EVERY);

const say = (coach: Coach, said: Said): Coach => ({ ...coach, said, lastSaidAt: said.at, ignored: coach.ignored + 1 });

/** The reason given most often lately; of two as frequent, the later. */
function mostOf(votes: readonly Advice[]): Advice {
  const times = (advice: Advice): number => votes.filter((vote) => vote === advice).length;
  return votes.reduce((best, vote) => (times(vote) >= times(best) ? vote : best), votes[0] ?? 'still');
}

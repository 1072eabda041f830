import type { DayAxis, Stretch } from './dayAxis.ts';

/** Where a stretch lies on an axis: parts of its whole length, 0 to 1. `isCut`: it goes on before or after. */
export type Place = { readonly top: number; readonly height: number; readonly isCut: boolean };

/** A block among others at the same time: the lane it has, of how many. */
export type Block<T extends Stretch> = Place & { readonly item: T; readonly lane: number; readonly lanes: number };

/** Where a stretch lies on an axis; null when no part of it is in view. */
export function placeOf({ startsAt, endsAt }: Stretch, axis: Pick<DayAxis, 'startsAt' | 'endsAt'>): Place | null {
  const begin = Math.max(startsAt, axis.startsAt);
  const end = Math.min(endsAt, axis.endsAt);
  if (end <= begin) return null;
  const whole = axis.endsAt - axis.startsAt;
  return { top: (begin - axis.startsAt) / whole, height: (end - begin) / whole, isCut: startsAt < begin || endsAt > end };
}

/** Blocks of a column: what shares time stands side by side, each in the first lane that is free; what does not has the whole width. */
export function layBlocks<T extends Stretch>(items: readonly T[], axis: Pick<DayAxis, 'startsAt' | 'endsAt'>): Block<T>[] {
  const blocks: Block<T>[] = [];
  let group: (Place & { item: T; lane: number })[] = [];
  let ends: number[] = [];
  const close = (): void => {
    blocks.push(...group.map((one) => ({ ...one, lanes: ends.length })));
    group = [];
    ends = [];
  };
  for (const item of items.toSorted((a, b) => a.startsAt - b.startsAt || b.endsAt - a.endsAt)) {
    const place = placeOf(item, axis);
    if (place === null) continue;
    if (ends.every((end) => end <= item.startsAt)) close();
    const free = ends.findIndex((end) => end <= item.startsAt);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = item.endsAt;
    group.push({ ...place, item, lane });
  }
  close();
  return blocks;
}

/** What is left of an axis when these stretches are taken out: the hours nobody works. */
export function gapsOf(stretches: readonly Stretch[], axis: Stretch): Stretch[] {
  const gaps: Stretch[] = [];
  let at = axis.startsAt;
  for (const { startsAt, endsAt } of stretches.toSorted((a, b) => a.startsAt - b.startsAt)) {
    if (startsAt > at) gaps.push({ startsAt: at, endsAt: Math.min(startsAt, axis.endsAt) });
    at = Math.max(at, endsAt);
    if (at >= axis.endsAt) break;
  }
  if (at < axis.endsAt) gaps.push({ startsAt: at, endsAt: axis.endsAt });
  return gaps.filter(({ startsAt, endsAt }) => endsAt > startsAt);
}

import type { Confidence } from '#shared/domain/scan.ts';
import { CARD_FIELDS, type CardField, type Count } from './cardScore.ts';

/** One field of one card: how sure it was said to be, and whether all that was given was right. */
export type Said = { readonly field: CardField; readonly said: number; readonly isRight: boolean };

const EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01] as const;

/** The fields that were given on a card, each with what was said of it. */
export const saidOf = (score: Readonly<Record<CardField, Count>>, confidence: Confidence): Said[] =>
  CARD_FIELDS.flatMap((field) => {
    const said = confidence[field];
    const { got, right } = score[field];
    return got === 0 || said === undefined ? [] : [{ field, said, isRight: right === got }];
  });

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const binOf = (all: readonly Said[], at: number): Said[] =>
  all.filter(({ said }) => said >= (EDGES[at] ?? 0) && said < (EDGES[at + 1] ?? 0));

/** Expected calibration error: how far what is said lies from how often it is right, mean over the fields. */
export const calibrationError = (all: readonly Said[]): number =>
  EDGES.slice(0, -1).reduce((sum: number, _, at) => {
    const bin = binOf(all, at);
    return sum + Math.abs(mean(bin.map(({ said }) => said)) - mean(bin.map(({ isRight }) => Number(isRight)))) * bin.length;
  }, 0) / Math.max(1, all.length);

/** Right of given, for each kind of field and each range of what was said. */
export function reliabilityTable(all: readonly Said[]): string[] {
  const ranges = EDGES.slice(0, -1).map((from, at) => `${from}-${Math.min(1, EDGES[at + 1] ?? 1)}`);
  const row = (name: string, some: readonly Said[]): string =>
    [
      name,
      ...ranges.map((_, at) => {
        const bin = binOf(some, at);
        return bin.length === 0 ? '' : `${bin.filter(({ isRight }) => isRight).length}/${bin.length}`;
      }),
      calibrationError(some).toFixed(3),
    ].join(' | ');
  const kinds = CARD_FIELDS.map((field) =>
    row(
      field,
      all.filter((each) => each.field === field),
    ),
  );
  return [['said', ...ranges, 'error'].join(' | '), ...kinds, row('all', all)];
}

import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';

type Months = ShowFigures['pipelineByMonth'];

/** Pipeline of a month, of all later than are drawn, or of those without a month. */
export type PipelineBar = {
  readonly kind: 'month' | 'later' | 'none';
  readonly month: string;
  readonly amount: number;
  readonly leads: number;
};

const sumOf = (kind: PipelineBar['kind'], some: Months): PipelineBar[] =>
  some.length === 0
    ? []
    : [
        {
          kind,
          month: '',
          amount: some.reduce((sum, { amount }) => sum + amount, 0),
          leads: some.reduce((sum, { leads }) => sum + leads, 0),
        },
      ];

/** The months that have a pipeline, the first `most` of them; all later ones together, and those without a month. Nothing is left out of the sum. */
export function pipelineBars(months: Months, most: number): PipelineBar[] {
  const dated = months.filter(({ month }) => month !== '');
  return [
    ...dated.slice(0, most).map((one) => ({ kind: 'month' as const, ...one })),
    ...sumOf('later', dated.slice(most)),
    ...sumOf(
      'none',
      months.filter(({ month }) => month === ''),
    ),
  ];
}

import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';

/** Pipeline of a month (`2026-03`), of all before this one, of all later than are drawn, or of those that have no month. */
export type MonthPart = {
  readonly kind: 'month' | 'late' | 'later' | 'none';
  readonly month: string;
  readonly amount: number;
  readonly leads: number;
};

/** Months that are drawn one by one: a year. */
const DRAWN = 12;

/** The month after one. */
const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number >= 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** Months from this one to the last that has any pipeline, at most a year of them, none left out: an empty month is an answer too. */
function monthsFrom(thisMonth: string, last: string): string[] {
  const months: string[] = [];
  for (let month = thisMonth; month <= last && months.length < DRAWN; month = nextMonth(month)) months.push(month);
  return months;
}

/** The pipeline as it is drawn: what is overdue, then month by month, what comes later, what has no month. */
export function pipelineMonths(pipeline: ShowFigures['pipelineByMonth'], today: string): MonthPart[] {
  const thisMonth = today.slice(0, 7);
  const dated = pipeline.filter(({ month }) => month !== '');
  const drawn = monthsFrom(thisMonth, dated.at(-1)?.month ?? '');
  const lastDrawn = drawn.at(-1) ?? thisMonth;
  const part = (kind: MonthPart['kind'], month: string, some: ShowFigures['pipelineByMonth']): MonthPart => ({
    kind,
    month,
    amount: some.reduce((sum, { amount }) => sum + amount, 0),
    leads: some.reduce((sum, { leads }) => sum + leads, 0),
  });
  const late = part(
    'late',
    '',
    dated.filter(({ month }) => month < thisMonth),
  );
  const later = part(
    'later',
    '',
    dated.filter(({ month }) => month > lastDrawn),
  );
  const none = part(
    'none',
    '',
    pipeline.filter(({ month }) => month === ''),
  );
  const months = drawn.map((month) =>
    part(
      'month',
      month,
      dated.filter((one) => one.month === month),
    ),
  );
  return [...(late.leads > 0 ? [late] : []), ...months, ...(later.leads > 0 ? [later] : []), ...(none.leads > 0 ? [none] : [])];
}
